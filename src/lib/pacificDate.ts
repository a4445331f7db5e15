/** Java's `Date.toString` on a host in California, which is how S3 shows some dates it refuses: `Tue Dec 31 16:00:00 PST 2019`. */
const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  weekday: 'short',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
  year: 'numeric',
});

/** `time` is milliseconds since 1970. */
export function formatPacificDate(time: number): string {
  const named = new Map(parts.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => named.get(type) ?? '';
  const clock = `${part('hour')}:${part('minute')}:${part('second')}`;
  return `${part('weekday')} ${part('month')} ${part('day')} ${clock} ${part('timeZoneName')} ${part('year')}`;
}
