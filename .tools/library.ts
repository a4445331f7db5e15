/** Builds the package into dist/lib: one ESM file and one declaration file a source file, imports left as they are. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist/lib/`;

rmSync(out, { recursive: true, force: true });
const tsc = ['-p', '.tools/tsconfig.library.json'];
const { status } = spawnSync('tsc', tsc, { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

// tsc rewrites the `.ts` of imports in its JavaScript, but neither in declarations nor in the worker's address.
const relativeTs = /(['"])(\.\.?\/[^'"\n]*)\.ts\1/g;
for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(?:js|d\.ts)$/.test(file)) continue;
  const text = readFileSync(out + file, 'utf8');
  const rewritten = text.replace(relativeTs, '$1$2.js$1');
  if (rewritten !== text) writeFileSync(out + file, rewritten);
}
chmodSync(`${out}cli.js`, 0o755);
console.log('dist/lib built');
