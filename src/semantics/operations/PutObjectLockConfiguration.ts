import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { checkDocumentIsDigested } from '../integrity.ts';
import {
  bucketLock,
  defaultEventHoldFits,
  defaultPeriodFits,
  defaultPeriodIsPositive,
  type LockConfiguration,
  lockConfigurationIsWhole,
  lockNeedsVersioning,
} from '../rules/lock.ts';

export function PutObjectLockConfiguration(
  input: Input<'PutObjectLockConfiguration'>,
  s3: Context,
): Output<'PutObjectLockConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutBucketObjectLockConfiguration');
  checkDocumentIsDigested(s3);
  const configuration = configurationIn(input);
  s3.guard(lockConfigurationIsWhole, { configuration });
  const retention = configuration.Rule?.DefaultRetention;
  const period = retention && { Days: retention.Days, Years: retention.Years };
  s3.guard(defaultPeriodIsPositive, { period });
  s3.guard(defaultPeriodFits, { period });
  s3.guard(defaultEventHoldFits, { hold: retention?.DefaultEventHold });
  s3.guard(lockNeedsVersioning, { bucket });
  s3.draft.put({ ...bucket, objectLock: s3.decide(bucketLock, { configuration }) });
  return {};
}

function configurationIn({
  ObjectLockConfiguration: sent,
}: Input<'PutObjectLockConfiguration'>): LockConfiguration {
  const { ObjectLockEnabled, Rule } = sent ?? {};
  if (!Rule?.DefaultRetention) return { ObjectLockEnabled, Rule: Rule && {} };
  const { Mode, Days, Years, DefaultEventHold: hold } = Rule.DefaultRetention;
  const DefaultEventHold = hold && { Days: hold.Days, Years: hold.Years };
  return { ObjectLockEnabled, Rule: { DefaultRetention: { Mode, Days, Years, DefaultEventHold } } };
}
