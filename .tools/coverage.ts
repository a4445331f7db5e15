/** `npm run coverage`: what every rule was seen doing over the walk, and what it never did. */
import { spawnSync } from 'node:child_process';

const args = ['run', 'test/semantics/coverage.test.ts', '--project=node', '--silent=false'];
const { status } = spawnSync('vitest', [...args, '--disable-console-intercept=true'], {
  stdio: 'inherit',
  env: { ...process.env, RULE_COVERAGE: 'print' },
});
process.exitCode = status ?? 1;
