import { defined } from '../../lib/defined.ts';
import type { Refusal } from '../../protocol/errors.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { asksToBypass, judgeBypass } from '../lock/bypass.ts';
import { judgeAccess } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { deleteVersion } from '../deleteVersion.ts';
import { findVersion, namedBucket } from '../find.ts';
import { checkDocumentIsDigested } from '../integrity.ts';
import { checkMfa } from '../lock/mfa.ts';
import { checkPayer } from '../payment.ts';
import { keysFitOneDelete, listedVersionIdIsValid } from '../rules/delete.ts';
import { versionIsNotLocked } from '../rules/locked.ts';
import { keyFits } from '../rules/object.ts';
import {
  comparesEtag,
  deleteConditionIsSupported,
  deleteIfMatch,
} from '../rules/writeConditions.ts';

type Listed = NonNullable<NonNullable<Input<'DeleteObjects'>['Delete']>['Objects']>[number];
type DeletedEntry = NonNullable<Output<'DeleteObjects'>['Deleted']>[number];
type ErrorEntry = NonNullable<Output<'DeleteObjects'>['Errors']>[number];

export function DeleteObjects(input: Input<'DeleteObjects'>, s3: Context): Output<'DeleteObjects'> {
  const bucket = namedBucket(s3, input);
  checkPayer(s3, bucket, input, 's3:DeleteObject');
  const { BypassGovernanceRetention } = input;
  const listed = input.Delete?.Objects ?? [];
  checkDocumentIsDigested(s3);
  checkMfa(s3, input.MFA);
  s3.guard(keysFitOneDelete, { keys: listed.length, limit: s3.dialect.limits.maxDeleteKeys });
  const bypass = asksToBypass(s3, bucket, { BypassGovernanceRetention });
  const request = { bucket, bypass };
  const Deleted: DeletedEntry[] = [];
  const Errors: ErrorEntry[] = [];
  for (const entry of listed) deleteOne(s3, request, entry, Deleted, Errors);
  return { ...(input.Delete?.Quiet ? {} : { Deleted }), Errors };
}

/** What holds for every key that is listed. */
interface Request {
  readonly bucket: BucketRecord;
  readonly bypass: boolean;
}

/** A key that cannot be deleted is an entry of the answer, never a refusal of the whole. */
function deleteOne(
  s3: Context,
  request: Request,
  entry: Listed,
  deleted: DeletedEntry[],
  errors: ErrorEntry[],
): void {
  const { Key = '', VersionId } = entry;
  const refusal = refusalOf(s3, request, entry);
  if (refusal) {
    errors.push(defined({ Code: refusal.code, Key, Message: refusal.message, VersionId }));
    return;
  }
  const { versionId, deleteMarker } = deleteVersion(
    s3,
    request.bucket,
    Key,
    VersionId || undefined,
  );
  deleted.push(
    defined({
      Key,
      VersionId: VersionId || undefined,
      DeleteMarker: deleteMarker || undefined,
      DeleteMarkerVersionId: deleteMarker ? versionId : undefined,
    }),
  );
}

function refusalOf(s3: Context, { bucket, bypass }: Request, entry: Listed): Refusal | undefined {
  const { Key: key = '', ETag: IfMatch, LastModifiedTime, Size: IfMatchSize } = entry;
  const versionId = entry.VersionId || undefined;
  const existing = findVersion(s3.draft, bucket.name, key, versionId);
  const action = versionId ? 's3:DeleteObjectVersion' : 's3:DeleteObject';
  const input = { VersionId: versionId, IfMatch };
  const condition = { IfMatch, versionId, IfMatchLastModifiedTime: LastModifiedTime, IfMatchSize };
  return (
    s3.judge(keyFits, { key, limit: s3.dialect.limits.maxKeyBytes }) ??
    s3.judge(listedVersionIdIsValid, { versionId }) ??
    judgeAccess(s3, { action, bucket, key, version: existing, input }) ??
    (bypass ? judgeBypass(s3, bucket, { key, version: existing }) : undefined) ??
    s3.judge(deleteConditionIsSupported, condition) ??
    (comparesEtag(IfMatch)
      ? judgeAccess(s3, { action: 's3:GetObject', bucket, key, version: existing })
      : undefined) ??
    s3.judge(deleteIfMatch, { existing, key, IfMatch }) ??
    s3.judge(versionIsNotLocked, { version: existing, versionId, bypass, now: s3.now })
  );
}
