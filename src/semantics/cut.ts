import type { Bytes, Segment } from '../lib/payload.ts';

/** `length` bytes from `first`, as references into the same blobs. */
export function cut(body: Bytes, first: number, length: number): Bytes {
  if (first === 0 && length === body.size) return body;
  const segments: Segment[] = [];
  let start = 0;
  for (const segment of body.segments) {
    const from = Math.max(first, start);
    const to = Math.min(first + length, start + segment.length);
    if (from < to)
      segments.push({
        blob: segment.blob,
        offset: segment.offset + from - start,
        length: to - from,
      });
    start += segment.length;
  }
  return { size: length, segments };
}
