/** Opening the source of a copy: shared by CopyObject and UploadPartCopy. */
import type { BucketRecord, ObjectRecord } from '../storage/records.ts';
import type { AccessPoint } from './accessPoint/accessPoint.ts';
import { reachSource } from './accessPoint/reach.ts';
import type { Asked } from './authorization/asked.ts';
import { authorize } from './authorization/authorize.ts';
import type { Context } from './context.ts';
import { readSourceKey, type SourceKeyInput, unlockSource } from './encryption/customerKey.ts';
import { findVersion, needBucket } from './find.ts';
import { checkPayer } from './payment.ts';
import { checkCopyRegions } from './regions/copy.ts';
import { expectedOwnerIsAccountId, expectedOwnerOwns } from './rules/access.ts';
import { archiveAround, restoreOf } from './archive/archive.ts';
import { sourceIsNotArchived } from './rules/archive.ts';
import { copyStaysInRegion } from './rules/accessPointUse.ts';
import { copySourceVersion } from './rules/copy.ts';
import {
  copyHasNoBody,
  type CopySource,
  parseCopySource,
  sourceArnIsModelled,
  sourceArnNamesObject,
  sourceBucketIsNamed,
  sourceIsEncoded,
  sourceIsNotNamedDeleteMarker,
  sourceNamesKey,
} from './rules/copySource.ts';
import { objectExists, versionExists, versionIdIsValid } from './rules/object.ts';
import {
  copySourceIfMatch,
  copySourceIfModifiedSince,
  copySourceIfNoneMatch,
  copySourceIfUnmodifiedSince,
} from './rules/readConditions.ts';

interface CopyInput extends SourceKeyInput {
  readonly CopySource?: string | undefined;
  readonly CopySourceIfMatch?: string | undefined;
  readonly CopySourceIfNoneMatch?: string | undefined;
  readonly CopySourceIfModifiedSince?: Date | undefined;
  readonly CopySourceIfUnmodifiedSince?: Date | undefined;
  readonly ExpectedSourceBucketOwner?: string | undefined;
  readonly RequestPayer?: string | undefined;
}

export interface OpenSource {
  readonly object: ObjectRecord;
  /** What the caller was asked about to read it. */
  readonly asked: Asked;
  /** For the answer: absent when the source has no version id of its own. */
  readonly versionId: string | undefined;
  /** Whether the source is what a GET of its key would read. */
  readonly isCurrent: boolean;
  /** Whether the source is archived, and what is read is a restored copy of it. */
  readonly isRestored: boolean;
}

/** Where the copy source points; nothing of the world is looked at yet. */
export function namedSource(
  s3: Context,
  { CopySource = '', ExpectedSourceBucketOwner }: CopyInput,
): CopySource {
  s3.guard(copyHasNoBody, { size: s3.document?.payload.size ?? 0 });
  s3.guard(sourceIsEncoded, { CopySource });
  s3.guard(sourceArnIsModelled, { CopySource });
  s3.guard(sourceArnNamesObject, { CopySource });
  s3.guard(sourceNamesKey, { CopySource });
  const { bucket = '', key = '', versionId } = parseCopySource(CopySource) ?? {};
  s3.guard(sourceBucketIsNamed, { bucket });
  s3.guard(expectedOwnerIsAccountId, {
    expected: ExpectedSourceBucketOwner,
    header: 'x-amz-source-expected-bucket-owner',
  });
  return { bucket, key, versionId };
}

/** `destination` is the bucket that the copy goes to. */
export function openSource(
  s3: Context,
  named: CopySource,
  input: CopyInput,
  destination: BucketRecord,
): OpenSource {
  const { key, versionId } = named;
  const customerKey = readSourceKey(s3, input);
  const { bucket: name, accessPoint } = reachSource(s3, named.bucket);
  const bucket = needBucket(s3, name);
  s3.guard(expectedOwnerOwns, { expected: input.ExpectedSourceBucketOwner, bucket });
  checkCopyRegions(s3, bucket, destination);
  checkSameRegion(s3, bucket, destination, accessPoint);
  const version = findVersion(s3.draft, bucket.name, key, versionId);
  const action = versionId ? 's3:GetObjectVersion' : 's3:GetObject';
  const asked = { action, bucket, key, version, accessPoint, input: { VersionId: versionId } };
  authorize(s3, asked);
  checkPayer(s3, bucket, input, 's3:GetObject');
  s3.guard(versionIdIsValid, { versionId });
  const found = { version, key, versionId };
  s3.guard(versionExists, found);
  s3.guard(sourceIsNotNamedDeleteMarker, found);
  s3.guard(objectExists, found);
  const object = version as ObjectRecord;
  s3.copyFrom(object);
  const archive = archiveAround(bucket, object, s3.now);
  s3.guard(sourceIsNotArchived, { object, archive, follows: s3.follows });
  unlockSource(s3, object.encryption, customerKey);
  return {
    object,
    asked,
    versionId: s3.decide(copySourceVersion, { version: object, versionId }),
    isCurrent: versionId === undefined || findVersion(s3.draft, bucket.name, key)?.id === object.id,
    isRestored: restoreOf(object, s3.now)?.ongoing === false,
  };
}

function checkSameRegion(
  s3: Context,
  { region: source }: BucketRecord,
  { region: destination }: BucketRecord,
  accessPoint: AccessPoint | undefined,
): void {
  const bySending = s3.accessPoint !== undefined && s3.target.service !== 'multi-region';
  s3.guard(copyStaysInRegion, {
    source,
    destination,
    through: accessPoint !== undefined || bySending,
  });
}

/** The four conditions, in the order in which S3 was recorded blaming them. */
export function checkSourceConditions(s3: Context, input: CopyInput, object: ObjectRecord): void {
  const { CopySourceIfMatch, CopySourceIfNoneMatch } = input;
  s3.guard(copySourceIfMatch, { object, condition: CopySourceIfMatch });
  s3.guard(copySourceIfUnmodifiedSince, {
    object,
    condition: input.CopySourceIfUnmodifiedSince,
    silencedBy: CopySourceIfMatch,
  });
  s3.guard(copySourceIfNoneMatch, { object, condition: CopySourceIfNoneMatch });
  s3.guard(copySourceIfModifiedSince, {
    object,
    condition: input.CopySourceIfModifiedSince,
    silencedBy: CopySourceIfNoneMatch,
    now: s3.now,
  });
}
