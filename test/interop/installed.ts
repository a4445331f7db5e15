/** Programs of the machine that the interop tests drive, if they are there. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a command runs. */
export function installed(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** A test group's name, with the reason when it is skipped. */
export const named = (name: string, there: boolean, wanted: string): string =>
  there ? name : `${name} (skipped: ${wanted} is not installed)`;

/** What AWS's tools read from the environment, and nothing of the machine's own configuration. */
export const credentials = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
  AWS_CA_BUNDLE: '',
  NO_PROXY: '127.0.0.1,localhost',
};

/** Runs a command to its end and gives its output. Rejects with its complaint. */
export async function output(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { stdout } = await run(command, args, {
    cwd,
    env: { ...process.env, ...credentials },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
