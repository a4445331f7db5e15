/** Locks of versions that exist: what they keep from being removed, and legal holds. */
import { refuse } from '../../protocol/errors.ts';
import type { ObjectLock } from '../../storage/objectLock.ts';
import type { BucketRecord, VersionRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const recorded = recording('s3-object-retention');
const compliance = recording('s3-object-retention-compliance-mode');

/** A retention that has not run out. */
export const isRetained = (lock: ObjectLock | undefined, now: number): boolean =>
  lock?.retainUntil !== undefined && Date.parse(lock.retainUntil) > now;

export const protectedByLock = () =>
  refuse('AccessDenied', {}, 'Access Denied because object protected by object lock.');

/** Under a hold, whatever the retention. */
const isHeld = (lock: ObjectLock | undefined): boolean =>
  lock?.legalHold === 'ON' || lock?.eventHold !== undefined;

/** Whether a version is kept from being removed by anything that is not a bypass of governance. */
export function isLocked(version: VersionRecord, now: number): boolean {
  if (version.kind !== 'object') return false;
  return isHeld(version.lock) || isRetained(version.lock, now);
}

export const bucketHasLock = guard<{ bucket: BucketRecord }>({
  id: 'lock/bucket-has-lock',
  phase: 'destination',
  says: 'Retention and legal holds are only of objects in buckets with Object Lock.',
  cites: [api('PutObjectRetention'), 'versity/versitygw#883'],
  basis: 'documented',
  refuses: ({ bucket }) =>
    bucket.objectLock
      ? undefined
      : refuse('InvalidRequest', {}, 'Bucket is missing Object Lock Configuration'),
});

export const bypassNeedsObjectLock = guard<{
  BypassGovernanceRetention: boolean | undefined;
  bucket: BucketRecord;
}>({
  id: 'lock/bypass-needs-lock',
  about: 'BypassGovernanceRetention',
  phase: 'request',
  says: 'Bypassing governance retention, true or false, is only for buckets with Object Lock.',
  cites: [recording('delete-object-with-no-locking'), api('DeleteObject')],
  basis: 'recorded',
  refuses: ({ BypassGovernanceRetention, bucket }) =>
    BypassGovernanceRetention === undefined || bucket.objectLock
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-bypass-governance-retention' },
          'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
        ),
});

export const versionIsNotLocked = guard<{
  version: VersionRecord | undefined;
  versionId: string | undefined;
  bypass: boolean | undefined;
  now: number;
}>({
  id: 'lock/version-locked',
  about: 'versionId',
  phase: 'destination',
  says: 'A version under a hold or a retention that has not run out cannot be removed; governance can be bypassed, the rest cannot.',
  cites: [
    recording('delete-locked-object'),
    recorded,
    compliance,
    recording('object-lock-governance-batch-delete'),
    guide('object-lock-managing'),
  ],
  basis: 'recorded',
  refuses({ version, versionId, bypass, now }) {
    if (versionId === undefined || version?.kind !== 'object' || !isLocked(version, now))
      return undefined;
    const { lock } = version;
    return bypass && !isHeld(lock) && lock?.mode === 'GOVERNANCE' ? undefined : protectedByLock();
  },
});

export const lockExists = guard<{ found: string | undefined; what: 'retention' | 'legal hold' }>({
  id: 'lock/exists',
  phase: 'source',
  says: 'The object has the retention or the legal hold that is asked for.',
  cites: [recording('put-get-object-legal-hold'), api('GetObjectRetention')],
  basis: 'recorded',
  refuses: ({ found }) =>
    found === undefined ? refuse('NoSuchObjectLockConfiguration') : undefined,
});

export const legalHoldIsWhole = guard<{ Status: string | undefined }>({
  id: 'lock/legal-hold-form',
  phase: 'request',
  says: 'A legal hold says ON or OFF.',
  cites: [api('PutObjectLegalHold'), 'versity/versitygw#1191', 'versity/versitygw#560'],
  basis: 'documented',
  refuses: ({ Status }) => (Status === undefined ? refuse('MalformedXML') : undefined),
});

export const legalHold = decision<{ Status: 'ON' | 'OFF' }, 'ON' | 'OFF'>({
  id: 'lock/legal-hold',
  phase: 'decide',
  says: 'A legal hold is put on and off at will, whatever the retention.',
  cites: [recording('put-get-object-legal-hold'), recording('delete-locked-object')],
  basis: 'recorded',
  decides: ['ObjectLockLegalHoldStatus'],
  ways: ['requested'],
  choose: ({ Status }) => ({
    value: Status,
    origin: 'requested',
    because: `the Status is ${Status}`,
  }),
});
