/** Times as they stand on the wire: HTTP dates (RFC 9110 section 5.6.7), ISO 8601 and seconds since 1970. */
import { formatHttpDate, formatXmlDate } from '../lib/httpDate.ts';
import type { Place, TimestampFormat } from './model.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = String.raw`(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)`;
const httpDates = [
  new RegExp(
    String.raw`^\w{3}, (?<day>\d\d?) (?<month>\w{3}) (?<year>\d{4}) ${clock} (?:GMT|UTC|[+-]0000)$`,
    'i',
  ),
  new RegExp(String.raw`^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) ${clock} GMT$`, 'i'),
  new RegExp(String.raw`^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) ${clock} (?<year>\d{4})$`, 'i'),
];
const iso =
  /^(?<year>\d{4})-(?<mon>\d\d)-(?<day>\d\d)(?:T(?<h>\d\d):(?<m>\d\d)(?::(?<s>\d\d)(?:\.(?<f>\d+))?)?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;

/** Milliseconds since 1970, or undefined when it is none of the forms or no day of the calendar. */
export function parseTimestamp(text: string): number | undefined {
  const trimmed = text.trim();
  for (const form of httpDates) {
    const groups = form.exec(trimmed)?.groups;
    if (groups)
      return utc({
        ...groups,
        mon: String(months.indexOf((groups.month ?? '').toLowerCase()) + 1),
      });
  }
  const groups = iso.exec(trimmed)?.groups;
  if (groups) return utc(groups);
  return /^\d{9,10}(?:\.\d+)?$/.test(trimmed) ? Math.round(Number(trimmed) * 1000) : undefined;
}

function utc(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const [year, mon, day, h, m, s] = ['year', 'mon', 'day', 'h', 'm', 's'].map((k) =>
    Number(groups[k] ?? 0),
  ) as [number, number, number, number, number, number];
  // Two digits: RFC 850, within fifty years of now; no clock here, so as POSIX splits them.
  const full = groups.year?.length === 2 ? year + (year < 69 ? 2000 : 1900) : year;
  const fraction = Number(`0.${groups.f ?? '0'}`);
  const time = Date.UTC(full, mon - 1, day, h, m, Math.min(s, 59)) + Math.floor(fraction * 1000);
  // Any day that its month has not falls into another month.
  const real = new Date(time).getUTCMonth() === mon - 1 && h < 24 && m < 60 && s <= 60;
  return real ? time - offset(groups.zone) : undefined;
}

function offset(zone = 'Z'): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}

/** Smithy's default formats: HTTP dates in headers, ISO 8601 elsewhere. S3 writes `.000Z` in XML and keeps no fraction. */
export function formatTimestamp(time: number, place: Place, format?: TimestampFormat): string {
  const chosen = format ?? (place === 'header' ? 'http-date' : 'date-time');
  if (chosen === 'http-date') return formatHttpDate(time);
  if (chosen === 'epoch-seconds') return String(Math.floor(time / 1000));
  return formatXmlDate(time);
}
