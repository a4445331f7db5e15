/** Reading and removing what root has set of a bucket: a case for each configuration that has to be there first. */
import type { S3 } from '@aws-sdk/client-s3';
import type { Case } from './requiredCases.ts';

const album = { Bucket: 'album' };
const named = { ...album, Id: 'a' };
const replicated = { Bucket: 'locked' };

type Call = (s3: S3) => Promise<unknown>;

const after = (set: Call, uses: Readonly<Record<string, Call>>): readonly Case[] =>
  Object.entries(uses).map(([operation, call]) => ({
    operation,
    says: [],
    call: async (s3, it) => {
      await set(it.s3);
      return call(s3);
    },
  }));

const analytics = after(
  (s3) =>
    s3.putBucketAnalyticsConfiguration({
      ...named,
      AnalyticsConfiguration: { Id: 'a', StorageClassAnalysis: {} },
    }),
  {
    GetBucketAnalyticsConfiguration: (s3) => s3.getBucketAnalyticsConfiguration(named),
    DeleteBucketAnalyticsConfiguration: (s3) => s3.deleteBucketAnalyticsConfiguration(named),
  },
);

const tiering = after(
  (s3) =>
    s3.putBucketIntelligentTieringConfiguration({
      ...named,
      IntelligentTieringConfiguration: {
        Id: 'a',
        Status: 'Enabled',
        Tierings: [{ Days: 90, AccessTier: 'ARCHIVE_ACCESS' }],
      },
    }),
  {
    GetBucketIntelligentTieringConfiguration: (s3) =>
      s3.getBucketIntelligentTieringConfiguration(named),
    DeleteBucketIntelligentTieringConfiguration: (s3) =>
      s3.deleteBucketIntelligentTieringConfiguration(named),
  },
);

const inventory = after(
  (s3) =>
    s3.putBucketInventoryConfiguration({
      ...named,
      InventoryConfiguration: {
        Id: 'a',
        IsEnabled: true,
        IncludedObjectVersions: 'All',
        Schedule: { Frequency: 'Daily' },
        Destination: { S3BucketDestination: { Bucket: 'arn:aws:s3:::album', Format: 'CSV' } },
      },
    }),
  {
    GetBucketInventoryConfiguration: (s3) => s3.getBucketInventoryConfiguration(named),
    DeleteBucketInventoryConfiguration: (s3) => s3.deleteBucketInventoryConfiguration(named),
  },
);

const metrics = after(
  (s3) => s3.putBucketMetricsConfiguration({ ...named, MetricsConfiguration: { Id: 'a' } }),
  {
    GetBucketMetricsConfiguration: (s3) => s3.getBucketMetricsConfiguration(named),
    DeleteBucketMetricsConfiguration: (s3) => s3.deleteBucketMetricsConfiguration(named),
  },
);

const cors = after(
  (s3) =>
    s3.putBucketCors({
      ...album,
      CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
    }),
  { GetBucketCors: (s3) => s3.getBucketCors(album) },
);

const lifecycle = after(
  (s3) =>
    s3.putBucketLifecycleConfiguration({
      ...album,
      LifecycleConfiguration: {
        Rules: [{ ID: 'a', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } }],
      },
    }),
  { GetBucketLifecycleConfiguration: (s3) => s3.getBucketLifecycleConfiguration(album) },
);

const replication = after(
  (s3) =>
    s3.putBucketReplication({
      ...replicated,
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::123456789012:role/r',
        Rules: [{ Status: 'Enabled', Prefix: '', Destination: { Bucket: 'arn:aws:s3:::told' } }],
      },
    }),
  { GetBucketReplication: (s3) => s3.getBucketReplication(replicated) },
);

const tagging = after(
  (s3) => s3.putBucketTagging({ ...album, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }),
  { GetBucketTagging: (s3) => s3.getBucketTagging(album) },
);

const website = after(
  (s3) =>
    s3.putBucketWebsite({ ...album, WebsiteConfiguration: { IndexDocument: { Suffix: 'a' } } }),
  { GetBucketWebsite: (s3) => s3.getBucketWebsite(album) },
);

export const keptCases: readonly Case[] = [
  ...analytics,
  ...tiering,
  ...inventory,
  ...metrics,
  ...cors,
  ...lifecycle,
  ...replication,
  ...tagging,
  ...website,
];
