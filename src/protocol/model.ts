/**
 * The wire as data: reads a table of operations and structs (grammar: top of s3/model.generated.ts) into shapes that
 * route, decode and encode walk. A struct is read when it is first asked for.
 */
import { readOperation, readStruct } from './modelLines.ts';
import type { OperationName } from './operation.ts';
import type { Operation, Struct } from './shapes.ts';

export type * from './shapes.ts';

/** The lines of a model, as generated: name → line. */
export interface ModelTable {
  readonly operations: Readonly<Record<string, string>>;
  readonly structs: Readonly<Record<string, string>>;
  readonly enums: Readonly<Record<string, string>>;
}

/** What a document is read and written by. */
export type Structs = Pick<Model, 'struct' | 'values'>;

export interface Model<Name extends string = OperationName> {
  readonly operations: ReadonlyMap<Name, Operation<Name>>;
  operation(name: Name): Operation<Name>;
  struct(name: string): Struct;
  /** The values of an enum, in AWS's order. */
  values(enumName: string): readonly string[];
}

/** `prefix` replaces the `~` of header names: `x-amz-` for S3. */
export function createModel<Name extends string = OperationName>(
  table: ModelTable,
  prefix: string,
): Model<Name> {
  const structs = new Map<string, Struct>();
  function struct(name: string): Struct {
    const known = structs.get(name) ?? readStruct(name, line(table.structs, name), prefix);
    structs.set(name, known);
    return known;
  }
  const operations = new Map<Name, Operation<Name>>();
  for (const [name, text] of Object.entries(table.operations)) {
    const operation = readOperation(name as Name, text, struct);
    operations.set(operation.name, operation);
  }
  return {
    operations,
    operation(name) {
      const operation = operations.get(name);
      if (!operation) throw new Error(`no operation ${name} in the model`);
      return operation;
    },
    struct,
    values: (enumName) => line(table.enums, enumName).split(' '),
  };
}

/** A table with more in it. A dialect may add operations, structs, enums and members; naming one that exists throws. */
export function extendTable(base: ModelTable, addition: Partial<ModelTable>): ModelTable {
  const structs = { ...base.structs };
  for (const [name, text] of Object.entries(addition.structs ?? {})) {
    const old = structs[name];
    if (old !== undefined) refuseTwins(old, text, name);
    structs[name] = old === undefined ? text : `${old} ${text}`.trim();
  }
  return {
    operations: merge(base.operations, addition.operations ?? {}),
    structs,
    enums: merge(base.enums, addition.enums ?? {}),
  };
}

function merge(
  base: Readonly<Record<string, string>>,
  addition: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const twin = Object.keys(addition).find((name) => name in base);
  if (twin !== undefined) throw new Error(`a dialect may not replace ${twin}`);
  return { ...base, ...addition };
}

function refuseTwins(old: string, added: string, struct: string): void {
  if (/^[<|]/.test(added)) throw new Error(`a dialect may not change what ${struct} is`);
  const names = (text: string) => text.split(' ').map((member) => /^\w+/.exec(member)?.[0] ?? '');
  const known = new Set(names(old));
  const twin = names(added).find((name) => known.has(name));
  if (twin !== undefined) throw new Error(`a dialect may not replace ${struct}.${twin}`);
}

function line(lines: Readonly<Record<string, string>>, name: string): string {
  const text = Object.hasOwn(lines, name) ? lines[name] : undefined;
  if (text === undefined) throw new Error(`no ${name} in the model`);
  return text;
}
