/** The times of signatures: `yyyyMMdd'T'HHmmss'Z'`, ISO 8601 basic. Times are milliseconds since 1970. */

/** Undefined when it is not of this form. */
export function parseAmzDate(text: string): number | undefined {
  const [, date, time] = /^(\d{4}\d\d\d\d)T(\d{6})Z$/.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const day = date.replace(/^(....)(..)/, '$1-$2-');
  const at = Date.parse(`${day}T${time.replace(/^(..)(..)/, '$1:$2:')}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** `2026-01-01T00:00:00Z`, as refusals of signatures write times. */
export function formatSecond(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
