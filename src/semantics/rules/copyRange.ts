/** x-amz-copy-source-range: which bytes of the source become a part. */
import { parseCopyRange } from '../../lib/range.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Witness } from '../../world/world.ts';
import { guard } from '../rule.ts';
import { api } from './cites.ts';

interface CopyRange {
  readonly CopySourceRange: string | undefined;
  /** Bytes of the source. */
  readonly size: number;
}

const badRange = (range: string, message: string) =>
  refuse(
    'InvalidArgument',
    { ArgumentName: 'x-amz-copy-source-range', ArgumentValue: range },
    message,
  );

export const copyRangeHasItsForm = guard<CopyRange>({
  id: 'upload/copy-range-form',
  about: 'CopySourceRange',
  phase: 'request',
  says: 'x-amz-copy-source-range is bytes=first-last with both ends.',
  cites: [api('UploadPartCopy'), 'minio#14246'],
  basis: 'documented',
  refuses: ({ CopySourceRange }) =>
    CopySourceRange !== undefined && !parseCopyRange(CopySourceRange)
      ? badRange(
          CopySourceRange,
          'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
        )
      : undefined,
});

/** 5 MB: only a larger source has ranges, by the documents. */
const smallestWithRanges = 5 * 1024 * 1024;

export const copyRangeSourceIsLarge = guard<CopyRange & { readonly follows: Witness }>({
  id: 'upload/copy-range-source',
  about: 'CopySourceRange',
  phase: 'source',
  says: 'A range is copied from a source of any size.',
  cites: [api('UploadPartCopy'), 'versitygw#1122'],
  basis: 'inferred',
  contradiction:
    'The documents allow a range only of a source of more than 5 MB; tests that were run against AWS copy ranges of smaller ones.',
  refuses: ({ CopySourceRange, size, follows }) =>
    CopySourceRange !== undefined && follows === 'documented' && size <= smallestWithRanges
      ? refuse(
          'InvalidRequest',
          {},
          'The specified copy source is not supported as a byte-range copy source',
        )
      : undefined,
});

export const copyRangeFitsSource = guard<CopyRange>({
  id: 'upload/copy-range',
  about: 'CopySourceRange',
  phase: 'source',
  says: 'The range lies inside the source.',
  cites: [api('UploadPartCopy'), 'versitygw#1122'],
  basis: 'documented',
  refuses({ CopySourceRange, size }) {
    const range = CopySourceRange === undefined ? undefined : parseCopyRange(CopySourceRange);
    if (!range || CopySourceRange === undefined || range.last < size) return undefined;
    return range.first >= size
      ? refuse(
          'InvalidRequest',
          {},
          'The specified copy range is invalid for the source object size',
        )
      : badRange(
          CopySourceRange,
          `Range specified is not valid for source object of size: ${size}`,
        );
  },
});
