/**
 * Expressions, by the precedence of their operators.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference-operators.html
 */
import type { Cursor } from './cursor.ts';
import { failAt } from './fault.ts';
import { parseCall } from './parseCall.ts';
import { parseCase, parseCast } from './parseCast.ts';
import { parseDecimal } from './decimal.ts';
import { parsePath } from './parsePath.ts';
import { parseTimestamp } from './timestamp.ts';
import type { BinaryOperator, Expression } from './tree.ts';
import type { Value } from './value.ts';

export function parseExpression(cursor: Cursor): Expression {
  return cursor.nest(() => chain(cursor, 0));
}

/** From the loosest to the tightest; NOT and the comparisons stand between the second and the third. */
const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['||'],
  ['+', '-'],
  ['*', '/', '%'],
];
const comparisonLevel = 2;

/** Operators of one level, from left to right. */
function chain(cursor: Cursor, level: number): Expression {
  const operators = levels[level];
  if (!operators) return unary(cursor);
  const operand = () =>
    level + 1 === comparisonLevel ? negation(cursor) : chain(cursor, level + 1);
  let left = operand();
  for (;;) {
    const { type, text } = cursor.peek();
    const isOperator = type === 'OPERATOR' || type === 'STAR' || type === 'KEYWORD';
    if (!isOperator || !operators.includes(text)) return left;
    cursor.take();
    const before = left;
    const right = cursor.nest(operand);
    left = { kind: 'binary', operator: text as BinaryOperator, left: before, right };
  }
}

function negation(cursor: Cursor): Expression {
  if (!cursor.takesKeyword('not')) return comparison(cursor);
  const operand = cursor.nest(() => negation(cursor));
  return { kind: 'unary', operator: 'not', operand };
}

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function comparison(cursor: Cursor): Expression {
  let left = chain(cursor, comparisonLevel);
  for (;;) {
    const { type, text } = cursor.peek();
    const operator = type === 'OPERATOR' ? comparisons[text] : undefined;
    if (operator) {
      cursor.take();
      left = { kind: 'binary', operator, left, right: chain(cursor, comparisonLevel) };
      continue;
    }
    const test = keywordTest(cursor, left);
    if (!test) return left;
    left = cursor.nest(() => test);
  }
}

/** IS, BETWEEN, IN and LIKE, with their NOT. */
function keywordTest(cursor: Cursor, operand: Expression): Expression | undefined {
  if (cursor.takesKeyword('is')) {
    const negated = cursor.takesKeyword('not') !== undefined;
    const what = cursor.takesKeyword('null', 'missing');
    if (!what) cursor.unexpected('ParseExpectedTypeName', 'Expected type name, found');
    return unless(negated, { kind: 'is', operand, what: what as 'null' | 'missing' });
  }
  const after = cursor.peek(1);
  const negated = cursor.peek().text === 'not' && ['between', 'in', 'like'].includes(after.text);
  if (negated) cursor.take();
  switch (cursor.takesKeyword('between', 'in', 'like')) {
    case 'between':
      return unless(negated, between(cursor, operand));
    case 'in':
      return unless(negated, { kind: 'in', operand, items: items(cursor) });
    case 'like':
      return unless(negated, like(cursor, operand));
    default:
      return undefined;
  }
}

const unless = (negated: boolean, operand: Expression): Expression =>
  negated ? { kind: 'unary', operator: 'not', operand } : operand;

function between(cursor: Cursor, operand: Expression): Expression {
  const low = chain(cursor, comparisonLevel);
  cursor.expectKeyword('and');
  return { kind: 'between', operand, low, high: chain(cursor, comparisonLevel) };
}

function like(cursor: Cursor, operand: Expression): Expression {
  const pattern = chain(cursor, comparisonLevel);
  if (!cursor.takesKeyword('escape')) return { kind: 'like', operand, pattern };
  return { kind: 'like', operand, pattern, escape: chain(cursor, comparisonLevel) };
}

function items(cursor: Cursor): Expression[] {
  cursor.expect('LEFT_PAREN', 'ParseExpectedTokenType');
  const found = [parseExpression(cursor)];
  while (cursor.takes('COMMA')) found.push(parseExpression(cursor));
  cursor.expect('RIGHT_PAREN', 'ParseExpectedTokenType');
  return found;
}

function unary(cursor: Cursor): Expression {
  const { type, text } = cursor.peek();
  if (type !== 'OPERATOR' || (text !== '-' && text !== '+')) return primary(cursor);
  cursor.take();
  return { kind: 'unary', operator: text, operand: cursor.nest(() => unary(cursor)) };
}

const constants: Readonly<Record<string, Value>> = {
  true: true,
  false: false,
  null: null,
  missing: undefined,
};

function primary(cursor: Cursor): Expression {
  const { type, text, at } = cursor.peek();
  switch (type) {
    case 'STRING':
      return { kind: 'literal', value: cursor.take().text };
    case 'NUMBER':
      return { kind: 'literal', value: numberOf(cursor.take().text) };
    case 'ION_LITERAL':
      cursor.take();
      return {
        kind: 'literal',
        value: parseTimestamp(text) ?? failAt('LexerInvalidIONLiteral', 'Invalid Ion literal', at),
      };
    case 'LEFT_PAREN':
      return parenthesis(cursor);
    case 'IDENTIFIER':
    case 'QUOTED_IDENTIFIER':
      return cursor.peek(1).type === 'LEFT_PAREN'
        ? parseCall(cursor, parseExpression)
        : parsePath(cursor);
    case 'KEYWORD':
      return keyword(cursor, text);
    case 'EOF':
      return cursor.unexpected('ParseExpectedExpression', 'Expected expression, found');
    default:
      return cursor.unexpected('ParseUnexpectedToken', 'Unexpected token found');
  }
}

function keyword(cursor: Cursor, text: string): Expression {
  if (text in constants) {
    cursor.take();
    return { kind: 'literal', value: constants[text] };
  }
  if (text === 'case') return parseCase(cursor, parseExpression);
  if (text === 'cast') return parseCast(cursor, parseExpression);
  if (text === 'select')
    return cursor.unexpected('ParseUnsupportedSelect', 'Unsupported use of SELECT');
  if (cursor.peek(1).type === 'LEFT_PAREN') return parseCall(cursor, parseExpression);
  return cursor.unexpected('ParseUnexpectedToken', 'Unexpected token found');
}

function parenthesis(cursor: Cursor): Expression {
  cursor.take();
  const inside = parseExpression(cursor);
  cursor.expect('RIGHT_PAREN', 'ParseExpectedTokenType');
  return inside;
}

function numberOf(text: string): Value {
  return /^\d+$/.test(text) ? BigInt(text) : parseDecimal(text);
}
