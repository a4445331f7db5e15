/** A client of the SDK as material: its schemas, and what its declarations add to them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Declarations, readDeclarations } from './declarations.ts';
import type { Schema } from './lines.ts';

export interface Source extends Declarations {
  readonly package: string;
  readonly version: string;
  readonly license: string;
  /** In the order of their names. */
  readonly schemas: readonly Schema[];
}

/** `only` names the operations that are wanted; left out, all are, with everything that the client has. */
export function readSource(name: string, sdk: object, only?: readonly string[]): Source {
  const packageFile = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version, license } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
    version: string;
    license: string;
  };
  const home = join(dirname(packageFile), 'dist-types/models');
  const models = readdirSync(home).filter((file) => /^(enums|models_\d+)\.d\.ts$/.test(file));
  const declared = models.sort().map((file) => readFileSync(join(home, file), 'utf8'));
  const schemas = Object.entries(sdk)
    .filter(([key, value]) => key.endsWith('$') && Array.isArray(value))
    .map(([, value]) => value as unknown as Schema)
    .sort((a, b) => (a[2] < b[2] ? -1 : 1));
  return {
    package: name,
    version,
    license,
    schemas: only ? reachedFrom(schemas, only) : schemas,
    ...readDeclarations(declared),
  };
}

/** Those operations and the structs that they lead to. The errors of such a client have no members to keep. */
function reachedFrom(schemas: readonly Schema[], only: readonly string[]): readonly Schema[] {
  const reached = new Set<unknown>();
  const visit = (found: unknown): void => {
    const schema = typeof found === 'function' ? (found as () => unknown)() : found;
    if (!Array.isArray(schema) || reached.has(schema)) return;
    reached.add(schema);
    for (const inside of schema as unknown[]) visit(inside);
  };
  for (const schema of schemas) if (schema[0] === 9 && only.includes(schema[2])) visit(schema);
  return schemas.filter((schema) => reached.has(schema));
}
