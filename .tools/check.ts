/** `npm run check`: everything that must hold before code is shared, and which of it does not. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const environments = [
  'src/tsconfig.core.json',
  'src/tsconfig.node.json',
  'src/ui/tsconfig.json',
  'test/tsconfig.json',
];

const checks: readonly (readonly [name: string, ...command: string[]])[] = [
  ['format', 'biome', 'format', '.'],
  ['lint', 'oxlint', '--deny-warnings', '--report-unused-disable-directives'],
  ...environments.map((path) => [`types: ${path}`, 'tsc', '-p', path] as const),
  ['model unchanged', 'node', '.tools/model/generate.ts', '--check'],
  ['support table', 'node', '.tools/support.ts', '--check'],
  ['dead code', 'knip'],
  ['rule coverage', 'vitest', 'run', '--project', 'node', 'test/semantics/coverage.test.ts'],
  ['architecture', 'vitest', 'run', '--project', 'node', 'test/architecture.test.ts'],
];

const failed: string[] = [];
for (const [name, command, ...args] of checks) {
  const { status, stdout, stderr } = spawnSync(command ?? '', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status !== 0) {
    failed.push(name);
    console.log(`${stdout ?? ''}${stderr ?? ''}`);
  }
}
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
