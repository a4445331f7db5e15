/** Object Lock as people read it, by AWS's names. */
import { defined } from '../../lib/defined.ts';
import type { BucketLock, LockPeriod, ObjectLock } from '../../storage/objectLock.ts';

export function objectLockAttributes(lock: ObjectLock = {}) {
  return defined({
    ObjectLockMode: lock.mode,
    ObjectLockRetainUntilDate: lock.retainUntil,
    ObjectLockLegalHoldStatus: lock.legalHold,
    ObjectLockEventHold: lock.eventHold && `ON, ${period(lock.eventHold)} from its release`,
  });
}

export function bucketLockAttributes(lock: BucketLock | undefined) {
  if (!lock) return {};
  const { Mode, DefaultEventHold: hold, ...length } = lock.DefaultRetention ?? {};
  return defined({
    ObjectLockEnabled: 'Enabled',
    DefaultRetention: Mode && `${Mode} ${period(length)}`,
    DefaultEventHold: hold && period(hold),
  });
}

function period({ Days, Years }: LockPeriod): string {
  return Days === undefined ? `${Years ?? 0} years` : `${Days} days`;
}
