import { buildApp } from './build.mjs';
import { runChecks } from './check.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { runForeground } from './processes.mjs';
import { setup } from './setup.mjs';
import { prepareAppUser } from './testing/app-user.mjs';
import { obstacleToPackages } from './testing/packages.mjs';
import { clearReports, countResults, vitestReportFile } from './testing/reports.mjs';

const vitest = 'node_modules/vitest/vitest.mjs';
const playwright = 'node_modules/@playwright/test/cli.js';

const runVitest = (stage, projects, filters) => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReportFile(stage)}`];
  const args = [vitest, 'run', ...reporters, ...projects.map((name) => `--project=${name}`), ...filters];
  return runForeground(process.execPath, args);
};

/** One display and one app user around the whole end-to-end run. */
async function runEndToEnd(filters) {
  const appUser = prepareAppUser();
  const display = hasDisplay() ? undefined : await startVirtualDisplay({ isOpenToOtherUsers: true });
  const env = { ...process.env, ...appUser.env, ...(display && { DISPLAY: display.name }) };
  try {
    return await runForeground(process.execPath, [playwright, 'test', ...filters], { env });
  } finally {
    display?.close();
    appUser.close();
  }
}

/** Tries the packages as a person would, where that may change the machine: it installs one of them. */
async function runPackages() {
  const obstacle = obstacleToPackages();
  if (obstacle === undefined)
    return runForeground(process.execPath, ['build/run.mjs', '--app', 'tests/package/main.ts']);
  console.log(`package: SKIPPED, ${obstacle}`);
  return 0;
}

const runDemo = () => runForeground(process.execPath, ['build/run.mjs', '--app', 'tests/demo/main.ts']);

/** A stage is a name and a function that resolves to an exit code. */
const stages = {
  check: runChecks,
  unit: () => runVitest('unit', ['unit', 'renderer'], []),
  integration: () => runVitest('integration', ['integration'], []),
  build: () => buildApp().then(() => 0),
  e2e: runEndToEnd,
  demo: runDemo,
  package: runPackages,
};

/** The integration tests run the workers of the build; packaging comes last, because it builds a release. */
const suites = {
  all: ['check', 'build', 'unit', 'integration', 'e2e', 'package'],
  e2e: ['build', 'e2e'],
  couchdb: ['build', 'integration', 'e2e', 'demo'],
};

async function runStage(name, filters) {
  const startedAt = performance.now();
  console.log(`\n== ${name}`);
  let code = 1;
  try {
    code = await stages[name](filters);
  } catch (error) {
    console.error(error.message);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return code === 0;
}

/** Runs the stages of a suite until one fails; the last line sums up the tests that ran. */
async function runSuite(suite, filters) {
  clearReports();
  let isGreen = true;
  for (const name of suites[suite]) {
    isGreen = await runStage(name, filters);
    if (!isGreen) break;
  }
  const { passed, failed } = countResults();
  // A stage can fail without a failed test: a lint error, a file that does not load.
  console.log(`\n${passed} passed, ${isGreen ? failed : Math.max(failed, 1)} failed`);
  return isGreen ? 0 : 1;
}

const [suite = 'all', ...filters] = process.argv.slice(2);
try {
  if (!(suite in suites)) throw new Error(`there is no suite ${suite}; there are ${Object.keys(suites).join(', ')}`);
  if (suite === 'couchdb' && !process.env.COUCHDB_URL) {
    throw new Error('set COUCHDB_URL to a CouchDB with an admin in it, like http://admin:password@127.0.0.1:5984');
  }
  await setup();
  process.exit(await runSuite(suite, filters));
} catch (error) {
  console.error(`test: ${error.message}`);
  process.exit(1);
}
