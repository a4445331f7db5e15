/** Arithmetic and comparison. What NULL or MISSING takes part in is NULL. */
import {
  add,
  compare,
  Decimal,
  divide,
  fromFloat,
  fromInteger,
  multiply,
  parseDecimal,
  remainder,
  subtract,
  toFloat,
} from './decimal.ts';
import { fail } from './fault.ts';
import { Timestamp } from './timestamp.ts';
import type { BinaryOperator } from './tree.ts';
import { isAbsent, isList, Struct, type Value } from './value.ts';

export type NumberValue = bigint | number | Decimal;

export function isNumber(value: Value): value is NumberValue {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Decimal;
}

const most = 2n ** 63n;

/** An integer of 8 bytes, or a refusal. */
export function integer(value: bigint): bigint {
  return value >= -most && value < most ? value : fail('IntegerOverflow');
}

export function decimalOf(value: NumberValue): Decimal {
  if (typeof value === 'bigint') return fromInteger(value);
  return typeof value === 'number' ? fromFloat(value) : value;
}

export function floatOf(value: NumberValue): number {
  return value instanceof Decimal ? toFloat(value) : Number(value);
}

interface Arithmetic {
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly floats: (a: number, b: number) => number;
  readonly decimals: (a: Decimal, b: Decimal) => Decimal;
}

const operations: Readonly<Record<string, Arithmetic>> = {
  '+': { integers: (a, b) => a + b, floats: (a, b) => a + b, decimals: add },
  '-': { integers: (a, b) => a - b, floats: (a, b) => a - b, decimals: subtract },
  '*': { integers: (a, b) => a * b, floats: (a, b) => a * b, decimals: multiply },
  '/': { integers: (a, b) => a / b, floats: (a, b) => a / b, decimals: divide },
  '%': { integers: (a, b) => a % b, floats: (a, b) => a % b, decimals: remainder },
};

export function calculate(operator: string, a: Value, b: Value): Value {
  if (isAbsent(a) || isAbsent(b)) return null;
  const operation = operations[operator];
  if (!isNumber(a) || !isNumber(b) || !operation) return fail('ExternalEvalException');
  const divides = operator === '/' || operator === '%';
  if (divides && floatOf(b) === 0) fail('ExternalEvalException');
  if (typeof a === 'bigint' && typeof b === 'bigint') return integer(operation.integers(a, b));
  if (typeof a === 'number' || typeof b === 'number') {
    const result = operation.floats(floatOf(a), floatOf(b));
    return Number.isFinite(result) ? result : fail('NumberFormatError');
  }
  return operation.decimals(decimalOf(a), decimalOf(b));
}

export function concatenate(a: Value, b: Value): Value {
  if (isAbsent(a) || isAbsent(b)) return null;
  return typeof a === 'string' && typeof b === 'string' ? a + b : fail('ExternalEvalException');
}

/** Whether two values are the same; values of different kinds are not. */
export function same(a: Value, b: Value): boolean {
  if (isNumber(a) && isNumber(b)) return order(a, b) === 0;
  if (a instanceof Timestamp && b instanceof Timestamp) return order(a, b) === 0;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((one, i) => same(one, b[i]));
  if (a instanceof Struct && b instanceof Struct)
    return a.names.join('\0') === b.names.join('\0') && same(a.values, b.values);
  return a === b;
}

/** Less than 0, 0 or more; refuses what has no order. */
export function order(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) {
    if (typeof a === 'number' || typeof b === 'number') return Math.sign(floatOf(a) - floatOf(b));
    return compare(decimalOf(a), decimalOf(b));
  }
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) return a.ms - b.ms || a.nanos - b.nanos;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return fail('ExternalEvalException');
}

function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [Array.from(a), Array.from(b)];
  const i = x.findIndex((char, at) => char !== y[at]);
  if (i < 0) return -1;
  const [one, other] = [x[i]?.codePointAt(0) ?? 0, y[i]?.codePointAt(0) ?? -1];
  return one - other;
}

/** Columns of a CSV file have no type: beside a number their text is one too, or nothing that could be compared. */
export function likened(a: Value, b: Value): readonly [Value, Value] {
  if (isNumber(a) && typeof b === 'string') return [a, parseDecimal(b) ?? null];
  if (typeof a === 'string' && isNumber(b)) return [parseDecimal(a) ?? null, b];
  return [a, b];
}

export function compares(operator: BinaryOperator, a: Value, b: Value): boolean | null {
  if (isAbsent(a) || isAbsent(b)) return null;
  if (operator === '=') return same(a, b);
  if (operator === '!=') return !same(a, b);
  const sign = order(a, b);
  if (operator === '<') return sign < 0;
  if (operator === '<=') return sign <= 0;
  return operator === '>' ? sign > 0 : sign >= 0;
}

/** A condition: true, false, or null for not known. */
export function truth(value: Value): boolean | null {
  if (isAbsent(value)) return null;
  return typeof value === 'boolean' ? value : fail('ExternalEvalException');
}
