import { defined } from '../../lib/defined.ts';
import { quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { PartRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import { checksumMember } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { recogniseUpload } from '../encryption/customerKey.ts';
import { abortOf } from '../lifecycle/told.ts';
import { needUpload, openBucket } from '../find.ts';
import { uploadPeople } from '../uploadPeople.ts';
import { maximumIsInRange, partNumberMarkerIsNumber } from '../rules/listing.ts';

export function ListParts(input: Input<'ListParts'>, s3: Context): Output<'ListParts'> {
  const bucket = openBucket(s3, input, 's3:ListMultipartUploadParts');
  s3.guard(maximumIsInRange, { asked: input.MaxParts, argument: 'max-parts' });
  s3.guard(partNumberMarkerIsNumber, { marker: input.PartNumberMarker });
  const upload = needUpload(s3, input);
  recogniseUpload(s3, upload, input);
  const after = Number(input.PartNumberMarker ?? 0);
  const limit = Math.min(input.MaxParts ?? s3.dialect.limits.maxKeys, s3.dialect.limits.maxKeys);
  const all = partsAfter(s3, upload.uploadId, after);
  const page = all.slice(0, limit);
  return {
    Bucket: bucket.name,
    Key: upload.key,
    UploadId: upload.uploadId,
    PartNumberMarker: String(after),
    NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
    MaxParts: limit,
    IsTruncated: limit > 0 && all.length > page.length,
    Parts: page.map(shownPart),
    ...uploadPeople(s3, upload),
    StorageClass: upload.storageClass as NonNullable<Output<'ListParts'>['StorageClass']>,
    ...abortOf(s3, bucket, upload),
    ...defined({ ChecksumAlgorithm: upload.checksumAlgorithm, ChecksumType: upload.checksumType }),
  };
}

function partsAfter(s3: Context, uploadId: string, after: number): PartRecord[] {
  const parts = [...s3.draft.scan(recordId.partsOf(uploadId), recordId.part(uploadId, after + 1))];
  return parts.filter((record) => record.kind === 'part');
}

function shownPart({ number, modified, etag, body, checksum }: PartRecord) {
  return {
    PartNumber: number,
    LastModified: new Date(modified),
    ETag: quoteEtag(etag),
    Size: body.size,
    ...(checksum && checksumMember(checksum.algorithm, checksum.value)),
  };
}
