import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { lockConfigurationExists } from '../rules/lock.ts';

export function GetObjectLockConfiguration(
  input: Input<'GetObjectLockConfiguration'>,
  s3: Context,
): Output<'GetObjectLockConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetBucketObjectLockConfiguration');
  s3.guard(lockConfigurationExists, { bucket });
  const { DefaultRetention } = bucket.objectLock ?? {};
  return {
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      ...(DefaultRetention && { Rule: { DefaultRetention } }),
    },
  };
}
