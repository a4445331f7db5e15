/**
 * Ion timestamps, which are only as precise as they are written: `2010T`, `2010-01-01T00:00Z`.
 * https://amazon-ion.github.io/ion-docs/docs/spec.html#timestamp
 */

export const precisions = ['year', 'month', 'day', 'minute', 'second'] as const;

type Precision = (typeof precisions)[number];

const minuteMs = 60_000;

/** `ms` is UTC, ms since 1970; `offset` is in minutes, null where it is unknown; `nanos` are those below a ms. */
export class Timestamp {
  readonly ms: number;
  readonly precision: Precision;
  readonly offset: number | null;
  readonly nanos: number;
  /** As many digits of the second as were written. */
  readonly digits: number;

  constructor(
    ms: number,
    precision: Precision,
    { offset = 0, nanos = 0, digits = 0 }: Partial<Pick<Timestamp, 'offset' | 'nanos' | 'digits'>>,
  ) {
    this.ms = ms;
    this.precision = precision;
    this.offset = offset;
    this.nanos = nanos;
    this.digits = digits;
  }

  /** The clock on the wall where it was written, as if that were UTC. */
  get local(): Date {
    return new Date(this.ms + (this.offset ?? 0) * minuteMs);
  }

  toString(): string {
    const iso = this.local.toISOString();
    const [date = '', time = ''] = iso.split('T');
    if (this.precision === 'year') return `${date.slice(0, -6)}T`;
    if (this.precision === 'month') return `${date.slice(0, -3)}T`;
    if (this.precision === 'day') return `${date}T`;
    const zone = zoneText(this.offset);
    if (this.precision === 'minute') return `${date}T${time.slice(0, 5)}${zone}`;
    const fraction = this.digits > 0 ? `.${fractionOf(this).slice(0, this.digits)}` : '';
    return `${date}T${time.slice(0, 8)}${fraction}${zone}`;
  }
}

/** Nine digits. */
export function fractionOf({ ms, nanos }: Timestamp): string {
  const milliseconds = ((ms % 1000) + 1000) % 1000;
  return `${milliseconds}`.padStart(3, '0') + `${nanos}`.padStart(6, '0');
}

export function zoneText(offset: number | null): string {
  if (offset === null) return '-00:00';
  return offset === 0 ? 'Z' : signed(offset, ':');
}

export function signed(offset: number, between: string): string {
  const size = Math.abs(offset);
  const hours = `${Math.floor(size / 60)}`.padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${between}${`${size % 60}`.padStart(2, '0')}`;
}

const shape =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(?:(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9})\d*)?)?(Z|[+-]\d\d:\d\d))?)?$/;

/** Undefined when the text is not a timestamp, or no time of the calendar. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = shape.exec(text);
  if (!match || (!text.includes('T') && match[3] === undefined)) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction = '', zone] = match;
  const offset = zone === undefined ? null : offsetOf(zone);
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  at.setUTCHours(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  const iso = at.toISOString();
  const written = `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}`;
  if (Number(year) < 1 || !iso.startsWith(written) || Number(second ?? 0) > 59) return undefined;
  const precision: Precision =
    second !== undefined
      ? 'second'
      : hour !== undefined
        ? 'minute'
        : day !== undefined
          ? 'day'
          : month !== undefined
            ? 'month'
            : 'year';
  const nanos = Number(fraction.padEnd(9, '0'));
  const ms = at.getTime() - (offset ?? 0) * minuteMs + Math.floor(nanos / 1e6);
  return new Timestamp(ms, precision, { offset, nanos: nanos % 1e6, digits: fraction.length });
}

/** Minutes; `-00:00` says that nobody knows. */
function offsetOf(zone: string): number | null {
  if (zone === 'Z') return 0;
  if (zone === '-00:00') return null;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -size : size;
}

/** UTC, to the millisecond. */
export function utc(ms: number): Timestamp {
  return new Timestamp(ms, 'second', { digits: 3 });
}
