/** The house keeps its shape: who imports whom, no cycles, sizes within budget, a tidy top level. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModule } from '../.tools/architecture/module.ts';
import {
  forbiddenImports,
  importCycles,
  isEntry,
  overBudget,
} from '../.tools/architecture/rules.ts';

const root = new URL('..', import.meta.url);

/** What may pass its budget (never the hard limit), and why. */
const excused: ReadonlyMap<string, string> = new Map([
  ['src/semantics/operations/index.ts', 'two lines for each of 112 operations, and nothing else'],
]);

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(new URL(path, root)));

const modules = tracked
  .filter((path) => /^src\/.*\.ts$/.test(path) && !path.endsWith('.generated.ts'))
  .map((path) => readModule(path, readFileSync(new URL(path, root), 'utf8')));

describe('the sources', () => {
  test('import only what the table allows', () => {
    expect(modules.flatMap(forbiddenImports)).toEqual([]);
  });

  test('that are package entries only re-export; the command line is a program', () => {
    const entries = modules.filter(({ path }) => isEntry(path) && path !== 'src/cli.ts');
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.filter(({ onlyReexports }) => !onlyReexports)).toEqual([]);
  });

  test('import in no circle', () => {
    expect(importCycles(modules)).toEqual([]);
  });

  test('stay within their size budgets', () => {
    expect(modules.flatMap((module) => overBudget(module, excused))).toEqual([]);
  });

  test('excuse nothing that no longer exists', () => {
    const known = modules.flatMap(({ path, functions }) => [
      path,
      ...functions.map(({ name }) => `${path}#${name}`),
    ]);
    expect([...excused.keys()].filter((what) => !known.includes(what))).toEqual([]);
  });
});

test('the top level holds only what it should', () => {
  const names = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
  const welcome = `src public test index.html package.json package-lock.json
    vite.config.ts tsconfig.json README.md LICENSE NOTICE`.split(/\s+/);
  const strangers = [...names].filter((name) => !name.startsWith('.') && !welcome.includes(name));
  expect(strangers).toEqual([]);
});

describe('a planted fault is reported', () => {
  const forbidden = (path: string, source: string) => forbiddenImports(readModule(path, source));

  test('semantics that reaches for IndexedDB', () => {
    const source = "import { openStore } from '../../storage/indexeddb.ts';";
    expect(forbidden('src/semantics/operations/Planted.ts', source)).toEqual([
      'src/semantics/operations/Planted.ts imports src/storage/indexeddb.ts',
    ]);
  });

  test('an adapter that takes more than the type of the simulator', () => {
    const path = 'src/intercept/planted.ts';
    const types = "import type { Simulator } from '../simulator.ts';";
    const inline = "import { type Simulator } from '../simulator.ts';";
    const values = "import { createSimulator } from '../simulator.ts';";
    expect([types, inline, values].map((source) => forbidden(path, source).length)).toEqual([
      0, 0, 1,
    ]);
  });

  test('a re-export, a dynamic import and an import type, as much as an import', () => {
    const path = 'src/lib/planted.ts';
    expect(forbidden(path, "export { x } from '../world/world.ts';")).toHaveLength(1);
    expect(forbidden(path, "const x = import('../world/world.ts');")).toHaveLength(1);
    expect(forbidden(path, "type X = import('../world/world.ts').World;")).toHaveLength(1);
  });

  test('a package that a folder has no business with', () => {
    expect(forbidden('src/semantics/planted.ts', "import { openDB } from 'idb';")).toHaveLength(1);
    expect(forbidden('src/storage/planted.ts', "import { openDB } from 'idb';")).toEqual([]);
  });

  test('a circle', () => {
    const a = readModule('src/lib/a.ts', "import './b.ts';");
    const b = readModule('src/lib/b.ts', "import type { A } from './a.ts';");
    expect(importCycles([a, b])).toEqual(['src/lib/a.ts → src/lib/b.ts → src/lib/a.ts']);
  });

  test('a function that is too long, but not for what its inner functions hold', () => {
    const inner = `const f = () => {\n${'x();\n'.repeat(30)}};\n`;
    const long = readModule('src/lib/long.ts', `function long() {\n${'x();\n'.repeat(45)}}`);
    const nested = readModule('src/lib/nested.ts', `function nested() {\n${inner.repeat(2)}}`);
    expect(overBudget(long, new Map())).toEqual([
      'src/lib/long.ts#long has 47 lines, its budget is 40',
    ]);
    expect(overBudget(nested, new Map())).toEqual([]);
  });
});
