/** Using x-amz-bypass-governance-retention: where there are locks, and by whoever is allowed to. */
import type { Refusal } from '../../protocol/errors.ts';
import type { BucketRecord, VersionRecord } from '../../storage/records.ts';
import { authorize, judgeAccess } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { bypassNeedsObjectLock } from '../rules/locked.ts';

interface BypassInput {
  readonly BypassGovernanceRetention?: boolean | undefined;
}

const action = 's3:BypassGovernanceRetention';

/** Answers whether governance is to be bypassed; each key takes the permission to. */
export function asksToBypass(s3: Context, bucket: BucketRecord, input: BypassInput): boolean {
  const { BypassGovernanceRetention } = input;
  s3.guard(bypassNeedsObjectLock, { BypassGovernanceRetention, bucket });
  return BypassGovernanceRetention === true;
}

/** The same of the one key that the request is about, whose permission is checked. */
export function checkBypass(
  s3: Context,
  bucket: BucketRecord,
  input: BypassInput & { readonly Key?: string | undefined },
): boolean {
  const bypass = asksToBypass(s3, bucket, input);
  if (bypass) authorize(s3, { action, bucket, key: input.Key, version: undefined });
  return bypass;
}

/** Whether one key of many may be deleted so. */
export function judgeBypass(
  s3: Context,
  bucket: BucketRecord,
  { key, version }: { readonly key: string; readonly version: VersionRecord | undefined },
): Refusal | undefined {
  return judgeAccess(s3, { action, bucket, key, version });
}
