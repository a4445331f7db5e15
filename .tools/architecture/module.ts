/** What the architecture test sees of a source file: what it imports, and how long it and its functions are. */
import { parseSync } from 'vite';

/** `to` is a path from the repository's root, or a package specifier. */
export interface Edge {
  readonly to: string;
  readonly typeOnly: boolean;
}

/** `lines` leaves out the lines of functions inside it, which are counted for themselves. */
export interface FunctionSize {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

export interface Module {
  readonly path: string;
  readonly lines: number;
  readonly edges: readonly Edge[];
  readonly functions: readonly FunctionSize[];
  /** It says nothing of its own: every statement exports something from elsewhere. */
  readonly onlyReexports: boolean;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode);
}

/** `./x.ts` as seen from a file, as a path from the root; a package's specifier stays as it is. */
function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

function edgeOf(node: Node, path: string): Edge | undefined {
  const source = node['source'];
  if (!isNode(source) || typeof source['value'] !== 'string') return undefined;
  const to = resolve(path, source['value']);
  if (node.type === 'TSImportType') return { to, typeOnly: true };
  if (node.type === 'ImportExpression') return { to, typeOnly: false };
  const kind = node['importKind'] ?? node['exportKind'];
  const specifiers = (node['specifiers'] ?? []) as Node[];
  const allTypes =
    specifiers.length > 0 &&
    specifiers.every((s) => (s['importKind'] ?? s['exportKind']) === 'type');
  return { to, typeOnly: kind === 'type' || allTypes };
}

/** Reads one file's source. Throws when it does not parse. */
export function readModule(path: string, source: string): Module {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length;
  const span = (node: Node) => lineOf(node.end) - lineOf(node.start) + 1;
  const edges: Edge[] = [];
  const functions: FunctionSize[] = [];

  /** Returns how many lines below `node` belong to functions inside it. */
  function visit(node: Node, name: string): number {
    const edge = edgeOf(node, path);
    if (edge) edges.push(edge);
    const named = (node['id'] ?? node['key']) as Node | null | undefined;
    const own = typeof named?.['name'] === 'string' ? named['name'] : name;
    const inside = childrenOf(node).reduce((sum, child) => sum + visit(child, own), 0);
    if (!functionTypes.has(node.type)) return inside;
    functions.push({ name: own, line: lineOf(node.start), lines: span(node) - inside });
    return span(node) - 1;
  }

  visit(program as unknown as Node, '(top)');
  const lines = source.trimEnd().split('\n').length;
  const onlyReexports = (program.body as unknown as Node[]).every((node) => isNode(node['source']));
  return { path, lines, edges, functions, onlyReexports };
}
