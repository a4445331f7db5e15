/** The list of parts that completes an upload, before it is held against the parts that were uploaded. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { api, recording } from './cites.ts';

export const partsAreListed = guard<{ isSent: boolean; parts: number }>({
  id: 'complete/parts-listed',
  phase: 'request',
  says: 'There is a document, and it lists at least one part.',
  cites: [recording('multipart-complete-multipart-too-small'), api('CompleteMultipartUpload')],
  basis: 'recorded',
  refuses({ isSent, parts }) {
    if (!isSent) return refuse('InvalidRequest', {}, 'You must specify at least one part');
    return parts === 0 ? refuse('MalformedXML') : undefined;
  },
});

interface Entry {
  readonly PartNumber?: number | undefined;
  readonly ETag?: string | undefined;
}

export const partsHaveTheirForm = guard<{ entries: readonly Entry[] }>({
  id: 'complete/part-form',
  phase: 'request',
  says: 'A part is listed with its number, which is 1 or more, and its ETag.',
  cites: [api('CompletedPart')],
  basis: 'inferred',
  refuses({ entries }) {
    if (entries.some(({ PartNumber, ETag }) => PartNumber === undefined || ETag === undefined))
      return refuse('MalformedXML');
    const low = entries.find(({ PartNumber = 0 }) => PartNumber < 1);
    return low
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'PartNumber', ArgumentValue: low.PartNumber ?? '' },
          'PartNumber must be >= 1',
        )
      : undefined;
  },
});

export const partsAreInOrder = guard<{ numbers: readonly number[]; uploadId: string }>({
  id: 'complete/part-order',
  phase: 'request',
  says: 'Parts are listed in ascending order, each once.',
  cites: [api('CompleteMultipartUpload')],
  basis: 'documented',
  refuses: ({ numbers, uploadId }) =>
    numbers.some((number, i) => i > 0 && number <= (numbers[i - 1] ?? 0))
      ? refuse('InvalidPartOrder', { UploadId: uploadId })
      : undefined,
});
