import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAppPerson } from './app-person.ts';
import { findPackages, root } from './built-packages.ts';
import { testContents } from './contents.suite.ts';
import { obstacleToDeb, testDeb } from './deb.suite.ts';
import { testArchive, testRpm } from './elsewhere.suite.ts';
import { testEntries } from './entries.suite.ts';
import { hasTool } from './run-tool.ts';
import { Steps } from './steps.ts';

// Builds the Linux packages (`--built` takes those in release/) and tries them as a person would: installs, writes, shares,
// opens addresses, upgrades, removes. Some of it needs root; what is not tried is said.

const reportFile = join(root, 'test-results/package.json');

function build(): void {
  const { status } = spawnSync(process.execPath, ['build/package.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the packages could not be built');
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } });
  if (process.platform !== 'linux') throw new Error('these tests know Linux packages only');
  if (!values.built) build();
  const packages = findPackages();
  const steps = new Steps();
  await steps.chapter('contents', () => testContents(steps, packages));
  await steps.chapter('entries', () => testEntries(steps, packages));
  if (process.getuid?.() !== 0 || !hasTool('rpm')) steps.skip('the rpm', 'it needs root and rpm');
  else await steps.chapter('rpm', () => testRpm(steps, packages));
  const person = createAppPerson();
  if (!person) {
    steps.skip('every start of the app', 'this machine allows no user namespaces');
    return steps.finish(reportFile);
  }
  try {
    await steps.chapter('tar.gz', () => testArchive(steps, packages, person));
    const obstacle = obstacleToDeb();
    if (obstacle === undefined) await steps.chapter('deb', () => testDeb(steps, packages, person));
    else steps.skip('the deb', obstacle);
  } finally {
    person.remove();
  }
  return steps.finish(reportFile);
}

process.exitCode = await main();
