/** The headers that GetObject and HeadObject share, and the checks before them. */
import { defined } from '../lib/defined.ts';
import { quoteEtag } from '../lib/etag.ts';
import type { BucketRecord, ObjectRecord } from '../storage/records.ts';
import { restoreHeader } from './archive/archive.ts';
import { checksumMembers } from './checksumMembers.ts';
import type { Context } from './context.ts';
import { encryptionMembers } from './encryption/encryptionMembers.ts';
import { toldLock } from './authorization/toldHeaders.ts';
import { metadataShown, type ShownMetadata } from './rules/metadata.ts';
import { partNumberIsInRange } from './rules/multipart.ts';
import {
  overridesNeedSignature,
  partNumberExists,
  rangeIsSatisfiable,
  rangeOrPart,
  readWindow,
  type Window,
} from './rules/read.ts';
import {
  ifMatch,
  ifModifiedSince,
  ifNoneMatch,
  ifUnmodifiedSince,
} from './rules/readConditions.ts';

export interface ReadInput {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
  readonly Range?: string | undefined;
  readonly PartNumber?: number | undefined;
  readonly ChecksumMode?: string | undefined;
  readonly ResponseCacheControl?: string | undefined;
  readonly ResponseContentDisposition?: string | undefined;
  readonly ResponseContentEncoding?: string | undefined;
  readonly ResponseContentLanguage?: string | undefined;
  readonly ResponseContentType?: string | undefined;
  readonly ResponseExpires?: string | undefined;
}

/** Conditions in S3's order, then the bytes that are asked for. */
export function checkRead(s3: Context, input: ReadInput, object: ObjectRecord): Window {
  const { IfMatch, IfNoneMatch, Range, PartNumber } = input;
  const overrides = Object.keys(responseOverrides(input));
  s3.guard(overridesNeedSignature, { overrides, account: s3.caller.account });
  s3.guard(ifMatch, { object, condition: IfMatch });
  s3.guard(ifUnmodifiedSince, { object, condition: input.IfUnmodifiedSince, silencedBy: IfMatch });
  s3.guard(ifNoneMatch, { object, condition: IfNoneMatch });
  s3.guard(ifModifiedSince, {
    object,
    condition: input.IfModifiedSince,
    silencedBy: IfNoneMatch,
    now: s3.now,
  });
  const asked = { object, Range, PartNumber };
  s3.guard(rangeOrPart, asked);
  if (PartNumber !== undefined)
    s3.guard(partNumberIsInRange, { PartNumber, limit: s3.dialect.limits.maxParts });
  s3.guard(partNumberExists, asked);
  s3.guard(rangeIsSatisfiable, asked);
  return s3.decide(readWindow, asked);
}

/** Everything about an object that headers tell. */
export function objectHeaders(
  s3: Context,
  bucket: BucketRecord,
  object: ObjectRecord,
  input: ReadInput,
  window: Window,
) {
  const { first, length, partial } = window;
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(object.modified),
    ContentLength: length,
    ETag: quoteEtag(object.etag),
    ...encryptionMembers(object.encryption),
    ...object.system,
    ...userMetadata(s3, object),
    ...(partial && { ContentRange: `bytes ${first}-${first + length - 1}/${object.body.size}` }),
    ...shownChecksum(object, input, window),
    ...toldLock(s3, { bucket, object }),
    ...defined({
      VersionId: bucket.versioning ? object.versionId : undefined,
      WebsiteRedirectLocation: object.websiteRedirect,
      StorageClass: object.storageClass === 'STANDARD' ? undefined : object.storageClass,
      Restore: restoreHeader(object, s3.now),
      PartsCount: input.PartNumber === undefined ? undefined : object.parts?.length,
    }),
    ...responseOverrides(input),
  };
}

function userMetadata(s3: Context, { metadata }: ObjectRecord): ShownMetadata {
  return Object.keys(metadata).length > 0
    ? s3.decide(metadataShown, { metadata })
    : { Metadata: {} };
}

/**
 * A checksum is shown when it is asked for and the answer is what it covers: the whole object, even as its only part, or
 * one part of a composite, which keeps those of its parts (localstack/localstack#12842, measured).
 */
function shownChecksum(
  { checksum, parts, body }: ObjectRecord,
  { ChecksumMode, PartNumber }: ReadInput,
  { length }: Window,
) {
  if (ChecksumMode !== 'ENABLED') return {};
  if (PartNumber !== undefined && parts && checksum.type === 'COMPOSITE') {
    const own = parts[PartNumber - 1]?.checksum;
    return own ? checksumMembers({ ...checksum, value: own }) : {};
  }
  return length === body.size ? checksumMembers(checksum) : {};
}

function responseOverrides(input: ReadInput) {
  return defined({
    CacheControl: input.ResponseCacheControl,
    ContentDisposition: input.ResponseContentDisposition,
    ContentEncoding: input.ResponseContentEncoding,
    ContentLanguage: input.ResponseContentLanguage,
    ContentType: input.ResponseContentType,
    Expires: input.ResponseExpires,
  });
}
