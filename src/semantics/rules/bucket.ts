/** Buckets: that they exist, what they may be called, when they may go. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { isOptIn } from '../../world/regions.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const bucketExists = guard<{ name: string; bucket: BucketRecord | undefined }>({
  id: 'bucket/exists',
  phase: 'access',
  says: 'The bucket must exist.',
  cites: [recording('delete-bucket-no-such-bucket'), api('HeadBucket')],
  basis: 'recorded',
  refuses: ({ name, bucket }) =>
    bucket ? undefined : refuse('NoSuchBucket', { BucketName: name }),
});

export const bucketNameIsValid = guard<{ name: string }>({
  id: 'bucket/name',
  phase: 'request',
  says: 'A bucket name has 3 to 63 lower-case letters, digits, dots and hyphens, is no IP address and takes no reserved prefix or suffix.',
  cites: [guide('bucketnamingrules')],
  basis: 'documented',
  refuses: ({ name }) =>
    isBucketName(name) ? undefined : refuse('InvalidBucketName', { BucketName: name }),
});

export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !/\.\.|^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  );
}

interface Creation {
  readonly existing: BucketRecord | undefined;
  readonly name: string;
  readonly account: string | null;
  /** Where it would be made. */
  readonly region: string;
}

export const bucketIsNotYours = guard<Creation>({
  id: 'bucket/already-owned-by-you',
  phase: 'destination',
  says: 'A bucket that you own cannot be made again, save in us-east-1, where that changes nothing.',
  cites: [recording('create-bucket-with-existing-name'), api('CreateBucket')],
  basis: 'recorded',
  refuses: ({ existing, name, account, region }) =>
    existing &&
    existing.account === account &&
    !(existing.region === 'us-east-1' && region === 'us-east-1')
      ? refuse('BucketAlreadyOwnedByYou', { BucketName: name })
      : undefined,
});

export const bucketNameIsFree = guard<Creation>({
  id: 'bucket/already-exists',
  phase: 'destination',
  says: 'Bucket names are shared by all accounts.',
  cites: [api('CreateBucket')],
  basis: 'documented',
  refuses: ({ existing, name, account }) =>
    existing && existing.account !== account
      ? refuse('BucketAlreadyExists', { BucketName: name })
      : undefined,
});

interface Location {
  readonly constraint: string | undefined;
  readonly region: string;
  readonly regions: readonly string[];
}

export const bucketConfigurationSaysSomething = guard<{ members: readonly boolean[] | undefined }>({
  id: 'bucket/configuration',
  about: 'members',
  phase: 'request',
  says: 'The configuration of a new bucket, when one is sent, has a location constraint, tags or a kind of bucket.',
  cites: [
    api('CreateBucket'),
    'cloudify-cosmo/cloudify-aws-plugin#475',
    'aws/aws-sdk-ruby#1799',
    recording('create-bucket-with-tags'),
  ],
  basis: 'documented',
  refuses: ({ members }) =>
    members?.every((there) => !there) ? refuse('MalformedXML') : undefined,
});

export const locationConstraintIsKnown = guard<Location>({
  id: 'bucket/location-constraint',
  about: 'constraint',
  phase: 'request',
  says: 'The location constraint names a region other than us-east-1, or the old value EU; elsewhere than in us-east-1 it was compared with the endpoint before.',
  cites: [api('CreateBucket')],
  basis: 'documented',
  refuses: ({ constraint, regions }) =>
    constraint !== undefined &&
    constraint !== 'EU' &&
    (constraint === 'us-east-1' || !regions.includes(constraint))
      ? refuse('InvalidLocationConstraint', { LocationConstraint: constraint })
      : undefined,
});

export const locationConstraintFitsEndpoint = guard<Location>({
  id: 'bucket/location-constraint-and-endpoint',
  phase: 'request',
  says: 'Outside us-east-1 the location constraint must be the region of the endpoint; a region that launched after 20 March 2019 makes its buckets itself.',
  cites: [api('CreateBucket'), 'boto/boto3#2622'],
  basis: 'documented',
  refuses: ({ constraint, region }) => {
    const named = constraint === 'EU' ? 'eu-west-1' : constraint;
    if (named === region || (region === 'us-east-1' && !isOptIn(named ?? ''))) return undefined;
    const message = `The ${constraint ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`;
    return refuse('IllegalLocationConstraintException', {}, message);
  },
});

export const bucketRegion = decision<Location, string>({
  id: 'bucket/region',
  phase: 'decide',
  says: 'A bucket lives in the region of its location constraint, or of the endpoint when it has none.',
  cites: [api('CreateBucket'), recording('create-bucket-with-eu-location-constraint')],
  basis: 'recorded',
  decides: ['Region'],
  ways: ['requested', 'defaulted'],
  choose({ constraint, region }) {
    if (constraint === undefined)
      return { value: region, origin: 'defaulted', because: 'no location constraint was sent' };
    const value = constraint === 'EU' ? 'eu-west-1' : constraint;
    return { value, origin: 'requested', because: `the location constraint is ${constraint}` };
  },
});

export const bucketIsEmpty = guard<{
  bucket: BucketRecord;
  objects: boolean;
  olderVersions: boolean;
}>({
  id: 'bucket/empty',
  phase: 'destination',
  says: 'Only a bucket without objects, versions and delete markers can be deleted.',
  cites: [
    recording('delete-bucket-with-objects'),
    recording('delete-versioned-bucket-with-objects'),
    api('CreateBucket'),
  ],
  basis: 'recorded',
  refuses({ bucket, objects, olderVersions }) {
    if (!objects && !olderVersions) return undefined;
    const all = bucket.versioning ? ' You must delete all versions in the bucket.' : '';
    return refuse(
      'BucketNotEmpty',
      { BucketName: bucket.name },
      `The bucket you tried to delete is not empty${all && `.${all}`}`,
    );
  },
});

export const bucketCountIsAllowed = guard<{ MaxBuckets: number | undefined }>({
  id: 'bucket/max-buckets',
  about: 'MaxBuckets',
  phase: 'request',
  says: 'max-buckets is between 1 and 10,000.',
  cites: [api('ListBuckets')],
  basis: 'documented',
  refuses: ({ MaxBuckets }) =>
    MaxBuckets !== undefined && (MaxBuckets < 1 || MaxBuckets > 10_000)
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'max-buckets', ArgumentValue: MaxBuckets },
          'Argument max-buckets must be an integer between 1 and 10000',
        )
      : undefined,
});

export const regionFilterIsKnown = guard<{
  BucketRegion: string | undefined;
  regions: readonly string[];
}>({
  id: 'bucket/region-filter',
  about: 'BucketRegion',
  phase: 'request',
  says: 'bucket-region names an AWS Region.',
  cites: [recording('list-buckets-region-validation'), api('CreateBucket')],
  basis: 'recorded',
  refuses: ({ BucketRegion, regions }) =>
    BucketRegion === undefined || regions.includes(BucketRegion)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'bucket-region' },
          `Argument value ${BucketRegion} is not a valid AWS Region`,
        ),
});
