import type { Input, Output } from '../../protocol/operation.ts';
import { checkBypass } from '../lock/bypass.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { checkDocumentIsDigested } from '../integrity.ts';
import { bucketHasLock } from '../rules/locked.ts';
import {
  retention,
  retentionIsAhead,
  retentionIsNotWeakened,
  retentionIsWhole,
  type RetentionSent,
} from '../rules/retention.ts';

export function PutObjectRetention(
  input: Input<'PutObjectRetention'>,
  s3: Context,
): Output<'PutObjectRetention'> {
  const bucket = openBucket(s3, input, 's3:PutObjectRetention');
  checkDocumentIsDigested(s3);
  s3.guard(bucketHasLock, { bucket });
  const { Key, BypassGovernanceRetention } = input;
  const bypass = checkBypass(s3, bucket, { Key, BypassGovernanceRetention });
  const sent = retentionIn(input);
  s3.guard(retentionIsWhole, { retention: sent });
  const object = needObject(s3, input, 'PUT');
  s3.guard(retentionIsAhead, { RetainUntilDate: sent?.RetainUntilDate, now: s3.now });
  const change = { retention: sent ?? {}, lock: object.lock, now: s3.now };
  s3.guard(retentionIsNotWeakened, { ...change, bypass });
  s3.draft.put({ ...object, lock: s3.decide(retention, change) });
  return {};
}

function retentionIn({ Retention }: Input<'PutObjectRetention'>): RetentionSent | undefined {
  if (!Retention) return undefined;
  const { Mode, RetainUntilDate, EventHold, EventHoldDuration } = Retention;
  const period = EventHoldDuration && {
    Days: EventHoldDuration.Days,
    Years: EventHoldDuration.Years,
  };
  return { Mode, RetainUntilDate, EventHold, EventHoldDuration: period };
}
