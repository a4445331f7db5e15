/**
 * The patterns of TO_STRING and TO_TIMESTAMP.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference-date.html#s3-select-sql-reference-to-string
 */
import { fail } from './fault.ts';
import { fractionOf, parseTimestamp, signed, type Timestamp } from './timestamp.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const two = (n: number) => `${n}`.padStart(2, '0');
const clock = (t: Timestamp) => t.local.getUTCHours() % 12 || 12;
const monthName = (t: Timestamp) => months[t.local.getUTCMonth()] ?? '';
const zone = (t: Timestamp, between: string, zulu: boolean) =>
  zulu && t.offset === 0 ? 'Z' : signed(t.offset ?? 0, between);
const shortZone = (t: Timestamp, zulu: boolean) => {
  const whole = zone(t, '', zulu);
  return whole.endsWith('00') ? whole.slice(0, 3) : whole;
};

/** Each symbol of a pattern, as text. */
const symbols: Readonly<Record<string, (t: Timestamp) => string>> = {
  yy: (t) => two(t.local.getUTCFullYear() % 100),
  y: (t) => `${t.local.getUTCFullYear()}`,
  yyyy: (t) => `${t.local.getUTCFullYear()}`.padStart(4, '0'),
  M: (t) => `${t.local.getUTCMonth() + 1}`,
  MM: (t) => two(t.local.getUTCMonth() + 1),
  MMM: (t) => monthName(t).slice(0, 3),
  MMMM: monthName,
  MMMMM: (t) => monthName(t).charAt(0),
  d: (t) => `${t.local.getUTCDate()}`,
  dd: (t) => two(t.local.getUTCDate()),
  a: (t) => (t.local.getUTCHours() < 12 ? 'AM' : 'PM'),
  h: (t) => `${clock(t)}`,
  hh: (t) => two(clock(t)),
  H: (t) => `${t.local.getUTCHours()}`,
  HH: (t) => two(t.local.getUTCHours()),
  m: (t) => `${t.local.getUTCMinutes()}`,
  mm: (t) => two(t.local.getUTCMinutes()),
  s: (t) => `${t.local.getUTCSeconds()}`,
  ss: (t) => two(t.local.getUTCSeconds()),
  n: (t) => `${Number(fractionOf(t))}`,
  X: (t) => shortZone(t, true),
  XX: (t) => zone(t, '', true),
  XXXX: (t) => zone(t, '', true),
  XXX: (t) => zone(t, ':', true),
  XXXXX: (t) => zone(t, ':', true),
  x: (t) => shortZone(t, false),
  xx: (t) => zone(t, '', false),
  xxxx: (t) => zone(t, '', false),
  xxx: (t) => zone(t, ':', false),
  xxxxx: (t) => zone(t, ':', false),
};

interface Piece {
  readonly symbol: boolean;
  readonly text: string;
}

function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = pattern;
  while (rest !== '') {
    const [token = ''] = /^(?:'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z'])/.exec(rest) ?? [];
    if (token === '') fail('EvaluatorUnterminatedTimestampFormatPatternToken');
    const letters = /^[A-Za-z]/.test(token);
    if (letters && !(token in symbols) && !/^S+$/.test(token))
      fail('EvaluatorInvalidTimestampFormatPatternSymbol');
    const quoted = token.startsWith("'");
    const literal = token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
    pieces.push({ symbol: letters, text: quoted ? literal : token });
    rest = rest.slice(token.length);
  }
  return pieces;
}

export function format(time: Timestamp, pattern: string): string {
  const write = ({ symbol, text }: Piece) => {
    if (!symbol) return text;
    return symbols[text]?.(time) ?? fractionOf(time).slice(0, text.length).padEnd(text.length, '0');
  };
  return piecesOf(pattern).map(write).join('');
}

/** What a symbol reads: the name of its group, and the group. */
const readers: readonly (readonly [symbol: RegExp, name: string, reads: string])[] = [
  [/^y+$/, 'year', '\\d{1,4}'],
  [/^MMMM$/, 'month', months.join('|')],
  [/^MMM$/, 'month', months.map((name) => name.slice(0, 3)).join('|')],
  [/^M{1,2}$/, 'month', '\\d{1,2}'],
  [/^d+$/, 'day', '\\d{1,2}'],
  [/^[hH]+$/, 'hour', '\\d{1,2}'],
  [/^a$/, 'half', '[AaPp][Mm]'],
  [/^m+$/, 'minute', '\\d{1,2}'],
  [/^s+$/, 'second', '\\d{1,2}'],
  [/^S+$/, 'fraction', '\\d{1,9}'],
  [/^[Xx]+$/, 'zone', 'Z|[+-]\\d\\d(?::?\\d\\d)?'],
];

/** Reads a time by a pattern. A year must be in it; a two-digit year is of this century up to 69. */
export function parseByPattern(text: string, pattern: string): Timestamp {
  const seen = new Set<string>();
  const source = piecesOf(pattern).map(({ symbol, text: piece }) => {
    if (!symbol) return piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const [, name, reads] =
      readers.find(([shape]) => shape.test(piece)) ??
      fail('EvaluatorInvalidTimestampFormatPatternSymbolForParsing');
    if (seen.has(name)) fail('EvaluatorTimestampFormatPatternDuplicateFields');
    seen.add(name);
    return `(?<${name}>${reads})`;
  });
  if (pattern.replace(/'[^']*'/g, '').includes('h') !== seen.has('half'))
    fail('EvaluatorTimestampFormatPatternHourClockAmPmMismatch');
  if (!seen.has('year')) fail('EvaluatorInvalidTimestampFormatPattern');
  const groups = new RegExp(`^${source.join('')}$`).exec(text)?.groups;
  return (groups && parseTimestamp(written(groups))) ?? fail('ValueParseFailure');
}

/** What was read, as Ion writes it. */
function written(groups: Readonly<Record<string, string | undefined>>): string {
  const { year = '', month, day, hour, half, minute, second, fraction, zone: offset } = groups;
  const century = Number(year) < 70 ? '20' : '19';
  const whole = year.length === 2 ? century + year : year.padStart(4, '0');
  if (month === undefined) return `${whole}T`;
  const named = months.findIndex((name) => name.startsWith(month)) + 1;
  const monthly = `${whole}-${two(named || Number(month))}`;
  if (day === undefined) return `${monthly}T`;
  const daily = `${monthly}-${two(Number(day))}`;
  if (hour === undefined) return `${daily}T`;
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hour);
  const seconds = second === undefined ? '' : `:${two(Number(second))}`;
  const digits = fraction === undefined || second === undefined ? '' : `.${fraction}`;
  const [, sign = '', hourOffset = '', minuteOffset = '00'] =
    /^([+-])(\d\d):?(\d\d)?$/.exec(offset ?? '') ?? [];
  const zoned =
    sign === '' ? (offset === undefined ? '-00:00' : 'Z') : `${sign}${hourOffset}:${minuteOffset}`;
  return `${daily}T${two(hours)}:${two(Number(minute ?? 0))}${seconds}${digits}${zoned}`;
}
