/**
 * Which bytes of an object are read: all, or the records whose first byte lies in the scan range.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ScanRange.html
 */
import { fail } from './fault.ts';
import type { Question, ScanRange } from './question.ts';

/** Refuses a range over what has no places where a record surely begins. */
export function scanned(bytes: Uint8Array, { range, input, compression }: Question): Uint8Array {
  if (!range) return bytes;
  const quoted = input.kind === 'csv' && input.allowQuotedRecordDelimiter;
  const document = input.kind === 'json' && input.type === 'DOCUMENT';
  if (compression !== 'NONE' || quoted || document) fail('UnsupportedScanRangeInput');
  const { first, last } = boundsOf(range, bytes.length);
  const delimiter = (input.kind === 'csv' && input.recordDelimiter) || '\n';
  const mark = new TextEncoder().encode(delimiter);
  return bytes.subarray(recordFrom(bytes, mark, first), recordFrom(bytes, mark, last + 1));
}

function boundsOf({ start, end }: ScanRange, size: number) {
  const first = start ?? Math.max(size - (end ?? 0), 0);
  const last = start === undefined ? size - 1 : Math.min(end ?? size - 1, size - 1);
  const whole = [start, end].every((bound) => bound === undefined || Number.isSafeInteger(bound));
  const empty = start === undefined && end === undefined;
  if (!whole || empty || first < 0 || (end ?? 0) < 0 || last < first || first >= size)
    fail('InvalidScanRange');
  return { first, last };
}

/** The first byte at or after a place where a record begins. */
function recordFrom(bytes: Uint8Array, mark: Uint8Array, place: number): number {
  if (place <= 0) return 0;
  for (let at = Math.max(place - mark.length, 0); at + mark.length <= bytes.length; at += 1) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at + mark.length;
  }
  return bytes.length;
}
