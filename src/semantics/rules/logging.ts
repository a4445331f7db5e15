/** Server access logs: where they may go. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, guide } from './cites.ts';

interface Logs {
  readonly bucket: BucketRecord;
  /** Of the target bucket. */
  readonly name: string;
  readonly target: BucketRecord | undefined;
}

export const logsGoToBucket = guard<Logs>({
  id: 'logging/target-exists',
  phase: 'destination',
  says: 'Logs go to a bucket that exists.',
  cites: [api('PutBucketLogging'), guide('enable-server-access-logging')],
  basis: 'documented',
  refuses: ({ name, target }) =>
    target
      ? undefined
      : refuse(
          'InvalidTargetBucketForLogging',
          { TargetBucket: name },
          'The target bucket for logging does not exist',
        ),
});

export const logsStayWithOwner = guard<Logs>({
  id: 'logging/same-owner',
  phase: 'destination',
  says: 'Logs go to a bucket of the same account.',
  cites: [api('PutBucketLogging'), guide('enable-server-access-logging')],
  basis: 'documented',
  refuses: ({ bucket, name, target }) =>
    target?.account === bucket.account
      ? undefined
      : refuse(
          'InvalidTargetBucketForLogging',
          { TargetBucket: name },
          'The owner for the bucket to be logged and the target bucket must be the same.',
        ),
});

/** us-east-1 is the place without a name. */
const shown = (region: string) => (region === 'us-east-1' ? undefined : region);

export const logsStayInRegion = guard<Logs>({
  id: 'logging/same-region',
  phase: 'destination',
  says: 'Logs go to a bucket in the same region.',
  cites: [api('PutBucketLogging'), guide('enable-server-access-logging')],
  basis: 'documented',
  refuses({ bucket, target }) {
    if (target?.region === bucket.region) return undefined;
    const [source, place] = [shown(bucket.region), shown(target?.region ?? '')];
    return refuse('CrossLocationLoggingProhibitted', {
      ...(source !== undefined && { SourceBucketLocation: source }),
      ...(place !== undefined && { TargetBucketLocation: place }),
    });
  },
});
