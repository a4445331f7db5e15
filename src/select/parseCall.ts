/** Functions with their own words inside, and aggregates. */
import type { Cursor } from './cursor.ts';
import { failAt } from './fault.ts';
import type { AggregateName, DatePart, Expression } from './tree.ts';

type Parse = (cursor: Cursor) => Expression;

const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'];
const zoneParts = ['timezone_hour', 'timezone_minute'];

/** Functions, with how many operands they take. */
const functions = new Map<string, readonly [least: number, most: number]>([
  ['char_length', [1, 1]],
  ['character_length', [1, 1]],
  ['coalesce', [1, Number.POSITIVE_INFINITY]],
  ['date_add', [2, 2]],
  ['date_diff', [2, 2]],
  ['lower', [1, 1]],
  ['nullif', [2, 2]],
  ['to_string', [2, 2]],
  ['to_timestamp', [1, 2]],
  ['upper', [1, 1]],
  ['utcnow', [0, 0]],
]);

const aggregates: readonly string[] = ['count', 'sum', 'avg', 'min', 'max'];

export function parseCall(cursor: Cursor, parse: Parse): Expression {
  const { text, at } = cursor.take();
  const name = text.toLowerCase();
  open(cursor);
  if (aggregates.includes(name)) return aggregate(cursor, parse, name as AggregateName);
  if (name === 'substring') return substring(cursor, parse);
  if (name === 'trim') return trim(cursor, parse);
  if (name === 'extract') return extract(cursor, parse);
  const arity = functions.get(name);
  if (!arity) return failAt('UnsupportedFunction', `Unsupported function ${text}`, at);
  const part = name.startsWith('date_') ? datePart(cursor, parts) : undefined;
  if (part) delimiter(cursor);
  const operands = close(cursor, list(cursor, parse));
  if (operands.length < arity[0] || operands.length > arity[1])
    failAt(
      'EvaluatorInvalidArguments',
      `Incorrect number of arguments of ${text.toUpperCase()}`,
      at,
    );
  return { kind: 'call', name, operands, ...(part && { part }) };
}

const open = (cursor: Cursor) =>
  cursor.expect('LEFT_PAREN', 'ParseExpectedLeftParenBuiltinFunctionCall');

function close<T>(cursor: Cursor, inside: T): T {
  cursor.expect('RIGHT_PAREN', 'ParseExpectedRightParenBuiltinFunctionCall');
  return inside;
}

function delimiter(cursor: Cursor): void {
  cursor.expect('COMMA', 'ParseExpectedArgumentDelimiter');
}

function list(cursor: Cursor, parse: Parse): Expression[] {
  if (cursor.peek().type === 'RIGHT_PAREN') return [];
  const found = [parse(cursor)];
  while (cursor.takes('COMMA')) found.push(parse(cursor));
  return found;
}

function datePart(cursor: Cursor, known: readonly string[]): DatePart {
  const part = cursor.peek().text.toLowerCase();
  if (!known.includes(part))
    cursor.unexpected('ParseExpectedDatePart', 'Expected one of the date parts, found');
  cursor.take();
  return part as DatePart;
}

function aggregate(cursor: Cursor, parse: Parse, name: AggregateName): Expression {
  const { at } = cursor.peek();
  cursor.aggregates += 1;
  if (cursor.takes('STAR')) {
    if (name !== 'count')
      failAt(
        'ParseUnsupportedCallWithStar',
        'Function call, other than COUNT, with (*) as parameter is not supported',
        at,
      );
    return close(cursor, { kind: 'aggregate', name });
  }
  const outer = cursor.aggregates;
  const [operand, ...more] = list(cursor, parse);
  if (!operand || more.length > 0)
    failAt(
      'ParseNonUnaryAgregateFunctionCall',
      'Aggregate function calls take 1 argument only',
      at,
    );
  if (cursor.aggregates > outer)
    failAt('UnsupportedSqlOperation', 'An aggregate inside an aggregate is not supported', at);
  return close(cursor, { kind: 'aggregate', name, ...(operand && { operand }) });
}

/** `SUBSTRING(text FROM start FOR length)`, or with commas. */
function substring(cursor: Cursor, parse: Parse): Expression {
  const text = parse(cursor);
  const words = cursor.takesKeyword('from') !== undefined;
  if (!words) delimiter(cursor);
  const start = parse(cursor);
  const more = words ? cursor.takesKeyword('for') !== undefined : cursor.takes('COMMA');
  const operands = more ? [text, start, parse(cursor)] : [text, start];
  return close(cursor, { kind: 'call', name: 'substring', operands });
}

/** `TRIM([[LEADING | TRAILING | BOTH] [characters] FROM] text)`. */
function trim(cursor: Cursor, parse: Parse): Expression {
  const side = cursor.takesKeyword('leading', 'trailing', 'both');
  const name = `trim_${side ?? 'both'}`;
  if (side && cursor.takesKeyword('from'))
    return close(cursor, { kind: 'call', name, operands: [parse(cursor)] });
  const first = parse(cursor);
  if (cursor.takesKeyword('from'))
    return close(cursor, { kind: 'call', name, operands: [parse(cursor), first] });
  return close(cursor, { kind: 'call', name, operands: [first] });
}

function extract(cursor: Cursor, parse: Parse): Expression {
  const part = datePart(cursor, [...parts, ...zoneParts]);
  cursor.expectKeyword('from');
  return close(cursor, { kind: 'call', name: 'extract', operands: [parse(cursor)], part });
}
