/** Writing objects: what PutObject, CopyObject and CompleteMultipartUpload have in common. */
import { defined } from '../lib/defined.ts';
import { decodeWords } from '../lib/rfc2047.ts';
import type { Attributes, Tag } from '../storage/attributes.ts';
import type { BucketRecord, ObjectRecord } from '../storage/records.ts';
import { recordId } from '../storage/recordId.ts';
import { authorize } from './authorization/authorize.ts';
import { authorizeNew } from './authorization/beside.ts';
import type { Context } from './context.ts';
import { checkEncryption, chooseEncryption, type EncryptionInput } from './encryption/encrypt.ts';
import { findVersion } from './find.ts';
import { type Described, metadataFits, setMetadata, setTags } from './rules/metadata.ts';
import { objectLock } from './rules/lockedWrite.ts';
import { newObject } from './rules/object.ts';
import {
  redirectLocationFits,
  redirectLocationIsValid,
  storageClass,
  storageClassIsKnown,
  websiteRedirect,
} from './rules/placement.ts';
import {
  objectTagsAreNotReserved,
  objectTagsFit,
  parseTagging,
  taggingHeaderIsQuery,
  tagKeysAreValid,
  tagValuesAreValid,
} from './rules/tags.ts';
import { newVersionId } from './rules/versioning.ts';
import {
  oneWriteCondition,
  writeIfMatch,
  writeIfMatchIsEtag,
  writeIfMatchNeedsObject,
  writeIfNoneMatch,
  writeIfNoneMatchIsStar,
} from './rules/writeConditions.ts';

/** The members that writes share. */
export interface WriteInput extends EncryptionInput {
  readonly Bucket?: string | undefined;
  readonly Key?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly ContentType?: string | undefined;
  readonly Expires?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
  readonly StorageClass?: string | undefined;
  readonly Tagging?: string | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
}

/** The metadata that the request's headers name. */
export function sentMetadata(input: WriteInput): Described {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Expires } = input;
  const metadata = Object.entries(input.Metadata ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    decodeWords(value),
  ]);
  return {
    system: defined({
      CacheControl,
      ContentDisposition,
      ContentEncoding,
      ContentLanguage,
      ContentType: input.ContentType || 'binary/octet-stream',
      Expires,
    }),
    metadata: Object.fromEntries(metadata) as Record<string, string>,
  };
}

/** The tags of x-amz-tagging, checked. */
export function sentTags(s3: Context, Tagging: string | undefined): readonly Tag[] {
  s3.guard(taggingHeaderIsQuery, { Tagging });
  const tags = parseTagging(Tagging ?? '') ?? [];
  s3.guard(objectTagsFit, { tags, limit: s3.dialect.limits.maxTagsPerObject });
  s3.guard(objectTagsAreNotReserved, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  return tags;
}

/** Checks of the headers of a write that need nothing but the headers. */
export function checkWriteHeaders(s3: Context, input: WriteInput, bucket: BucketRecord): void {
  const { StorageClass, WebsiteRedirectLocation } = input;
  s3.guard(storageClassIsKnown, { StorageClass });
  s3.guard(redirectLocationIsValid, { WebsiteRedirectLocation });
  s3.guard(redirectLocationFits, { WebsiteRedirectLocation });
  checkEncryption(s3, input, bucket);
  s3.guard(metadataFits, {
    metadata: input.Metadata ?? {},
    limit: s3.dialect.limits.maxUserMetadata,
  });
}

/** What PutObject and CreateMultipartUpload set beside the bytes. */
export function sentAttributes(s3: Context, input: WriteInput, bucket: BucketRecord): Attributes {
  checkWriteHeaders(s3, input, bucket);
  const tags = sentTags(s3, input.Tagging);
  if (tags.length > 0) authorizeNew(s3, bucket, input, 's3:PutObjectTagging');
  return {
    ...s3.decide(setMetadata, { sent: sentMetadata(input) }),
    tags: s3.decide(setTags, { sent: tags }),
    ...ownAttributes(s3, input, bucket),
  };
}

/** What every write decides anew, a copy too. */
export function ownAttributes(
  s3: Context,
  input: WriteInput,
  bucket: BucketRecord,
): Omit<Attributes, 'system' | 'metadata' | 'tags' | 'acl'> {
  const { StorageClass, WebsiteRedirectLocation } = input;
  return defined({
    storageClass: s3.decide(storageClass, { StorageClass }),
    websiteRedirect: s3.decide(websiteRedirect, { WebsiteRedirectLocation }),
    encryption: chooseEncryption(s3, input, bucket),
  });
}

interface WriteConditions {
  readonly Key?: string | undefined;
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
}

/** If-Match and If-None-Match of a write, against what stands at the key: to learn its ETag takes the permission to read it. */
export function checkWriteConditions(
  s3: Context,
  bucket: BucketRecord,
  { Key = '', IfMatch, IfNoneMatch }: WriteConditions,
): void {
  const existing = findVersion(s3.draft, bucket.name, Key);
  const facts = { existing, key: Key, IfMatch, IfNoneMatch };
  s3.guard(oneWriteCondition, facts);
  s3.guard(writeIfNoneMatchIsStar, facts);
  s3.guard(writeIfMatchIsEtag, facts);
  if (IfMatch !== undefined)
    authorize(s3, { action: 's3:GetObject', bucket, key: Key, version: existing });
  s3.guard(writeIfNoneMatch, facts);
  s3.guard(writeIfMatchNeedsObject, facts);
  s3.guard(writeIfMatch, facts);
}

type NewObject = Omit<ObjectRecord, 'kind' | 'id' | 'seq' | 'versionId' | 'modified' | 'bucket'>;

/** Makes the new version current; without versioning it takes the place of the null version. */
export function putVersion(s3: Context, bucket: BucketRecord, object: NewObject): ObjectRecord {
  const seq = s3.draft.nextWrite();
  const versionId = s3.decide(newVersionId, { bucket, fresh: s3.ids.versionId(seq) });
  if (versionId === 'null') removeNullVersion(s3, bucket.name, object.key);
  const lock = s3.decide(objectLock, { bucket, asked: object.lock, now: s3.now });
  const record: ObjectRecord = {
    ...object,
    ...defined({ lock }),
    kind: 'object',
    id: recordId.version(bucket.name, object.key, seq),
    bucket: bucket.name,
    seq,
    versionId,
    ...s3.decide(newObject, { now: s3.now }),
  };
  s3.draft.put(record);
  return record;
}

export function removeNullVersion(s3: Pick<Context, 'draft'>, bucket: string, key: string): void {
  const old = findVersion(s3.draft, bucket, key, 'null');
  if (old) s3.draft.remove(old.id);
}
