import { defined } from '../../lib/defined.ts';
import { quoteEtag } from '../../lib/etag.ts';
import { compareCodePoints } from '../../lib/order.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { BucketRecord, VersionRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { findVersion, openBucket } from '../find.ts';
import {
  type Encode,
  encoderFor,
  entriesOf,
  type Page,
  prefixesOf,
  walk,
} from '../listing/listing.ts';
import { ownerOf } from '../acl/ownership.ts';
import {
  askedAttributes,
  type Optional,
  optionalAttributes,
} from '../archive/optionalAttributes.ts';
import {
  encodingTypeIsUrl,
  maximumIsInRange,
  versionMarkerIsValid,
  versionMarkerNeedsKeyMarker,
} from '../rules/listing.ts';

export function ListObjectVersions(
  input: Input<'ListObjectVersions'>,
  s3: Context,
): Output<'ListObjectVersions'> {
  const bucket = openBucket(s3, input, 's3:ListBucketVersions');
  const { EncodingType, KeyMarker = '', VersionIdMarker, Prefix = '' } = input;
  s3.guard(maximumIsInRange, { asked: input.MaxKeys, argument: 'max-keys' });
  s3.guard(versionMarkerNeedsKeyMarker, { KeyMarker, VersionIdMarker });
  s3.guard(versionMarkerIsValid, { VersionIdMarker });
  s3.guard(encodingTypeIsUrl, { EncodingType });
  const limit = Math.min(input.MaxKeys ?? s3.dialect.limits.maxKeys, s3.dialect.limits.maxKeys);
  const page = pageOfVersions(s3, bucket, input, limit);
  const more = askedAttributes(s3, input);
  const encode = encoderFor(EncodingType);
  const shown = entriesOf(page).map((version) => shownVersion(s3, bucket, version, encode, more));
  return {
    Name: bucket.name,
    Prefix: encode(Prefix),
    KeyMarker: encode(KeyMarker),
    VersionIdMarker: VersionIdMarker ?? '',
    MaxKeys: limit,
    IsTruncated: page.truncated,
    Versions: shown.filter((version) => 'Size' in version) as NonNullable<
      Output<'ListObjectVersions'>['Versions']
    >,
    DeleteMarkers: shown.filter((version) => !('Size' in version)),
    CommonPrefixes: prefixesOf(page).map((prefix) => ({ Prefix: encode(prefix) })),
    ...defined({ Delimiter: input.Delimiter ? encode(input.Delimiter) : undefined, EncodingType }),
    ...(page.truncated ? nextMarkers(page, encode) : {}),
  };
}

function pageOfVersions(
  s3: Context,
  bucket: BucketRecord,
  input: Input<'ListObjectVersions'>,
  limit: number,
): Page<VersionRecord> {
  const { KeyMarker = '', VersionIdMarker, Prefix = '', Delimiter } = input;
  const all = recordId.versionsIn(bucket.name, Prefix);
  const marker = VersionIdMarker
    ? findVersion(s3.draft, bucket.name, KeyMarker, VersionIdMarker)
    : undefined;
  const isPast = (version: VersionRecord) =>
    version.key === KeyMarker && (marker ? version.id <= marker.id : true);
  return walk<VersionRecord>({
    prefix: Prefix,
    delimiter: Delimiter || undefined,
    limit,
    start: compareCodePoints(KeyMarker, Prefix) > 0 ? KeyMarker : Prefix,
    from: (key) =>
      s3.draft.scan(all, recordId.versionsIn(bucket.name, key)) as IterableIterator<VersionRecord>,
    keyOf: ({ key }) => key,
    skips: (row) =>
      KeyMarker !== '' &&
      ('entry' in row
        ? isPast(row.entry) || compareCodePoints(row.entry.key, KeyMarker) < 0
        : compareCodePoints(row.prefix, KeyMarker) <= 0 || KeyMarker.startsWith(row.prefix)),
  });
}

function shownVersion(
  s3: Context,
  bucket: BucketRecord,
  version: VersionRecord,
  encode: Encode,
  more: Optional,
) {
  const shared = {
    Key: encode(version.key),
    VersionId: version.versionId,
    IsLatest: findVersion(s3.draft, version.bucket, version.key)?.id === version.id,
    LastModified: new Date(version.modified),
    Owner: { ID: s3.owner(ownerOf(bucket, version)).id },
  };
  if (version.kind === 'deleteMarker') return shared;
  return {
    ...shared,
    ETag: quoteEtag(version.etag),
    ChecksumAlgorithm: [version.checksum.algorithm],
    ChecksumType: version.checksum.type,
    Size: version.body.size,
    StorageClass: version.storageClass,
    ...optionalAttributes(s3, version, more),
  };
}

/** A common prefix as the last row has no version id to go on from. */
function nextMarkers({ rows }: Page<VersionRecord>, encode: Encode) {
  const last = rows.at(-1);
  if (!last) return {};
  return 'entry' in last
    ? { NextKeyMarker: encode(last.entry.key), NextVersionIdMarker: last.entry.versionId }
    : { NextKeyMarker: encode(last.prefix) };
}
