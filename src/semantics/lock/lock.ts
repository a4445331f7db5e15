/** Object Lock in what writes and reads have in common. */
import { defined } from '../../lib/defined.ts';
import type { ObjectLock } from '../../storage/objectLock.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { declaredChecksums, type Integrity } from '../checksumMembers.ts';
import type { ConditionInput } from '../authorization/asked.ts';
import { authorizeNew } from '../authorization/beside.ts';
import type { Context } from '../context.ts';
import {
  eventHoldHasDuration,
  eventHoldIsKnown,
  legalHoldIsKnown,
  type LockHeaders,
  lockModeIsKnown,
  modeGoesWithDate,
  retainUntilIsAhead,
} from '../rules/lockHeaders.ts';
import { lockedWriteIsDigested, lockedWriteNeedsLock } from '../rules/lockedWrite.ts';

interface Keyed {
  readonly Key?: string | undefined;
}

/** The lock that a write asks for, checked; undefined when it asks for none. */
export function sentLock(
  s3: Context,
  bucket: BucketRecord,
  input: LockHeaders & Keyed & ConditionInput,
): ObjectLock | undefined {
  const { ObjectLockMode, ObjectLockLegalHoldStatus, ObjectLockEventHold } = input;
  const { ObjectLockRetainUntilDate } = input;
  s3.guard(modeGoesWithDate, { ObjectLockMode, ObjectLockRetainUntilDate });
  s3.guard(lockModeIsKnown, { ObjectLockMode });
  s3.guard(legalHoldIsKnown, { ObjectLockLegalHoldStatus });
  s3.guard(retainUntilIsAhead, { ObjectLockRetainUntilDate, now: s3.now });
  s3.guard(eventHoldIsKnown, { ObjectLockEventHold });
  const { ObjectLockEventHoldDurationDays: Days, ObjectLockEventHoldDurationYears: Years } = input;
  s3.guard(eventHoldHasDuration, {
    ObjectLockEventHold,
    ObjectLockEventHoldDurationDays: Days,
    ObjectLockEventHoldDurationYears: Years,
  });
  const asked = [ObjectLockMode, ObjectLockLegalHoldStatus, ObjectLockEventHold];
  const named = asked.filter((value) => value !== undefined);
  s3.guard(lockedWriteNeedsLock, { bucket, asked: named });
  if (named.length === 0) return undefined;
  mayLock(s3, bucket, input);
  return defined({
    mode: ObjectLockMode as ObjectLock['mode'],
    retainUntil: ObjectLockRetainUntilDate?.toISOString(),
    legalHold: ObjectLockLegalHoldStatus as ObjectLock['legalHold'],
    eventHold: ObjectLockEventHold === 'ON' ? defined({ Days, Years }) : undefined,
  });
}

/** A lock in a write takes the permission to set it, beside that to write. */
function mayLock(
  s3: Context,
  bucket: BucketRecord,
  input: LockHeaders & Keyed & ConditionInput,
): void {
  const { ObjectLockMode, ObjectLockEventHold, ObjectLockLegalHoldStatus } = input;
  if (ObjectLockMode ?? ObjectLockEventHold)
    authorizeNew(s3, bucket, input, 's3:PutObjectRetention');
  if (ObjectLockLegalHoldStatus) authorizeNew(s3, bucket, input, 's3:PutObjectLegalHold');
}

/** Bytes that will be locked need a digest in the request that brings them. */
export function checkLockDigest(
  s3: Context,
  bucket: BucketRecord,
  lock: ObjectLock | undefined,
  input: Integrity,
  what: 'Put Object' | 'Put Part',
): void {
  const { ContentMD5 } = input;
  const locks = [
    ...(lock ? ['the request'] : []),
    ...(bucket.objectLock?.DefaultRetention ? ['the bucket'] : []),
  ];
  const checksums = declaredChecksums(input).map(({ algorithm }) => algorithm);
  const digests = ContentMD5 === undefined ? checksums : ['Content-MD5', ...checksums];
  s3.guard(lockedWriteIsDigested, { locks, digests, what });
}

/** What reads tell of the lock of an object. */
export function lockHeaders(lock: ObjectLock | undefined) {
  if (!lock) return {};
  return defined({
    ObjectLockMode: lock.mode,
    ObjectLockRetainUntilDate: lock.retainUntil ? new Date(lock.retainUntil) : undefined,
    ObjectLockLegalHoldStatus: lock.legalHold,
    ObjectLockEventHold: lock.eventHold && ('ON' as const),
    ObjectLockEventHoldDurationDays: lock.eventHold?.Days,
    ObjectLockEventHoldDurationYears: lock.eventHold?.Years,
  });
}
