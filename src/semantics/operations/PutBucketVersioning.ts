import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { checkMfa, named } from '../lock/mfa.ts';
import { lockKeepsVersioning } from '../rules/lock.ts';
import { versioningIsNotReplicated } from '../rules/replication.ts';
import { mfaDeleteNeedsMfa, versioning, versioningStatusIsGiven } from '../rules/versioning.ts';

export function PutBucketVersioning(
  input: Input<'PutBucketVersioning'>,
  s3: Context,
): Output<'PutBucketVersioning'> {
  const bucket = openBucket(s3, input, 's3:PutBucketVersioning');
  const { Status, MFADelete } = input.VersioningConfiguration ?? {};
  s3.guard(versioningStatusIsGiven, { Status, MFADelete });
  s3.guard(mfaDeleteNeedsMfa, { MFADelete, MFA: named(input.MFA) });
  checkMfa(s3, input.MFA);
  s3.guard(lockKeepsVersioning, { bucket, Status });
  s3.guard(versioningIsNotReplicated, { bucket, Status });
  const chosen = s3.decide(versioning, { Status, before: bucket.versioning });
  s3.draft.put({ ...bucket, ...defined({ versioning: chosen }) });
  return {};
}
