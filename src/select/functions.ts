/**
 * Functions of one record, by name. Except for COALESCE and NULLIF they give NULL where an operand is absent.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference-sql-functions.html
 */
import { dateAdd, dateDiff, extract, toTimestamp } from './dates.ts';
import { fail } from './fault.ts';
import { same } from './operators.ts';
import { Timestamp, utc } from './timestamp.ts';
import { format, parseByPattern } from './timestampPattern.ts';
import type { DatePart } from './tree.ts';
import { isAbsent, type Value } from './value.ts';

/** What a call is made with, beside its operands. */
export interface Circumstances {
  readonly part: DatePart;
  /** ms since 1970. */
  readonly now: number;
}

type Apply = (operands: readonly Value[], circumstances: Circumstances) => Value;

const wrong = () => fail('IncorrectSqlFunctionArgumentType');
const text = (value: Value) => (typeof value === 'string' ? value : wrong());
const whole = (value: Value) => (typeof value === 'bigint' ? value : wrong());
const time = (value: Value) => (value instanceof Timestamp ? value : wrong());

const charLength: Apply = ([value]) => BigInt(Array.from(text(value)).length);

/** Positions count from one and may lie before it: then the length is used up before the text begins. */
const substring: Apply = ([value, start, length]) => {
  const chars = Array.from(text(value));
  const first = Number(whole(start)) - 1;
  const count = length === undefined ? Number.POSITIVE_INFINITY : Number(whole(length));
  if (count < 0) fail('EvaluatorInvalidArguments');
  return chars.slice(Math.max(first, 0), Math.max(first + count, 0)).join('');
};

const trim =
  (left: boolean, right: boolean): Apply =>
  ([value, characters]) => {
    const chars = Array.from(text(value));
    const cut = new Set(characters === undefined ? [' '] : text(characters));
    const keeps = (char: string) => !cut.has(char);
    const first = left ? chars.findIndex(keeps) : 0;
    const last = right ? chars.findLastIndex(keeps) : chars.length - 1;
    return first < 0 ? '' : chars.slice(first, last + 1).join('');
  };

const ofPresent: Readonly<Record<string, Apply>> = {
  char_length: charLength,
  character_length: charLength,
  lower: ([value]) => text(value).toLowerCase(),
  upper: ([value]) => text(value).toUpperCase(),
  substring,
  trim_both: trim(true, true),
  trim_leading: trim(true, false),
  trim_trailing: trim(false, true),
  date_add: ([quantity, at], { part }) => dateAdd(part, whole(quantity), time(at)),
  date_diff: ([from, to], { part }) => dateDiff(part, time(from), time(to)),
  extract: ([at], { part }) => extract(part, time(at)),
  to_string: ([at, pattern]) => format(time(at), text(pattern)),
  to_timestamp: ([value, pattern]) =>
    pattern === undefined ? toTimestamp(text(value)) : parseByPattern(text(value), text(pattern)),
  utcnow: (_operands, { now }) => utc(now),
};

const ofAll: Readonly<Record<string, Apply>> = {
  coalesce: (operands) => operands.find((value) => !isAbsent(value)) ?? null,
  nullif: ([a, b]) => (!isAbsent(a) && !isAbsent(b) && same(a, b) ? null : a),
};

/** The function of that name; the parser lets no other name through. */
export function functionOf(name: string): Apply {
  const strict = ofPresent[name];
  if (!strict) return ofAll[name] ?? fail('UnsupportedFunction');
  return (operands, circumstances) =>
    operands.some(isAbsent) ? null : strict(operands, circumstances);
}
