/** Byte ranges: RFC 9110 §14.1.2, as far as S3 honours them. Offsets are zero-based and inclusive. */

export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a Range header asks of `size` bytes. `ignored`: S3 answers the whole object, as for several ranges, another
 * unit or nonsense (recorded); `unsatisfiable`: S3 answers 416.
 */
export function parseRange(value: string, size: number): ByteRange | 'ignored' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(value.trim());
  if (!match || (match[1] === '' && match[2] === '')) return 'ignored';
  const [, from = '', to = ''] = match;
  if (from === '') {
    const suffix = Number(to);
    if (suffix === 0 || size === 0) return 'unsatisfiable';
    return { first: Math.max(0, size - suffix), last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Number(to);
  if (to !== '' && first > last) return 'ignored';
  if (first >= size) return 'unsatisfiable';
  return { first, last: Math.min(last, size - 1) };
}

/** The strict form of x-amz-copy-source-range: both ends named. Undefined when it is anything else. */
export function parseCopyRange(value: string): ByteRange | undefined {
  const match = /^bytes=(\d+)-(\d+)$/.exec(value);
  if (!match) return undefined;
  const range = { first: Number(match[1]), last: Number(match[2]) };
  return range.first <= range.last ? range : undefined;
}
