/** Adds up vitest's JSON reports into the one line `N passed, N failed`. A report that is missing counts as a failure. */
import { readFileSync } from 'node:fs';

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

function read(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    console.error(`no report at ${path}`);
    return { success: false, numPassedTests: 0, numFailedTests: 1 };
  }
}

const reports = process.argv.slice(2).map(read);
const passed = reports.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);
// A file that cannot be loaded fails a run without a failed test.
const failed = reports.reduce(
  (sum, { success, numFailedTests }) => sum + (success ? 0 : Math.max(1, numFailedTests)),
  0,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
