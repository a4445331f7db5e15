/** What answers tell of lifecycle: when an object expires, when an upload is aborted. */
import type { BucketRecord, ObjectRecord, UploadRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { documentOf } from '../configuration/documents.ts';
import { findVersion } from '../find.ts';
import { abortDate, expiryDate } from '../rules/lifecycleEffect.ts';

/** `x-amz-expiration`, of the current version alone. */
export function expirationOf(
  s3: Context,
  bucket: BucketRecord,
  object: ObjectRecord,
): { Expiration?: string } {
  if (!bucket.lifecycle) return {};
  const { Rules: rules = [] } = documentOf(s3, bucket, 'lifecycle') ?? {};
  const isCurrent = findVersion(s3.draft, bucket.name, object.key)?.id === object.id;
  const Expiration = s3.decide(expiryDate, { rules, object, isCurrent });
  return Expiration === undefined ? {} : { Expiration };
}

/** `x-amz-abort-date` and `x-amz-abort-rule-id`. */
export function abortOf(
  s3: Context,
  bucket: BucketRecord,
  upload: UploadRecord,
): { AbortDate?: Date; AbortRuleId?: string } {
  if (!bucket.lifecycle) return {};
  const { Rules: rules = [] } = documentOf(s3, bucket, 'lifecycle') ?? {};
  const due = s3.decide(abortDate, { rules, upload });
  return due ? { AbortDate: new Date(due.at), AbortRuleId: due.rule } : {};
}
