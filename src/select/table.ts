/** Text → the records that a query goes through. */
import { csvRows } from './csv.ts';
import { fail, failAt, type Position } from './fault.ts';
import { jsonDocuments, jsonLines } from './json.ts';
import { columnIndex, expand, placeOf, stepsInside } from './lookup.ts';
import type { CsvInput, Question } from './question.ts';
import type { Path, Query } from './tree.ts';
import { Struct, type Value } from './value.ts';

/** What is read: the text, and the beginning of the object where the text is a range further inside. */
interface Text {
  readonly text: string;
  readonly head?: string;
}

/** Throws SelectFault. */
export function recordsOf(read: Text, { input }: Question, query: Query): Iterable<Value> {
  const { text } = read;
  if (input.kind === 'csv') return csvRecords(read, input, query);
  const roots = input.type === 'LINES' ? jsonLines(text) : jsonDocuments(text);
  return expanded(roots, query);
}

function* expanded(roots: Iterable<Value>, { from }: Query): Generator<Value> {
  for (const root of roots) yield* expand(root, from);
}

function csvRecords({ text, head }: Text, input: CsvInput, query: Query): Iterable<Value> {
  const { header } = input;
  if (query.from.length > 0) fail('InvalidKeyPath');
  const names = header === 'USE' ? headerOf(head ?? text, input) : [];
  for (const path of query.paths) checkColumn(path, query.names, header === 'USE' ? names : null);
  if (header === 'USE') checkMix(query, names);
  return structs(csvRows(text, input), names, header !== 'NONE' && head === undefined);
}

function headerOf(head: string, input: CsvInput): string[] {
  return csvRows(head, input).next().value ?? [];
}

function* structs(
  rows: Iterable<string[]>,
  header: readonly string[],
  skipFirst: boolean,
): Generator<Value> {
  let skip = skipFirst;
  const names = [...header];
  for (const row of rows) {
    while (names.length < row.length) names.push(`_${names.length + 1}`);
    if (!skip)
      yield new Struct(row.length < names.length ? names.slice(0, row.length) : names, row, true);
    skip = false;
  }
}

/** Columns are called by their names or by their positions, not both in one query. */
function checkMix({ paths, names }: Query, header: readonly string[]): void {
  const columns = paths.flatMap((path) => {
    const [column] = stepsInside(path.steps, names);
    return column?.kind === 'name' ? [{ name: column.name, at: path.at }] : [];
  });
  const isPosition = ({ name }: { name: string }) =>
    columnIndex(name) !== undefined && !header.includes(name);
  const position = columns.find(isPosition);
  if (position && !columns.every(isPosition)) invalidIndex(position.at);
}

function invalidIndex({ line, column }: Position): never {
  return fail(
    'InvalidColumnIndex',
    `The column index at line ${line}, column ${column} is invalid. Please check the service documentation and try again.`,
  );
}

/** Columns are checked before any record is read; `header` is null where the file has none that is used. */
function checkColumn(
  { steps, at }: Path,
  names: readonly string[],
  header: readonly string[] | null,
): void {
  const [column, ...more] = stepsInside(steps, names);
  if (column === undefined) return;
  if (column.kind !== 'name') failAt('InvalidKeyPath', 'Invalid key path', at);
  if (more.length > 0) failAt('InvalidTableAlias', 'Invalid table alias', at);
  if (column.kind !== 'name' || columnIndex(column.name) !== undefined) return;
  if (header === null) return invalidIndex(at);
  if (placeOf(header, column.name, column.quoted) < 0)
    fail(
      'MissingHeaders',
      'Some headers in the query are missing from the file. Please check the file and try again.',
    );
}
