import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { PATIENCE_MS } from '../tests/e2e/support/notes-page.ts';
import { type AppPerson, createAppPerson } from '../tests/package/app-person.ts';
import { type AppStart, driveByPort } from '../tests/package/installed-app.ts';
import { EMPTY_MAIN } from './support/empty-app.ts';
import { medianOf, report } from './support/figures.ts';
import { makeFullProfile } from './support/full-profile.ts';

const RUNS = 7;

/** Packs the app as it is installed, and lays it where its user can start it. */
function packApp(person: AppPerson): string {
  const root = path.join(import.meta.dirname, '..');
  const { status } = spawnSync(process.execPath, ['build/package.mjs', 'dir'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the app could not be packed');
  return copyOf(path.join(root, 'release/linux-unpacked'), path.join(person.home, 'app'));
}

/** The same program with an empty window in place of the app. */
async function packEmpty(person: AppPerson, app: string): Promise<string> {
  const empty = copyOf(app, path.join(person.home, 'empty'));
  const source = mkdtempSync(path.join(os.tmpdir(), 'commonplace-empty-'));
  writeFileSync(path.join(source, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.js' }));
  writeFileSync(path.join(source, 'main.js'), EMPTY_MAIN);
  const archive = path.join(empty, 'resources/app.asar');
  // A new file: the old one is the app's as well.
  for (const place of [archive, `${archive}.unpacked`]) rmSync(place, { recursive: true, force: true });
  await createPackage(source, archive);
  rmSync(source, { recursive: true });
  return empty;
}

function copyOf(from: string, to: string): string {
  const linked = spawnSync('cp', ['-al', from, to]).status === 0;
  if (!linked) {
    rmSync(to, { recursive: true, force: true });
    if (spawnSync('cp', ['-a', from, to]).status !== 0) throw new Error(`${from} could not be copied`);
  }
  spawnSync('chmod', ['-R', 'go+rX', to]);
  return to;
}

/** From the launch of the process until its window shows what is waited for. */
async function measure(start: AppStart, selector: string): Promise<number> {
  const startedMs = performance.now();
  const { child, browser, page } = await driveByPort(start);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await page.locator(selector).first().waitFor({ timeout: PATIENCE_MS });
  const durationMs = performance.now() - startedMs;
  await page.evaluate(() => window.close()).catch(() => undefined);
  await ended;
  await browser.close().catch(() => undefined);
  return durationMs;
}

async function run(person: AppPerson): Promise<void> {
  const app = packApp(person);
  const empty = await packEmpty(person, app);
  const profile = await makeFullProfile();
  const executableIn = (dir: string): string => path.join(dir, 'commonplace');
  const floorStart = {
    person,
    executable: executableIn(empty),
    switches: [`--user-data-dir=${person.makeDir('empty-profile')}`],
  };
  const ourStart = { person, executable: executableIn(app), profile: profile.dir };
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < RUNS; round += 1) {
    floors.push(await measure(floorStart, 'body'));
    ours.push(await measure(ourStart, '[role=listbox] [role=option] >> text=/^Note /'));
  }
  profile.remove();
  const beside = { kind: 'floor', value: medianOf(floors) } as const;
  report({ name: 'start of the installed app to a list of 10,000 notes', value: medianOf(ours), unit: 'ms', beside });
}

const person = process.platform === 'linux' ? createAppPerson() : undefined;
if (person === undefined) {
  console.log('installed-start: not measured, it needs Linux and user namespaces');
} else {
  try {
    await run(person);
  } finally {
    person.remove();
  }
}
