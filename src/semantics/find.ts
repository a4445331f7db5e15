/** Finding what a request names, with the checks that go with it, each in one place. */
import type {
  BucketRecord,
  ObjectRecord,
  UploadRecord,
  VersionRecord,
} from '../storage/records.ts';
import { recordId } from '../storage/recordId.ts';
import type { View } from '../storage/table.ts';
import type { Context } from './context.ts';
import type { ConditionInput } from './authorization/asked.ts';
import { authorize } from './authorization/authorize.ts';
import { checkPayer, type PayingInput } from './payment.ts';
import { expectedOwnerIsAccountId, expectedOwnerOwns } from './rules/access.ts';
import { bucketExists } from './rules/bucket.ts';
import { uploadExists } from './rules/multipart.ts';
import {
  keyFits,
  notADeleteMarker,
  objectExists,
  versionExists,
  versionIdIsNotEmpty,
  versionIdIsValid,
} from './rules/object.ts';

interface BucketInput {
  readonly Bucket?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** A bucket in which the caller may do these, in the words of IAM, to the key and version that the input names. */
export function openBucket(
  s3: Context,
  input: BucketInput & ConditionInput & PayingInput & { readonly Key?: string | undefined },
  ...actions: readonly [string, ...string[]]
): BucketRecord {
  const bucket = namedBucket(s3, input);
  const { Key: key, VersionId } = input;
  for (const action of actions) {
    authorize(s3, {
      action,
      bucket,
      key,
      input,
      // Looked for only where it matters whose it is.
      get version() {
        return key === undefined ? undefined : findVersion(s3.draft, bucket.name, key, VersionId);
      },
    });
  }
  checkPayer(s3, bucket, input, actions[0]);
  return bucket;
}

/** The bucket of the request, for operations that ask for every key by itself whether the caller may. */
export function namedBucket(s3: Context, input: BucketInput): BucketRecord {
  const expected = input.ExpectedBucketOwner;
  s3.guard(expectedOwnerIsAccountId, { expected, header: 'x-amz-expected-bucket-owner' });
  const bucket = needBucket(s3, input.Bucket ?? '');
  s3.guard(expectedOwnerOwns, { expected, bucket });
  return bucket;
}

export function needBucket(s3: Context, name: string): BucketRecord {
  const bucket = findBucket(s3.draft, name);
  s3.guard(bucketExists, { name, bucket });
  return bucket as BucketRecord;
}

export function findBucket(view: View, name: string): BucketRecord | undefined {
  const record = view.get(recordId.bucket(name));
  return record?.kind === 'bucket' ? record : undefined;
}

/** All versions of one key, newest first. */
export function* versionsOf(
  view: View,
  bucket: string,
  key: string,
): IterableIterator<VersionRecord> {
  for (const record of view.scan(recordId.versionsOf(bucket, key))) {
    if ((record.kind === 'object' || record.kind === 'deleteMarker') && record.key === key)
      yield record;
  }
}

/** The current version, or the one that is named. */
export function findVersion(
  view: View,
  bucket: string,
  key: string,
  versionId?: string,
): VersionRecord | undefined {
  for (const version of versionsOf(view, bucket, key)) {
    if (versionId === undefined || version.versionId === versionId) return version;
  }
  return undefined;
}

/**
 * The object that a read names. `method` is what S3 says when that is a delete marker. The NoSuchKey of reading tags
 * alone names the bucket before the key (recorded).
 */
export function needObject(
  s3: Context,
  input: {
    readonly Bucket?: string | undefined;
    readonly Key?: string | undefined;
    readonly VersionId?: string | undefined;
  },
  method: string,
  what: 'object' | 'tags' = 'object',
): ObjectRecord {
  const key = input.Key ?? '';
  const shownKey = what === 'tags' ? `${input.Bucket}/${key}` : key;
  const versionId = input.VersionId;
  s3.guard(keyFits, { key, limit: s3.dialect.limits.maxKeyBytes });
  s3.guard(versionIdIsNotEmpty, { versionId });
  s3.guard(versionIdIsValid, { versionId });
  const version = findVersion(s3.draft, input.Bucket ?? '', key, versionId);
  s3.guard(versionExists, { version, key: shownKey, versionId });
  s3.guard(notADeleteMarker, { version, key, versionId, method, what });
  s3.guard(objectExists, { version, key: shownKey, versionId });
  return version as ObjectRecord;
}

export function needUpload(
  s3: Context,
  input: {
    readonly Bucket?: string | undefined;
    readonly Key?: string | undefined;
    readonly UploadId?: string | undefined;
  },
): UploadRecord {
  const upload = findUpload(s3.draft, input.Bucket ?? '', input.Key ?? '', input.UploadId);
  s3.guard(uploadExists, { upload, uploadId: input.UploadId });
  return upload as UploadRecord;
}

export function findUpload(
  view: View,
  bucket: string,
  key: string,
  id: string | undefined,
): UploadRecord | undefined {
  return [...uploadsOf(view, bucket, key)].find(({ uploadId }) => uploadId === id);
}

/** Open uploads of one key, oldest first. */
export function* uploadsOf(
  view: View,
  bucket: string,
  key: string,
): IterableIterator<UploadRecord> {
  for (const record of view.scan(recordId.uploadsOf(bucket, key))) {
    if (record.kind === 'upload' && record.key === key) yield record;
  }
}
