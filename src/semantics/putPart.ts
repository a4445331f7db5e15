/** Keeping a part of an upload, whether its bytes were sent or copied. */
import type { Bytes, ChecksumAlgorithm } from '../lib/payload.ts';
import type { PartRecord, UploadRecord } from '../storage/records.ts';
import { recordId } from '../storage/recordId.ts';
import type { Context } from './context.ts';
import { digestAsSent } from './integrity.ts';
import { etagOfPart } from './rules/encryption.ts';

/** A part with the same number is replaced. In null mode CRC64NVME is kept for the object's checksum. */
export function putPart(
  s3: Context,
  upload: UploadRecord,
  number: number,
  { size, segments }: Bytes,
): PartRecord {
  const body: Bytes = { size, segments };
  const algorithm: ChecksumAlgorithm = upload.checksumAlgorithm ?? 'CRC64NVME';
  const md5 = s3.digest(body, 'MD5');
  const etag = s3.decide(etagOfPart, {
    md5,
    encryption: upload.encryption.type,
    opaque: () => s3.ids.etag(`${upload.uploadId}/${number}/${s3.now}/${md5}`),
  });
  const part: PartRecord = {
    kind: 'part',
    id: recordId.part(upload.uploadId, number),
    uploadId: upload.uploadId,
    number,
    modified: s3.now,
    body,
    etag,
    digests: { MD5: md5, [algorithm]: s3.digest(body, algorithm) },
    ...(upload.checksumAlgorithm && {
      checksum: {
        algorithm,
        type: upload.checksumType ?? 'COMPOSITE',
        value: digestAsSent(s3, body, algorithm),
      },
    }),
  };
  s3.draft.put(part);
  return part;
}
