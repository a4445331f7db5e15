/** CASE and CAST. */
import type { Cursor } from './cursor.ts';
import { failAt } from './fault.ts';
import type { CastType, Expression } from './tree.ts';

type Parse = (cursor: Cursor) => Expression;

function close<T>(cursor: Cursor, inside: T): T {
  cursor.expect('RIGHT_PAREN', 'ParseExpectedTokenType');
  return inside;
}

export function parseCase(cursor: Cursor, parse: Parse): Expression {
  cursor.take();
  const operand = cursor.peek().text === 'when' ? undefined : parse(cursor);
  const whens: (readonly [Expression, Expression])[] = [];
  while (cursor.takesKeyword('when')) {
    const when = parse(cursor);
    cursor.expectKeyword('then');
    whens.push([when, parse(cursor)]);
  }
  if (whens.length === 0)
    cursor.unexpected('ParseExpectedWhenClause', 'Expected WHEN clause in CASE, found');
  const otherwise = cursor.takesKeyword('else') ? parse(cursor) : undefined;
  cursor.expectKeyword('end');
  return { kind: 'case', whens, ...(operand && { operand }), ...(otherwise && { otherwise }) };
}

const castTypes = new Map<string, CastType>([
  ['bool', 'bool'],
  ['boolean', 'bool'],
  ['int', 'int'],
  ['integer', 'int'],
  ['smallint', 'int'],
  ['string', 'string'],
  ['char', 'string'],
  ['character', 'string'],
  ['varchar', 'string'],
  ['float', 'float'],
  ['real', 'float'],
  ['double', 'float'],
  ['dec', 'decimal'],
  ['decimal', 'decimal'],
  ['numeric', 'decimal'],
  ['timestamp', 'timestamp'],
]);

/** Types that the language has a word for and no value of. */
const otherTypes = [
  'bag',
  'blob',
  'clob',
  'date',
  'list',
  'sexp',
  'struct',
  'symbol',
  'time',
  'tuple',
];

export function parseCast(cursor: Cursor, parse: Parse): Expression {
  cursor.take();
  cursor.expect('LEFT_PAREN', 'ParseExpectedLeftParenAfterCast');
  const operand = parse(cursor);
  cursor.expectKeyword('as');
  const { text, at } = cursor.peek();
  const type = castTypes.get(text.toLowerCase());
  if (!type) {
    if (otherTypes.includes(text.toLowerCase()))
      failAt('InvalidDataType', `Invalid data type ${text}`, at);
    cursor.unexpected('ParseExpectedTypeName', 'Expected type name, found');
  }
  cursor.take();
  if (text === 'double' && cursor.peek().text.toLowerCase() === 'precision') cursor.take();
  const sizes = cursor.takes('LEFT_PAREN') ? typeSizes(cursor) : [];
  if (sizes.length > (type === 'decimal' ? 2 : type === 'string' ? 1 : 0))
    failAt('ParseCastArity', `Cast to type ${text} has incorrect arity`, at);
  const scale = type === 'decimal' && sizes.length > 0 ? (sizes[1] ?? 0) : undefined;
  return close(cursor, {
    kind: 'cast',
    operand,
    type,
    ...(scale !== undefined && { scale }),
  });
}

function typeSizes(cursor: Cursor): number[] {
  const sizes: number[] = [];
  do {
    const { text } = cursor.peek();
    if (!/^\d{1,2}$/.test(text))
      cursor.unexpected('ParseInvalidTypeParam', 'Invalid value used for type parameter');
    sizes.push(Number(cursor.take().text));
  } while (cursor.takes('COMMA'));
  return close(cursor, sizes);
}
