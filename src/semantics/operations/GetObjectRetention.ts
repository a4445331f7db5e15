import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { bucketHasLock, lockExists } from '../rules/locked.ts';

export function GetObjectRetention(
  input: Input<'GetObjectRetention'>,
  s3: Context,
): Output<'GetObjectRetention'> {
  const bucket = openBucket(s3, input, 's3:GetObjectRetention');
  s3.guard(bucketHasLock, { bucket });
  const { mode, retainUntil, eventHold } = needObject(s3, input, 'GET').lock ?? {};
  s3.guard(lockExists, { found: mode ?? (eventHold && 'an event hold'), what: 'retention' });
  return {
    Retention: defined({
      Mode: mode,
      RetainUntilDate: retainUntil === undefined ? undefined : new Date(retainUntil),
      EventHold: eventHold && ('ON' as const),
      EventHoldDuration: eventHold,
    }),
  };
}
