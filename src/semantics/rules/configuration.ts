/** Configurations of a bucket that are kept whole: what replaces what, and what those that have ids owe them. */
import { refuse } from '../../protocol/errors.ts';
import type { KeptDocument } from '../../storage/bucketConfiguration.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';

export const configuration = decision<
  { kind: string; sent: KeptDocument | undefined },
  KeptDocument | undefined
>({
  id: 'configuration/whole',
  phase: 'decide',
  says: 'A configuration replaces the one that was there whole, and is gone when it is deleted.',
  cites: [api('PutBucketLifecycleConfiguration'), api('PutBucketNotificationConfiguration')],
  basis: 'documented',
  decides: ['Lifecycle', 'Logging', 'Notification', 'Replication'],
  ways: ['requested', 'defaulted'],
  choose: ({ kind, sent }) => ({
    value: sent,
    origin: sent ? 'requested' : 'defaulted',
    because: sent
      ? `the request sets the bucket's ${kind} configuration`
      : `the request takes away the bucket's ${kind} configuration`,
  }),
});

export const configurationIdIsValid = guard<{ id: string | undefined }>({
  id: 'configuration/id',
  phase: 'request',
  says: 'The id of a configuration has 1 to 64 letters, digits, dots, hyphens and underscores.',
  cites: [guide('configure-inventory'), api('PutBucketMetricsConfiguration')],
  basis: 'documented',
  refuses: ({ id = '' }) =>
    /^[\w.-]{1,64}$/.test(id) ? undefined : refuse('InvalidConfigurationId'),
});

export const configurationIdIsItsOwn = guard<{
  id: string | undefined;
  documentId: string | undefined;
}>({
  id: 'configuration/id-matches',
  about: 'documentId',
  phase: 'request',
  says: 'The id in the query is that of the configuration in the body.',
  cites: [api('PutBucketInventoryConfiguration')],
  basis: 'inferred',
  refuses: ({ id, documentId }) => (id === documentId ? undefined : refuse('IdMismatch')),
});

export const configurationsFit = guard<{ others: number }>({
  id: 'configuration/count',
  phase: 'request',
  says: 'A bucket has at most 1,000 configurations of a kind.',
  cites: [api('PutBucketInventoryConfiguration'), api('PutBucketAnalyticsConfiguration')],
  basis: 'documented',
  refuses: ({ others }) => (others >= 1000 ? refuse('TooManyConfigurations') : undefined),
});

export const configurationExists = guard<{ id: string; kept: KeptDocument | undefined }>({
  id: 'configuration/exists',
  phase: 'source',
  says: 'A configuration is read and deleted by the id of one that is there.',
  cites: [api('GetBucketMetricsConfiguration'), api('DeleteBucketMetricsConfiguration')],
  basis: 'documented',
  refuses: ({ kept }) => (kept ? undefined : refuse('NoSuchConfiguration')),
});

export const configurationTokenIsOurs = guard<{
  token: string | undefined;
  after: string | undefined;
}>({
  id: 'configuration/token',
  about: 'token',
  phase: 'request',
  says: 'A listing of configurations goes on from a token that an earlier page gave.',
  cites: [api('ListBucketInventoryConfigurations')],
  basis: 'inferred',
  refuses: ({ token = '', after }) =>
    after === undefined
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'continuation-token', ArgumentValue: token },
          'The continuation token provided is incorrect',
        )
      : undefined,
});

export const destinationIsBucketArn = guard<{ destination: string | undefined }>({
  id: 'configuration/destination',
  about: 'destination',
  phase: 'request',
  says: 'The bucket that reports go to is named by its ARN.',
  cites: [api('AnalyticsS3BucketDestination'), api('InventoryS3BucketDestination')],
  basis: 'inferred',
  refuses: ({ destination = '' }) =>
    /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(destination)
      ? undefined
      : refuse('InvalidS3DestinationBucket'),
});
