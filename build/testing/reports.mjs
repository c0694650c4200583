import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

const resultsDir = path.join(root, 'test-results');

/** The JSON reports that the test runners write, each with its way of counting. */
const counters = {
  'unit.json': (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  'integration.json': (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  'package.json': ({ passed, failed }) => ({ passed, failed }),
  'e2e.json': ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
};

/** Where vitest writes its report of one stage. */
export const vitestReportFile = (stage) => path.join(resultsDir, `${stage}.json`);

/** Forgets earlier results, so that a count never includes them. */
export function clearReports() {
  fs.rmSync(resultsDir, { recursive: true, force: true });
  fs.mkdirSync(resultsDir, { recursive: true });
}

/** Adds up what the stages that ran have reported. */
export function countResults() {
  const total = { passed: 0, failed: 0 };
  for (const [name, count] of Object.entries(counters)) {
    const file = path.join(resultsDir, name);
    if (!fs.existsSync(file)) continue;
    const { passed, failed } = count(JSON.parse(fs.readFileSync(file, 'utf8')));
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
