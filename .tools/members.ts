/** `npm run members`: every member of the operations on objects, and the file of semantics that reads it. */
import { spawnSync } from 'node:child_process';

const args = ['run', 'test/semantics/unread.test.ts', '--project=node', '--silent=false'];
const { status } = spawnSync('vitest', [...args, '--disable-console-intercept=true'], {
  stdio: 'inherit',
  env: { ...process.env, MEMBERS: 'print' },
});
process.exitCode = status ?? 1;
