/** Headers of an object that are told to those only who may ask for what they say by its own operation. */
import { defined } from '../../lib/defined.ts';
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { lockHeaders } from '../lock/lock.ts';
import { headerIsTold } from '../rules/reserved.ts';
import { accessTo } from './accessTo.ts';

interface Told {
  readonly bucket: BucketRecord;
  readonly object: ObjectRecord;
}

function mayKnow(s3: Context, { bucket, object }: Told, header: string, action: string): boolean {
  const { effect } = accessTo(s3, { action, bucket, key: object.key, version: object });
  return s3.judge(headerIsTold, { header, action, allowed: effect === 'Allow' }) === undefined;
}

export function toldLock(s3: Context, told: Told) {
  const { lock } = told.object;
  if (!lock) return {};
  const { legalHold, ...retention } = lock;
  const held = legalHold !== undefined;
  const kept = Object.keys(retention).length > 0;
  return {
    ...(kept && mayKnow(s3, told, 'x-amz-object-lock-mode', 's3:GetObjectRetention')
      ? lockHeaders(retention)
      : {}),
    ...(held && mayKnow(s3, told, 'x-amz-object-lock-legal-hold', 's3:GetObjectLegalHold')
      ? lockHeaders({ legalHold })
      : {}),
  };
}

export function toldTags(s3: Context, told: Told, versionId: string | undefined) {
  const { tags } = told.object;
  if (tags.length === 0) return {};
  const action = versionId ? 's3:GetObjectVersionTagging' : 's3:GetObjectTagging';
  const may = mayKnow(s3, told, 'x-amz-tagging-count', action);
  return defined({ TagCount: may ? tags.length : undefined });
}
