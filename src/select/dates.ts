/** Date functions. https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference-date.html */
import { Decimal } from './decimal.ts';
import { fail } from './fault.ts';
import { fractionOf, parseTimestamp, precisions, Timestamp } from './timestamp.ts';
import type { DatePart } from './tree.ts';
import type { Value } from './value.ts';

const unitMs: Readonly<Record<string, number>> = {
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
};

/** The farthest times that a Date can tell, less the offsets. */
const farthest = 8.63e15;

/** The result is as precise as its time and the part that is added. */
export function dateAdd(part: DatePart, quantity: bigint, time: Timestamp): Timestamp {
  const { offset, nanos, digits } = time;
  const needed = part === 'hour' ? 'minute' : part;
  const ranks = [time.precision, needed].map((name) =>
    (precisions as readonly string[]).indexOf(name),
  );
  const precision = precisions[Math.max(...ranks)] ?? 'second';
  const unit = unitMs[part];
  const months = Number(quantity) * (part === 'year' ? 12 : 1);
  const ms = unit === undefined ? addMonths(time, months) : time.ms + Number(quantity) * unit;
  const year = Math.abs(ms) < farthest ? new Date(ms).getUTCFullYear() : 0;
  if (year < 1 || year > 9999) fail('ValueParseFailure');
  return new Timestamp(ms, precision, { offset, nanos, digits });
}

/** A day that the month does not have becomes its last. */
function addMonths({ ms, local }: Timestamp, months: number): number {
  const moved = new Date(local);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(moved);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  moved.setUTCDate(Math.min(local.getUTCDate(), last.getUTCDate()));
  return ms + moved.getTime() - local.getTime();
}

/** Whole units from one time to the other. */
export function dateDiff(part: DatePart, from: Timestamp, to: Timestamp): bigint {
  const unit = unitMs[part];
  if (unit !== undefined) return BigInt(Math.trunc((to.ms - from.ms) / unit));
  const months = monthsBetween(new Date(from.ms), new Date(to.ms));
  return BigInt(part === 'year' ? Math.trunc(months / 12) : months);
}

function monthsBetween(from: Date, to: Date): number {
  if (from > to) return -monthsBetween(to, from) || 0;
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const within = (date: Date) =>
    date.getTime() - Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  return within(to) < within(from) ? months - 1 : months;
}

export function extract(part: DatePart, time: Timestamp): Value {
  const { local, offset } = time;
  const parts: Readonly<Record<DatePart, number>> = {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    timezone_hour: Math.trunc((offset ?? 0) / 60),
    timezone_minute: (offset ?? 0) % 60,
  };
  const whole = BigInt(parts[part]);
  if (part !== 'second' || time.digits === 0) return whole;
  const fraction = BigInt(fractionOf(time).slice(0, time.digits));
  return new Decimal(whole * 10n ** BigInt(time.digits) + fraction, time.digits);
}

export function toTimestamp(text: string): Timestamp {
  return parseTimestamp(text) ?? fail('ValueParseFailure');
}
