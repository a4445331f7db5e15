/** The times of signatures and policies: ISO 8601, basic and extended. Times are milliseconds since 1970. */

/** `yyyyMMdd'T'HHmmss'Z'`; undefined when it is not of this form. */
export function parseAmzDate(text: string): number | undefined {
  const [, date, time] = /^(\d{4}\d\d\d\d)T(\d{6})Z$/.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const day = date.replace(/^(....)(..)/, '$1-$2-');
  return parseIsoDate(`${day}T${time.replace(/^(..)(..)/, '$1:$2:')}Z`);
}

/** `2026-01-01T00:00:00.000Z`, with a fraction or without; undefined when it is not of this form. */
export function parseIsoDate(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** `2026-01-01T00:00:00Z`, as refusals of signatures write times. */
export function formatSecond(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `20260101T000000Z`. */
export function formatAmzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
