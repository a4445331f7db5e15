/** Using x-amz-bypass-governance-retention: where there are locks, and by whoever is allowed to. */
import type { BucketRecord } from '../../storage/records.ts';
import { authorize } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { bypassNeedsObjectLock } from '../rules/locked.ts';

interface BypassInput {
  readonly Key?: string | undefined;
  readonly BypassGovernanceRetention?: boolean | undefined;
}

/** Answers whether governance is bypassed. */
export function checkBypass(s3: Context, bucket: BucketRecord, input: BypassInput): boolean {
  const { BypassGovernanceRetention } = input;
  s3.guard(bypassNeedsObjectLock, { BypassGovernanceRetention, bucket });
  if (!BypassGovernanceRetention) return false;
  const action = 's3:BypassGovernanceRetention';
  authorize(s3, { action, bucket, key: input.Key, version: undefined });
  return true;
}
