/** Object Lock of buckets: where it is enabled, and what it gives new versions. */
import { defined } from '../../lib/defined.ts';
import { refuse } from '../../protocol/errors.ts';
import type { BucketLock } from '../../storage/objectLock.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { isPeriod, isWithin, type LockPeriodSent } from '../lock/lockPeriod.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const existing = recording('put-object-lock-configuration-on-existing-bucket');

/** A configuration as the request sends it. */
export interface LockConfiguration {
  readonly ObjectLockEnabled?: string | undefined;
  readonly Rule?: { readonly DefaultRetention?: DefaultRetentionSent | undefined } | undefined;
}

interface DefaultRetentionSent extends LockPeriodSent {
  readonly Mode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  readonly DefaultEventHold?: LockPeriodSent | undefined;
}

export const lockConfigurationExists = guard<{ bucket: BucketRecord }>({
  id: 'lock/configuration-exists',
  phase: 'source',
  says: 'Object Lock was enabled for the bucket whose configuration is asked for.',
  cites: [existing, recording('get-object-lock-configuration-exc')],
  basis: 'recorded',
  refuses: ({ bucket }) =>
    bucket.objectLock
      ? undefined
      : refuse('ObjectLockConfigurationNotFoundError', { BucketName: bucket.name }),
});

export const lockNeedsVersioning = guard<{ bucket: BucketRecord }>({
  id: 'lock/needs-versioning',
  phase: 'destination',
  says: 'Object Lock can be enabled only where versioning is.',
  cites: [existing, guide('object-lock-configure')],
  basis: 'recorded',
  refuses: ({ bucket }) =>
    bucket.versioning === 'Enabled'
      ? undefined
      : refuse(
          'InvalidBucketState',
          {},
          "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
        ),
});

export const lockKeepsVersioning = guard<{ bucket: BucketRecord; Status: string | undefined }>({
  id: 'lock/keeps-versioning',
  about: 'Status',
  phase: 'destination',
  says: 'Versioning of a bucket with Object Lock cannot be suspended.',
  cites: [recording('disable-versioning-on-locked-bucket'), guide('object-lock-configure')],
  basis: 'recorded',
  refuses: ({ bucket, Status }) =>
    bucket.objectLock && Status === 'Suspended'
      ? refuse(
          'InvalidBucketState',
          {},
          'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
        )
      : undefined,
});

export const lockConfigurationIsWhole = guard<{ configuration: LockConfiguration }>({
  id: 'lock/configuration-form',
  phase: 'request',
  says: 'A configuration enables Object Lock, and a rule in it has a mode with either days or years, or an event hold with either of them.',
  cites: [api('PutObjectLockConfiguration'), 'versity/versitygw#556', 'versity/versitygw#558'],
  basis: 'documented',
  refuses({ configuration }) {
    if (configuration.ObjectLockEnabled === undefined) return refuse('MalformedXML');
    const { Rule } = configuration;
    if (Rule === undefined) return undefined;
    const { DefaultRetention: retention } = Rule;
    return retention && isWhole(retention) ? undefined : refuse('MalformedXML');
  },
});

function isWhole({ Mode, Days, Years, DefaultEventHold }: DefaultRetentionSent): boolean {
  const periods = [Days, Years].filter((period) => period !== undefined).length;
  if (DefaultEventHold === undefined) return Mode !== undefined && periods === 1;
  return periods === 0 || (periods === 1 && Mode !== undefined);
}

export const defaultPeriodIsPositive = guard<{ period: LockPeriodSent | undefined }>({
  id: 'lock/default-period-positive',
  about: 'period',
  phase: 'request',
  says: 'A default retention period is at least 1.',
  cites: ['versity/versitygw#1738', api('PutObjectLockConfiguration')],
  basis: 'documented',
  refuses({ period }) {
    const name = period?.Days === undefined ? 'Years' : 'Days';
    return (period?.[name] ?? 1) < 1
      ? refuse(
          'InvalidArgument',
          { ArgumentName: name },
          'Default retention period must be a positive integer value.',
        )
      : undefined;
  },
});

export const defaultPeriodFits = guard<{ period: LockPeriodSent | undefined }>({
  id: 'lock/default-period-limit',
  about: 'period',
  phase: 'request',
  says: 'A default retention period is at most 36,500 days or 100 years.',
  cites: [guide('object-lock-managing'), 'versity/versitygw#2195'],
  basis: 'documented',
  refuses({ period }) {
    const [name, most] =
      period?.Days === undefined ? ['Years' as const, 100] : ['Days' as const, 36_500];
    return isWithin(period?.[name] ?? 1, most)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: name },
          `Default retention period is too large; the maximum is ${most} ${name.toLowerCase()}.`,
        );
  },
});

export const defaultEventHoldFits = guard<{ hold: LockPeriodSent | undefined }>({
  id: 'lock/default-event-hold',
  about: 'hold',
  phase: 'request',
  says: 'A default event hold lasts either 1 to 36,500 days or 1 to 100 years.',
  cites: [api('PutObjectLockConfiguration')],
  basis: 'documented',
  refuses: ({ hold }) => (isPeriod(hold ?? {}) ? undefined : refuse('MalformedXML')),
});

export const bucketLock = decision<{ configuration: LockConfiguration }, BucketLock>({
  id: 'lock/bucket',
  phase: 'decide',
  says: 'The bucket locks new versions by the rule of the configuration, and without one only those whose writers ask for it.',
  cites: [existing, api('PutObjectLockConfiguration')],
  basis: 'recorded',
  decides: ['ObjectLockEnabled', 'DefaultRetention', 'DefaultEventHold'],
  ways: ['requested', 'defaulted'],
  choose({ configuration }) {
    const { Mode, Days, Years, DefaultEventHold } = configuration.Rule?.DefaultRetention ?? {};
    const hold =
      DefaultEventHold && defined({ Days: DefaultEventHold.Days, Years: DefaultEventHold.Years });
    const retention = defined({ Mode, Days, Years, DefaultEventHold: hold });
    const isEmpty = configuration.Rule === undefined;
    return {
      value: isEmpty ? {} : { DefaultRetention: retention },
      origin: isEmpty ? 'defaulted' : 'requested',
      because: isEmpty ? 'it has no rule' : 'its rule says so',
    };
  },
});

export const newBucketLock = decision<
  { ObjectLockEnabledForBucket: boolean | undefined },
  Pick<BucketRecord, 'objectLock' | 'versioning'>
>({
  id: 'lock/new-bucket',
  phase: 'decide',
  says: 'A bucket that is made with Object Lock has it, and versioning with it, from the start.',
  cites: [recording('disable-versioning-on-locked-bucket'), api('CreateBucket')],
  basis: 'recorded',
  decides: ['ObjectLockEnabled', 'Versioning'],
  ways: ['requested', 'defaulted'],
  choose: ({ ObjectLockEnabledForBucket }) =>
    ObjectLockEnabledForBucket
      ? {
          value: { objectLock: {}, versioning: 'Enabled' },
          origin: 'requested',
          because: 'x-amz-bucket-object-lock-enabled is true',
        }
      : {
          value: {},
          origin: 'defaulted',
          because: 'x-amz-bucket-object-lock-enabled is not true',
        },
});
