/** What ListObjects and ListObjectsV2 share: the current objects of a bucket, a page at a time. */
import { compareCodePoints } from '../../lib/order.ts';
import { quoteEtag } from '../../lib/etag.ts';
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { View } from '../../storage/table.ts';
import type { Context } from '../context.ts';
import { type Optional, optionalAttributes } from '../archive/optionalAttributes.ts';
import { type Encode, type Page, walk } from './listing.ts';

interface Asked {
  readonly bucket: BucketRecord;
  readonly prefix: string;
  readonly delimiter: string | undefined;
  /** Keys and prefixes up to this one were on earlier pages. */
  readonly after: string;
  readonly limit: number;
}

export function pageOfObjects(
  s3: Context,
  { bucket, prefix, delimiter, after, limit }: Asked,
): Page<ObjectRecord> {
  return walk<ObjectRecord>({
    prefix,
    delimiter,
    limit,
    start: compareCodePoints(after, prefix) > 0 ? after : prefix,
    from: (key) => currentObjects(s3.draft, bucket.name, prefix, key),
    keyOf: ({ key }) => key,
    skips: (row) =>
      after !== '' && compareCodePoints('entry' in row ? row.entry.key : row.prefix, after) <= 0,
  });
}

/** The newest version of each key at or after `from`, unless that is a delete marker. */
function* currentObjects(
  view: View,
  bucket: string,
  prefix: string,
  from: string,
): IterableIterator<ObjectRecord> {
  const start = recordId.versionsIn(bucket, from);
  let last: string | undefined;
  for (const record of view.scan(recordId.versionsIn(bucket, prefix), start)) {
    if ((record.kind !== 'object' && record.kind !== 'deleteMarker') || record.key === last)
      continue;
    last = record.key;
    if (record.kind === 'object') yield record;
  }
}

/** An object as a listing shows it. */
export function listed(s3: Context, object: ObjectRecord, encode: Encode, more: Optional) {
  return {
    Key: encode(object.key),
    LastModified: new Date(object.modified),
    ETag: quoteEtag(object.etag),
    ChecksumAlgorithm: [object.checksum.algorithm],
    ChecksumType: object.checksum.type,
    Size: object.body.size,
    StorageClass: object.storageClass,
    ...optionalAttributes(s3, object, more),
  };
}
