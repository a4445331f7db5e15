/**
 * `SELECT … FROM S3Object … WHERE … LIMIT …`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference-select.html
 */
import { type Cursor, cursorOf } from './cursor.ts';
import { fail, failAt, type Position } from './fault.ts';
import { parseExpression } from './parseExpression.ts';
import { parseSteps } from './parsePath.ts';
import type { Column, Expression, Query, Step } from './tree.ts';

/** Throws SelectFault. */
export function parseQuery(expression: string): Query {
  const cursor = cursorOf(expression);
  if (!cursor.takesKeyword('select'))
    cursor.unexpected('ParseUnexpectedToken', 'Unexpected token found');
  const list = parseList(cursor);
  if (!cursor.takesKeyword('from'))
    cursor.unexpected('ParseSelectMissingFrom', 'Missing FROM after SELECT list, found');
  const { from, names } = parseFrom(cursor);
  const columns = starred(list, names);
  const listed = cursor.aggregates;
  const where = cursor.takesKeyword('where') ? parseExpression(cursor) : undefined;
  if (cursor.aggregates > listed) fail('UnsupportedSqlOperation');
  refuseClauses(cursor);
  const limit = cursor.takesKeyword('limit') ? parseLimit(cursor) : undefined;
  cursor.takes('SEMICOLON');
  if (cursor.peek().type !== 'EOF')
    cursor.unexpected('ParseUnexpectedToken', 'Unexpected token found');
  const aggregates = listed > 0;
  if (aggregates && (columns === '*' || columns.some(({ expression: it }) => !isOfGroup(it))))
    fail('UnsupportedSqlStructure');
  return {
    columns,
    from,
    names,
    aggregates,
    paths: cursor.paths,
    ...(where && { where }),
    ...(limit !== undefined && { limit }),
  };
}

/** `*`, the `*` of one name, or columns. */
type List = '*' | { readonly star: string } | readonly Column[];

function parseList(cursor: Cursor): List {
  const { at } = cursor.peek();
  if (cursor.peek().text === 'from')
    cursor.unexpected('ParseEmptySelect', 'Found empty SELECT list');
  if (cursor.takes('STAR')) {
    if (cursor.peek().type === 'COMMA') alone(cursor);
    return '*';
  }
  if (cursor.peek(1).type === 'DOT' && cursor.peek(2).type === 'STAR') {
    const star = cursor.take().text;
    cursor.take();
    cursor.take();
    if (cursor.peek().type === 'COMMA') alone(cursor);
    return { star };
  }
  const columns: Column[] = [];
  do {
    if (cursor.peek().type === 'STAR') alone(cursor);
    const column = parseColumn(cursor, columns.length + 1);
    if (cursor.peek().type === 'DOT') misplacedStar(column, at);
    columns.push(column);
  } while (cursor.takes('COMMA'));
  return columns;
}

/** `.*` after anything but the name of the record. */
function misplacedStar({ expression }: Column, at: Position): never {
  const indexed =
    expression.kind === 'path' && expression.steps.some(({ kind }) => kind === 'index');
  return indexed
    ? failAt('ParseCannotMixSqbAndWildcardInSelectList', 'Cannot mix [] and * in SELECT list', at)
    : failAt('ParseInvalidContextForWildcardInSelectList', 'Invalid use of * in SELECT list', at);
}

function alone(cursor: Cursor): never {
  return cursor.unexpected(
    'ParseAsteriskIsNotAloneInSelectList',
    "Other expressions are not allowed in the SELECT list when '*' is used without dot notation, found",
  );
}

function parseColumn(cursor: Cursor, n: number): Column {
  const expression = parseExpression(cursor);
  const { type, text } = cursor.peek();
  if (cursor.takesKeyword('as')) return { expression, name: parseAlias(cursor) };
  if (type === 'IDENTIFIER' || type === 'QUOTED_IDENTIFIER') {
    cursor.take();
    return { expression, name: text };
  }
  return { expression, name: ownName(expression) ?? `_${n}` };
}

function parseAlias(cursor: Cursor): string {
  const { type, text } = cursor.peek();
  if (type !== 'IDENTIFIER' && type !== 'QUOTED_IDENTIFIER')
    cursor.unexpected('ParseExpectedIdentForAlias', 'Expected identifier for alias, found');
  cursor.take();
  return text;
}

/** A path is called by its last name. */
function ownName(expression: Expression): string | undefined {
  const last = expression.kind === 'path' ? expression.steps.at(-1) : undefined;
  return last?.kind === 'name' ? last.name : undefined;
}

function parseFrom(cursor: Cursor): { from: Step[]; names: string[] } {
  const table = cursor.peek();
  if (table.type === 'LEFT_PAREN') fail('UnsupportedSqlStructure');
  if (table.type === 'STRING' || table.type === 'EOF')
    cursor.unexpected('ParseExpectedExpression', 'Expected expression, found');
  cursor.take();
  // The documents of RestoreObject call it Object.
  if (!['s3object', 'object'].includes(table.text.toLowerCase()))
    failAt('InvalidDataSource', `Invalid data source ${table.text}`, table.at);
  const steps = parseSteps(cursor, true);
  if (steps.length > 0 && steps[0]?.kind !== 'all')
    failAt('InvalidKeyPath', 'Invalid key path', table.at);
  const last = steps.at(-1);
  const implied = last?.kind === 'name' ? [last.name] : [];
  const alias = cursor.takesKeyword('as')
    ? parseAlias(cursor)
    : ['IDENTIFIER', 'QUOTED_IDENTIFIER'].includes(cursor.peek().type)
      ? cursor.take().text
      : undefined;
  refuseMoreTables(cursor);
  const names = alias === undefined ? [...implied, table.text] : [alias, table.text];
  return { from: steps.slice(1), names };
}

function refuseMoreTables(cursor: Cursor): void {
  if (cursor.peek().type === 'COMMA') fail('MultipleDataSourcesUnsupported');
  if (['join', 'inner', 'left', 'right', 'outer', 'cross', 'full'].includes(cursor.peek().text))
    cursor.unexpected('ParseMalformedJoin', 'Malformed use of FROM with JOIN, found');
}

function refuseClauses(cursor: Cursor): void {
  const { type, text } = cursor.peek();
  if (type === 'KEYWORD' && ['group', 'having', 'union', 'intersect', 'except'].includes(text))
    fail('UnsupportedSqlStructure');
}

/** `s.*` is `*` where `s` is the record. */
function starred(list: List, names: readonly string[]): Query['columns'] {
  if (typeof list === 'string' || !('star' in list)) return list;
  const known = names.some((name) => name.toLowerCase() === list.star.toLowerCase());
  return known ? '*' : fail('InvalidTableAlias');
}

function parseLimit(cursor: Cursor): number {
  if (cursor.peek().text === '-' && cursor.peek(1).type === 'NUMBER')
    fail('EvaluatorNegativeLimit');
  if (!/^\d{1,15}$/.test(cursor.peek().text))
    cursor.unexpected('ParseExpectedNumber', 'Expected number, found');
  return Number(cursor.take().text);
}

/** Whether a column of a query with aggregates is one for all records. */
function isOfGroup(expression: Expression): boolean {
  if (expression.kind === 'path') return false;
  return expression.kind === 'aggregate' || operandsOf(expression).every(isOfGroup);
}

function operandsOf(expression: Expression): Expression[] {
  const found = Object.values(expression).flat(2) as unknown[];
  return found.filter(
    (value): value is Expression => typeof value === 'object' && value !== null && 'kind' in value,
  );
}
