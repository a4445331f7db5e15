/** The import table and the size budgets, as data. The reasons are in the README's section on the house. */
import type { Module } from './module.ts';

/** Folders or files, as path prefixes below `src/`; `packages` are prefixes of package specifiers. */
interface Allowance {
  readonly values: readonly string[];
  readonly types: readonly string[];
  readonly packages: readonly string[];
}

const allow = (
  values: readonly string[],
  types: readonly string[] = [],
  packages: readonly string[] = [],
): Allowance => ({ values, types, packages });

/** Who may import whom. Within a folder everyone may. */
const table: Readonly<Record<string, Allowance>> = {
  'lib/': allow([], [], ['hash-wasm', 'fast-xml-parser', '@noble/curves']),
  'world/': allow(['lib/']),
  'explain/': allow(['lib/']),
  'protocol/': allow(['lib/', 'world/', 'explain/'], [], ['type:@aws-sdk/client-s3']),
  'select/': allow(['lib/']),
  'storage/': allow(['lib/', 'world/'], [], ['idb', 'sorted-btree']),
  'semantics/': allow(
    [
      'lib/',
      'world/',
      'explain/',
      'protocol/errors.ts',
      'protocol/dialect.ts',
      'protocol/operation.ts',
      'protocol/failure.ts',
      'protocol/kms/errors.ts',
      'protocol/kms/operation.ts',
      'protocol/sts/errors.ts',
      'protocol/sts/operation.ts',
      'protocol/control/operation.ts',
      'select/question.ts',
      'storage/records.ts',
      'storage/recordId.ts',
      'storage/draft.ts',
    ],
    [
      'storage/accessPointRecords.ts',
      'storage/archiving.ts',
      'storage/annotation.ts',
      'storage/attributes.ts',
      'storage/bucketConfiguration.ts',
      'storage/webConfiguration.ts',
      'storage/diff.ts',
      'storage/objectLock.ts',
      'storage/table.ts',
    ],
  ),
  'pipeline/': allow([
    'lib/',
    'world/',
    'explain/',
    'protocol/',
    'select/',
    'storage/',
    'semantics/',
  ]),
  'simulator.ts': allow([
    'pipeline/',
    'lib/',
    'world/',
    'explain/',
    'protocol/',
    'storage/',
    'semantics/',
  ]),
  'worker/': allow(
    [
      'simulator.ts',
      'storage/',
      'explain/',
      'lib/',
      'world/',
      'protocol/message.ts',
      'protocol/fetch.ts',
      'scenarios/seed.ts',
      'scenarios/readyMade.ts',
    ],
    [],
    ['comlink'],
  ),
  'intercept/': allow(
    ['protocol/message.ts', 'protocol/fetch.ts'],
    ['simulator.ts'],
    ['msw', 'node:', '@mswjs/interceptors'],
  ),
  'scenarios/': allow(
    ['lib/', 'world/', 'explain/', 'protocol/', 'storage/snapshot.ts', 'storage/diff.ts'],
    ['simulator.ts', 'storage/'],
  ),
  'lessons/': allow(['scenarios/', 'explain/']),
  'ui/': allow(
    [
      'worker/client.ts',
      'worker/api.ts',
      'intercept/mswBrowser.ts',
      'scenarios/',
      'lessons/',
      'explain/',
      'lib/',
    ],
    ['protocol/', 'storage/', 'world/'],
    ['lit', '@lit', '@awesome.me/webawesome', '@aws-sdk/', '@smithy/'],
  ),
};

/** Package entries may import anything: they only re-export. */
export const isEntry = (path: string) => /^src\/(?!simulator\.ts)[^/]+\.ts$/.test(path);

const below = (path: string, prefixes: readonly string[]) =>
  prefixes.some((prefix) => path.startsWith(prefix));

/** Every import of `module` that the table does not allow, as a sentence. */
export function forbiddenImports(module: Module): string[] {
  if (isEntry(module.path)) return [];
  const path = module.path.replace(/^src\//, '');
  const room = Object.keys(table).find((prefix) => path.startsWith(prefix));
  const allowance = room === undefined ? undefined : table[room];
  if (room === undefined || !allowance) return [`${module.path} is in no folder of the table`];
  const { values, types, packages } = allowance;
  return module.edges
    .filter(({ to, typeOnly }) => {
      const target = to.replace(/^src\//, '');
      if (target === to)
        return !below(to, packages) && !(typeOnly && below(`type:${to}`, packages));
      return !below(target, [room, ...values, ...(typeOnly ? types : [])]);
    })
    .map(({ to, typeOnly }) => `${module.path} imports ${typeOnly ? 'types of ' : ''}${to}`);
}

/** Every import cycle, each once, as `a → b → a`. */
export function importCycles(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(path: string, trail: readonly string[]): void {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const { to } of byPath.get(path)?.edges ?? []) visit(to, [...trail, path]);
    done.add(path);
  }
  for (const { path } of modules) visit(path, []);
  return cycles;
}

/** The budget of one file: its lines, and the lines of each of its functions. */
function budgetOf(path: string): { file: number; fn: number } {
  if (path === 'src/simulator.ts') return { file: 150, fn: 40 };
  if (path.startsWith('src/intercept/')) return { file: 60, fn: 40 };
  if (path.startsWith('src/semantics/operations/')) return { file: 200, fn: 60 };
  return { file: 200, fn: 40 };
}

const hard = { file: 300, fn: 60 };

/**
 * Every file and function over its budget. `excused` maps a path, or `path#function`, to the reason
 * why it may pass its budget; nothing may pass the hard limit.
 */
export function overBudget(module: Module, excused: ReadonlyMap<string, string>): string[] {
  const budget = budgetOf(module.path);
  const check = (what: string, lines: number, soft: number, limit: number) =>
    lines > limit || (lines > soft && !excused.has(what))
      ? [`${what} has ${lines} lines, its budget is ${soft}`]
      : [];
  return [
    ...check(module.path, module.lines, budget.file, hard.file),
    ...module.functions.flatMap(({ name, lines }) =>
      check(`${module.path}#${name}`, lines, budget.fn, hard.fn),
    ),
  ];
}
