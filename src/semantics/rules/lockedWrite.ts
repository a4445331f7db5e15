/** Writes of objects that are to be locked: what they need, and how the new version is locked. */
import { defined } from '../../lib/defined.ts';
import { refuse } from '../../protocol/errors.ts';
import type { ObjectLock } from '../../storage/objectLock.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { lengthOf } from '../lock/lockPeriod.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const lockedWriteNeedsLock = guard<{ bucket: BucketRecord; asked: readonly string[] }>({
  id: 'lock/write-needs-lock',
  about: 'asked',
  phase: 'destination',
  says: 'Only a bucket with Object Lock takes objects that are to be locked.',
  cites: [api('PutObject'), 'scality/cloudserver#2633', 'storj/storj#499'],
  basis: 'documented',
  refuses: ({ bucket, asked }) =>
    bucket.objectLock || asked.length === 0
      ? undefined
      : refuse('InvalidRequest', {}, 'Bucket is missing ObjectLockConfiguration'),
});

export const lockedWriteIsDigested = guard<{
  /** What of the request or the bucket locks the object. */
  locks: readonly string[];
  digests: readonly string[];
  what: 'Put Object' | 'Put Part';
}>({
  id: 'lock/digest',
  about: 'locks',
  phase: 'request',
  says: 'Bytes that come to be locked, by the request or by the bucket, come with a Content-MD5 or a checksum.',
  cites: [
    api('PutObject'),
    'versity/versitygw#1535',
    'versity/versitygw#1740',
    's3tools/s3cmd#1436',
  ],
  basis: 'documented',
  refuses: ({ locks, digests, what }) =>
    locks.length === 0 || digests.length > 0
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          `Content-MD5 OR x-amz-checksum- HTTP header is required for ${what} requests with Object Lock parameters`,
        ),
});

export const objectLock = decision<
  { bucket: BucketRecord; asked: ObjectLock | undefined; now: number },
  ObjectLock | undefined
>({
  id: 'lock/new-version',
  phase: 'decide',
  says: "A new version is locked as its writer asks, else by its bucket's default, counted from now; a copy carries no lock of its source.",
  cites: [
    recording('s3-copy-object-legal-hold'),
    guide('object-lock-managing'),
    api('CopyObject'),
    'scality/cloudserver#2633',
  ],
  basis: 'recorded',
  decides: [
    'ObjectLockMode',
    'ObjectLockRetainUntilDate',
    'ObjectLockLegalHoldStatus',
    'ObjectLockEventHold',
  ],
  ways: ['requested', 'defaulted'],
  choose({ bucket, asked, now }) {
    const { Mode, Days, Years, DefaultEventHold } = bucket.objectLock?.DefaultRetention ?? {};
    const ownRetention = asked?.mode !== undefined || asked?.eventHold !== undefined;
    if (ownRetention || (!Mode && !DefaultEventHold)) {
      const because = asked ? 'the request names a lock' : 'neither request nor bucket name a lock';
      return { value: asked, origin: asked ? 'requested' : 'defaulted', because };
    }
    const period = defined({ Days, Years });
    const hasPeriod = Days !== undefined || Years !== undefined;
    const value = defined({
      ...asked,
      mode: Mode,
      retainUntil: hasPeriod ? new Date(now + lengthOf(period)).toISOString() : undefined,
      eventHold: DefaultEventHold,
    });
    return { value, origin: 'defaulted', because: 'the bucket has a default retention' };
  },
});
