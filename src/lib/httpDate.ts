/** HTTP dates: RFC 9110 §5.6.7, whole seconds, always GMT. Times are milliseconds since 1970. */

/** `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function formatHttpDate(time: number): string {
  return new Date(time).toUTCString();
}

/** `1994-11-06T08:49:37.000Z`, the form of S3's XML: the fraction is always zero. */
export function formatXmlDate(time: number): string {
  return `${new Date(wholeSecond(time)).toISOString().slice(0, 19)}.000Z`;
}

/** HTTP and S3 know no fractions of a second: conditions compare whole seconds. */
export function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
