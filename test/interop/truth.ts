/**
 * Replays AWS's recorded answers against the served simulator, and compares what passes with passing.txt.
 * That list may only grow: a listed scenario that fails is an error. `--accept` adds what newly passes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './served.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const truth = join(root, '../shared/truth');
const listed = fileURLToPath(new URL('./passing.txt', import.meta.url));

interface Report {
  readonly scenarios: readonly { readonly name: string; readonly passed: boolean }[];
}

async function replay(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'bucketlab-truth-'));
  const report = join(folder, 'report.json');
  const server = await serve();
  try {
    const file = join(truth, 'scenarios-open.json');
    const args = [
      join(truth, 'run.mjs'),
      '--file',
      file,
      '--endpoint',
      server.endpoint,
      '--json',
      report,
    ];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (status === 2) throw new Error('run.mjs could not run');
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

if (!existsSync(join(truth, 'run.mjs'))) {
  console.log('No recorded answers beside this repository: nothing to replay.');
  process.exit(0);
}

const { scenarios } = await replay();
const passing = scenarios.filter(({ passed }) => passed).map(({ name }) => name);
const before = existsSync(listed) ? readFileSync(listed, 'utf8').split('\n').filter(Boolean) : [];
const lost = before.filter((name) => !passing.includes(name));
const gained = passing.filter((name) => !before.includes(name));

console.log(
  `${passing.length} of ${scenarios.length} scenarios pass, ${before.length} are listed.`,
);
if (process.argv.includes('--accept')) {
  writeFileSync(listed, `${[...before, ...gained].sort().join('\n')}\n`);
  console.log(`${gained.length} added to the list.`);
} else if (gained.length > 0) {
  console.log(`Newly passing: ${gained.join(', ')}`);
  console.log('Add them to the list: npm run test:truth -- --accept');
}
if (lost.length > 0) {
  console.error(`Passed before, and now fail: ${lost.join(', ')}`);
  process.exitCode = 1;
}
