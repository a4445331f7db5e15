import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { checkBypass } from '../lock/bypass.ts';
import { authorize } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { deleteVersion } from '../deleteVersion.ts';
import { findVersion, openBucket } from '../find.ts';
import { checkMfa } from '../lock/mfa.ts';
import { keyFits, versionIdIsNotEmpty, versionIdIsValid } from '../rules/object.ts';
import { versionIsNotLocked } from '../rules/locked.ts';
import {
  comparesEtag,
  deleteConditionIsSupported,
  deleteIfMatch,
} from '../rules/writeConditions.ts';

export function DeleteObject(input: Input<'DeleteObject'>, s3: Context): Output<'DeleteObject'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:DeleteObjectVersion' : 's3:DeleteObject',
  );
  const key = input.Key ?? '';
  const {
    VersionId: versionId,
    IfMatch,
    IfMatchLastModifiedTime,
    IfMatchSize,
    BypassGovernanceRetention,
  } = input;
  s3.guard(keyFits, { key, limit: s3.dialect.limits.maxKeyBytes });
  checkMfa(s3, input.MFA);
  const bypass = checkBypass(s3, bucket, { Key: key, BypassGovernanceRetention });
  s3.guard(versionIdIsNotEmpty, { versionId });
  s3.guard(versionIdIsValid, { versionId });
  const condition = { IfMatch, versionId, IfMatchLastModifiedTime, IfMatchSize };
  s3.guard(deleteConditionIsSupported, condition);
  const existing = findVersion(s3.draft, bucket.name, key, versionId);
  if (comparesEtag(IfMatch))
    authorize(s3, { action: 's3:GetObject', bucket, key, version: existing });
  s3.guard(deleteIfMatch, { existing, key, IfMatch });
  s3.guard(versionIsNotLocked, {
    version: existing,
    versionId,
    bypass,
    now: s3.now,
  });
  const deleted = deleteVersion(s3, bucket, key, versionId);
  return defined({
    $status: 204,
    DeleteMarker: deleted.deleteMarker || undefined,
    VersionId: deleted.versionId,
  });
}
