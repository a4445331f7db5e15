/** Expressions → functions of a record. */
import { type Aggregate, aggregates } from './aggregate.ts';
import { cast } from './cast.ts';
import { fail } from './fault.ts';
import { functionOf } from './functions.ts';
import { like } from './like.ts';
import { readerOf } from './lookup.ts';
import { calculate, compares, concatenate, isNumber, likened, truth } from './operators.ts';
import type { BinaryOperator, Expression } from './tree.ts';
import { isAbsent, type Value } from './value.ts';

export type Evaluate = (record: Value) => Value;

export interface Scope {
  readonly names: readonly string[];
  /** ms since 1970. */
  readonly now: number;
  /** Whether the values of records are texts, whatever they mean. */
  readonly untyped: boolean;
  /** Filled while compiling: each is given every record that WHERE lets through. */
  readonly fed: { readonly aggregate: Aggregate; readonly operand: Evaluate }[];
}

export function compile(expression: Expression, scope: Scope): Evaluate {
  const of = (inside: Expression) => compile(inside, scope);
  switch (expression.kind) {
    case 'literal':
      return () => expression.value;
    case 'path':
      return readerOf(expression, scope.names);
    case 'unary':
      return unary(expression.operator, of(expression.operand));
    case 'binary':
      return binary(expression.operator, of(expression.left), of(expression.right), scope);
    case 'between':
      return between(of(expression.operand), of(expression.low), of(expression.high), scope);
    case 'in':
      return among(of(expression.operand), expression.items.map(of), scope);
    case 'like':
      return likeness(
        of(expression.operand),
        of(expression.pattern),
        optional(expression.escape, of),
      );
    case 'is':
      return test(expression.what, of(expression.operand));
    case 'case':
      return choice(expression, of, scope);
    case 'cast': {
      const { type, scale } = expression;
      const operand = of(expression.operand);
      return (record) => cast(operand(record), type, scale);
    }
    case 'call':
      return call(expression, scope);
    default:
      return aggregate(expression, scope);
  }
}

const optional = (expression: Expression | undefined, of: (inside: Expression) => Evaluate) =>
  expression && of(expression);

function unary(operator: '-' | '+' | 'not', operand: Evaluate): Evaluate {
  if (operator === 'not')
    return (record) => {
      const value = truth(operand(record));
      return value === null ? null : !value;
    };
  return (record) => {
    const value = operand(record);
    if (isAbsent(value)) return null;
    if (!isNumber(value)) return fail('ExternalEvalException');
    return operator === '+' ? value : calculate('-', 0n, value);
  };
}

/** Compares as the records of the scope are compared. */
const comparing =
  ({ untyped }: Scope) =>
  (operator: BinaryOperator, a: Value, b: Value) =>
    untyped ? compares(operator, ...likened(a, b)) : compares(operator, a, b);

function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate, scope: Scope): Evaluate {
  if (operator === 'and' || operator === 'or') return logic(operator === 'or', left, right);
  if (operator === '||') return (record) => concatenate(left(record), right(record));
  if ('+-*/%'.includes(operator))
    return (record) => calculate(operator, left(record), right(record));
  const compared = comparing(scope);
  return (record) => compared(operator, left(record), right(record));
}

/** `settles` is the value that one side is enough for; not knowing one side may still be enough. */
function logic(settles: boolean, left: Evaluate, right: Evaluate): Evaluate {
  return (record) => {
    const a = truth(left(record));
    if (a === settles) return settles;
    const b = truth(right(record));
    if (b === settles) return settles;
    return a === null || b === null ? null : !settles;
  };
}

function between(operand: Evaluate, low: Evaluate, high: Evaluate, scope: Scope): Evaluate {
  const compared = comparing(scope);
  return (record) => {
    const value = operand(record);
    const [above, below] = [
      compared('>=', value, low(record)),
      compared('<=', value, high(record)),
    ];
    if (above === false || below === false) return false;
    return above && below;
  };
}

function among(operand: Evaluate, items: readonly Evaluate[], scope: Scope): Evaluate {
  const compared = comparing(scope);
  return (record) => {
    const value = operand(record);
    const found = items.map((item) => compared('=', value, item(record)));
    return found.includes(true) || (found.includes(null) ? null : false);
  };
}

function likeness(operand: Evaluate, pattern: Evaluate, escape: Evaluate | undefined): Evaluate {
  return (record) =>
    escape
      ? like(operand(record), pattern(record), escape(record) ?? null)
      : like(operand(record), pattern(record));
}

/** MISSING is NULL too, but NULL is not MISSING. */
function test(what: 'null' | 'missing', operand: Evaluate): Evaluate {
  return what === 'missing'
    ? (record) => operand(record) === undefined
    : (record) => isAbsent(operand(record));
}

type Case = Extract<Expression, { readonly kind: 'case' }>;

function choice(
  { operand, whens, otherwise }: Case,
  of: (inside: Expression) => Evaluate,
  scope: Scope,
): Evaluate {
  const compares = comparing(scope);
  const compared = optional(operand, of);
  const branches = whens.map(([when, then]) => [of(when), of(then)] as const);
  const last = optional(otherwise, of) ?? (() => null);
  return (record) => {
    const value = compared?.(record);
    const holds = (when: Value) => (compared ? compares('=', value, when) : truth(when));
    const branch = branches.find(([when]) => holds(when(record)) === true);
    return branch ? branch[1](record) : last(record);
  };
}

type Call = Extract<Expression, { readonly kind: 'call' }>;

function call({ name, operands, part = 'year' }: Call, scope: Scope): Evaluate {
  const apply = functionOf(name);
  const inputs = operands.map((operand) => compile(operand, scope));
  const circumstances = { part, now: scope.now };
  return (record) =>
    apply(
      inputs.map((input) => input(record)),
      circumstances,
    );
}

type AggregateCall = Extract<Expression, { readonly kind: 'aggregate' }>;

function aggregate({ name, operand }: AggregateCall, scope: Scope): Evaluate {
  const made = aggregates[name]();
  scope.fed.push({
    aggregate: made,
    operand: operand ? compile(operand, scope) : () => true,
  });
  return () => made.result();
}
