import { defined } from '../../lib/defined.ts';
import { bareEtag, quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type {
  BucketRecord,
  ObjectRecord,
  PartRecord,
  UploadRecord,
} from '../../storage/records.ts';
import { checksumMembers, declaredChecksums } from '../checksumMembers.ts';
import { joinBodies, multipartChecksum, multipartEtag, objectParts } from '../assemble.ts';
import type { Context } from '../context.ts';
import { unlockCompletion } from '../encryption/customerKey.ts';
import { expirationOf } from '../lifecycle/told.ts';
import { encryptionMembers } from '../encryption/encryptionMembers.ts';
import { findVersion, needUpload, openBucket, versionsOf } from '../find.ts';
import { decrypt } from '../kms/use.ts';
import { listedParts } from '../listing/listedParts.ts';
import { objectUrl } from '../objectUrl.ts';
import { removeUpload } from '../removeUpload.ts';
import { checkWriteConditions, putVersion } from '../write.ts';
import {
  completeMayBeRepeated,
  compositeNeedsPartChecksums,
  modeIsTheUploads,
  partChecksumsAreTheUploads,
  partChecksumsMatch,
  partsAreLargeEnough,
  partsExist,
} from '../rules/complete.ts';
import {
  completedChecksum,
  completedChecksumMatches,
  completedEtag,
  objectFits,
  sizeIsAsAnnounced,
} from '../rules/completedObject.ts';
import { partsAreInOrder, partsAreListed, partsHaveTheirForm } from '../rules/partList.ts';
import { noConflictSinceUpload } from '../rules/writeConditions.ts';

type Complete = Input<'CompleteMultipartUpload'>;

export function CompleteMultipartUpload(
  input: Complete,
  s3: Context,
): Output<'CompleteMultipartUpload'> {
  const bucket = openBucket(s3, input, 's3:PutObject');
  const before = completedBefore(s3, input);
  s3.guard(completeMayBeRepeated, { before, uploadId: input.UploadId, follows: s3.follows });
  if (before) return answer(s3, bucket, before);
  const upload = needUpload(s3, input);
  unlockCompletion(s3, upload, input);
  decrypt(s3, upload);
  const parts = checkedParts(s3, input, upload);
  checkWriteConditions(s3, bucket, input);
  checkConflict(s3, input, upload);
  const object = putVersion(s3, bucket, assembled(s3, input, upload, parts));
  removeUpload(s3, upload);
  return answer(s3, bucket, object);
}

/** What the same request, of the same parts, has made before. */
function completedBefore(s3: Context, input: Complete): ObjectRecord | undefined {
  const etags = (input.MultipartUpload?.Parts ?? []).map(({ ETag = '' }) => bareEtag(ETag));
  for (const version of versionsOf(s3.draft, input.Bucket ?? '', input.Key ?? '')) {
    if (version.kind !== 'object' || version.uploadId !== input.UploadId) continue;
    return version.parts?.map(({ etag }) => etag).join() === etags.join() ? version : undefined;
  }
  return undefined;
}

function checkedParts(s3: Context, input: Complete, upload: UploadRecord): PartRecord[] {
  const entries = input.MultipartUpload?.Parts ?? [];
  s3.guard(partsAreListed, { isSent: input.MultipartUpload !== undefined, parts: entries.length });
  const named = entries.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
  s3.guard(partsHaveTheirForm, { entries: named });
  const parts = listedParts(s3, upload, entries);
  s3.guard(modeIsTheUploads, { upload, ChecksumType: input.ChecksumType });
  const numbers = parts.map(({ number }) => number);
  s3.guard(partsAreInOrder, { numbers, uploadId: upload.uploadId });
  s3.guard(partsExist, { parts, upload });
  s3.guard(partChecksumsAreTheUploads, { parts, upload });
  s3.guard(compositeNeedsPartChecksums, { parts, upload });
  s3.guard(partChecksumsMatch, { parts, upload });
  const stored = parts.flatMap((part) => part.stored ?? []);
  s3.guard(partsAreLargeEnough, { parts: stored, minimum: s3.dialect.limits.minPart });
  return stored;
}

function checkConflict(
  s3: Context,
  { Bucket = '', Key = '', IfMatch, IfNoneMatch }: Complete,
  upload: UploadRecord,
): void {
  const existing = findVersion(s3.draft, Bucket, Key);
  const deletedMeanwhile = upload.deletedMeanwhile === true;
  s3.guard(noConflictSinceUpload, {
    existing,
    key: Key,
    IfMatch,
    IfNoneMatch,
    begun: upload.seq,
    deletedMeanwhile,
  });
}

function assembled(
  s3: Context,
  input: Complete,
  upload: UploadRecord,
  parts: readonly PartRecord[],
) {
  const body = joinBodies(parts);
  s3.guard(sizeIsAsAnnounced, { announced: input.MpuObjectSize, computed: body.size });
  s3.guard(objectFits, { size: body.size, limit: s3.dialect.limits.maxObject });
  const checksum = s3.decide(completedChecksum, {
    upload,
    computed: multipartChecksum(s3, upload, parts),
  });
  const declared = declaredChecksums(input);
  s3.guard(completedChecksumMatches, {
    upload,
    declared,
    ChecksumType: input.ChecksumType,
    computed: checksum,
  });
  const etag = s3.decide(completedEtag, {
    etags: parts.map((part) => part.etag),
    computed: multipartEtag(parts),
  });
  const { key, system, metadata, tags, storageClass, encryption, uploadId, owner } = upload;
  const { websiteRedirect, acl, lock } = upload;
  const kept = {
    key,
    system,
    metadata,
    tags,
    storageClass,
    encryption,
    uploadId,
    owner,
    ...defined({ websiteRedirect, acl, lock }),
  };
  return { ...kept, body, etag, checksum, parts: objectParts(parts) };
}

function answer(
  s3: Context,
  bucket: BucketRecord,
  object: ObjectRecord,
): Output<'CompleteMultipartUpload'> {
  return {
    Location: objectUrl(s3, bucket.name, object.key),
    Bucket: bucket.name,
    Key: object.key,
    ETag: quoteEtag(object.etag),
    ...checksumMembers(object.checksum),
    ...(object.encryption.type !== 'SSE-C' && encryptionMembers(object.encryption)),
    ...expirationOf(s3, bucket, object),
    ...defined({ VersionId: bucket.versioning === 'Enabled' ? object.versionId : undefined }),
  };
}
