import { defined } from '../../lib/defined.ts';
import { compareCodePoints } from '../../lib/order.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { UploadRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { findUpload, openBucket } from '../find.ts';
import { uploadPeople } from '../uploadPeople.ts';
import {
  type Encode,
  encoderFor,
  entriesOf,
  type Page,
  prefixesOf,
  walk,
} from '../listing/listing.ts';
import { encodingTypeIsUrl, maximumIsInRange, uploadIdMarkerIsKnown } from '../rules/listing.ts';

type ListUploads = Input<'ListMultipartUploads'>;

export function ListMultipartUploads(
  input: ListUploads,
  s3: Context,
): Output<'ListMultipartUploads'> {
  const bucket = openBucket(s3, input, 's3:ListBucketMultipartUploads');
  const { EncodingType, KeyMarker = '', UploadIdMarker = '', Prefix, Delimiter } = input;
  s3.guard(encodingTypeIsUrl, { EncodingType });
  s3.guard(maximumIsInRange, { asked: input.MaxUploads, argument: 'max-uploads' });
  const limit = Math.min(input.MaxUploads ?? s3.dialect.limits.maxKeys, s3.dialect.limits.maxKeys);
  const marked = findUpload(s3.draft, bucket.name, KeyMarker, UploadIdMarker);
  s3.guard(uploadIdMarkerIsKnown, {
    KeyMarker,
    UploadIdMarker: input.UploadIdMarker,
    marked,
  });
  const page = pageOfUploads(s3, bucket.name, input, { limit, marked });
  const encode = encoderFor(EncodingType);
  return {
    Bucket: bucket.name,
    KeyMarker: encode(KeyMarker),
    UploadIdMarker: KeyMarker === '' ? '' : UploadIdMarker,
    ...nextMarkers(page, encode),
    MaxUploads: limit,
    IsTruncated: page.truncated,
    Uploads: entriesOf(page).map((upload) => shownUpload(s3, upload, encode)),
    CommonPrefixes: prefixesOf(page).map((prefix) => ({ Prefix: encode(prefix) })),
    ...defined({
      Prefix: Prefix === undefined ? undefined : encode(Prefix),
      Delimiter: Delimiter ? encode(Delimiter) : undefined,
      EncodingType,
    }),
  };
}

/** Uploads after the marker: of its key, those behind the marked upload; without one, only later keys. */
function pageOfUploads(
  s3: Context,
  bucket: string,
  input: ListUploads,
  { limit, marked }: { readonly limit: number; readonly marked: UploadRecord | undefined },
): Page<UploadRecord> {
  const { KeyMarker = '', Prefix = '', Delimiter } = input;
  const all = recordId.uploadsIn(bucket, Prefix);
  const isPast = (upload: UploadRecord) =>
    compareCodePoints(upload.key, KeyMarker) < 0 ||
    (upload.key === KeyMarker && (!marked || upload.seq <= marked.seq));
  return walk<UploadRecord>({
    prefix: Prefix,
    delimiter: Delimiter || undefined,
    limit,
    start: compareCodePoints(KeyMarker, Prefix) > 0 ? KeyMarker : Prefix,
    from: (key) =>
      s3.draft.scan(all, recordId.uploadsIn(bucket, key)) as IterableIterator<UploadRecord>,
    keyOf: ({ key }) => key,
    skips: (row) =>
      KeyMarker !== '' &&
      ('entry' in row
        ? isPast(row.entry)
        : compareCodePoints(row.prefix, KeyMarker) <= 0 || KeyMarker.startsWith(row.prefix)),
  });
}

/** A truncated page goes on behind its last row; one that is whole names its last upload, if it has any (recorded). */
function nextMarkers(page: Page<UploadRecord>, encode: Encode) {
  const last = page.rows.at(-1);
  if (page.truncated && last && 'prefix' in last) {
    return { NextKeyMarker: encode(last.prefix), NextUploadIdMarker: '' };
  }
  const upload = entriesOf(page).at(-1);
  return { NextKeyMarker: encode(upload?.key ?? ''), NextUploadIdMarker: upload?.uploadId ?? '' };
}

function shownUpload(s3: Context, upload: UploadRecord, encode: Encode) {
  return {
    Key: encode(upload.key),
    UploadId: upload.uploadId,
    Initiated: new Date(upload.initiated),
    StorageClass: upload.storageClass as 'STANDARD',
    ...uploadPeople(s3, upload),
    ...defined({ ChecksumAlgorithm: upload.checksumAlgorithm, ChecksumType: upload.checksumType }),
  };
}
