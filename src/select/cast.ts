/** `CAST`. https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference-conversion.html */
import { type Decimal, parseDecimal, toInteger, withScale } from './decimal.ts';
import { fail } from './fault.ts';
import { decimalOf, floatOf, integer, isNumber } from './operators.ts';
import { plainText } from './text.ts';
import { parseTimestamp, Timestamp } from './timestamp.ts';
import type { CastType } from './tree.ts';
import { isAbsent, isList, Struct, type Value } from './value.ts';

/** Absent values stay as they are. */
export function cast(value: Value, type: CastType, scale?: number): Value {
  if (isAbsent(value)) return value;
  if (isList(value) || value instanceof Struct) return fail('InvalidCast');
  switch (type) {
    case 'bool':
      return toBool(value);
    case 'int':
      return toInt(value);
    case 'float':
      return toFloat(value);
    case 'decimal':
      return toDecimal(value, scale);
    case 'timestamp':
      return toTimestamp(value);
    default:
      return plainText(value);
  }
}

function toBool(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return floatOf(value) !== 0;
  if (typeof value !== 'string') return fail('InvalidCast');
  const word = value.toLowerCase();
  return word === 'true' || (word === 'false' ? false : fail('CastFailed'));
}

function toInt(value: Value): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (isNumber(value)) return integer(toInteger(decimalOf(value)));
  if (typeof value !== 'string') return fail('InvalidCast');
  return /^[+-]?\d{1,40}$/.test(value)
    ? integer(BigInt(value.replace('+', '')))
    : fail('CastFailed');
}

function toFloat(value: Value): number {
  if (typeof value === 'boolean') return Number(value);
  if (isNumber(value)) return floatOf(value);
  if (typeof value !== 'string') return fail('InvalidCast');
  const number = parseDecimal(value);
  return number ? floatOf(number) : fail('CastFailed');
}

function toDecimal(value: Value, scale: number | undefined): Decimal {
  const number = typeof value === 'string' ? parseDecimal(value) : exact(value);
  if (!number) return fail('CastFailed');
  return scale === undefined ? number : withScale(number, scale);
}

function exact(value: Value): Decimal {
  if (typeof value === 'boolean') return decimalOf(value ? 1n : 0n);
  return isNumber(value) ? decimalOf(value) : fail('InvalidCast');
}

function toTimestamp(value: Value): Timestamp {
  if (value instanceof Timestamp) return value;
  if (typeof value !== 'string') return fail('InvalidCast');
  return parseTimestamp(value) ?? fail('CastFailed');
}
