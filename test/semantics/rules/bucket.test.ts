import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/bucket.ts';
import { regions } from '../../../src/world/regions.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket, them, us } from './samples.ts';

test('[bucket/exists] a bucket that is not there is refused by its name', () => {
  expect(judge(rules.bucketExists, { name: 'gone', bucket: undefined })).toEqual({
    status: 404,
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    BucketName: 'gone',
  });
  expect(judge(rules.bucketExists, { name: 'photos', bucket: bucket() })).toBe('passed');
});

describe('[bucket/name] a name', () => {
  test.each(['abc', 'my.bucket', 'a-1', '1.2.3', `a${'b'.repeat(62)}`])('%s will do', (name) => {
    expect(judge(rules.bucketNameIsValid, { name })).toBe('passed');
  });

  test.each([
    'ab',
    `a${'b'.repeat(63)}`,
    'Photos',
    'my_bucket',
    '-abc',
    'abc-',
    '.abc',
    'abc.',
    'a..b',
    '192.168.5.4',
    'xn--abc',
    'sthree-abc',
    'amzn-s3-demo-abc',
    'abc-s3alias',
    'abc--ol-s3',
    'abc.mrap',
    'abc--x-s3',
    'abc--table-s3',
    'a/b',
    '',
  ])('"%s" will not', (name) => {
    expect(judge(rules.bucketNameIsValid, { name })).toEqual({
      status: 400,
      code: 'InvalidBucketName',
      message: 'The specified bucket is not valid.',
      BucketName: name,
    });
  });
});

describe('making a bucket', () => {
  const creation = (existing: ReturnType<typeof bucket> | undefined, region = 'us-west-1') => ({
    existing,
    name: 'photos',
    account: us,
    region,
  });

  test('[bucket/already-exists] whose name another account has is refused', () => {
    expect(judge(rules.bucketNameIsFree, creation(bucket({ account: them })))).toMatchObject({
      status: 409,
      code: 'BucketAlreadyExists',
      BucketName: 'photos',
    });
    expect(judge(rules.bucketNameIsFree, creation(bucket()))).toBe('passed');
    expect(judge(rules.bucketNameIsFree, creation(undefined))).toBe('passed');
  });

  test('[bucket/already-owned-by-you] that is yours already is refused', () => {
    const refusal = {
      status: 409,
      code: 'BucketAlreadyOwnedByYou',
      message: 'Your previous request to create the named bucket succeeded and you already own it.',
      BucketName: 'photos',
    };
    expect(judge(rules.bucketIsNotYours, creation(bucket({ region: 'us-west-1' })))).toEqual(
      refusal,
    );
    expect(
      judge(rules.bucketIsNotYours, creation(bucket({ region: 'us-west-1' }), 'us-east-1')),
    ).toEqual(refusal);
    expect(judge(rules.bucketIsNotYours, creation(bucket()))).toEqual(refusal);
  });

  test('[bucket/already-owned-by-you] that is yours already changes nothing in us-east-1', () => {
    expect(judge(rules.bucketIsNotYours, creation(bucket(), 'us-east-1'))).toBe('passed');
    expect(judge(rules.bucketIsNotYours, creation(undefined))).toBe('passed');
  });
});

test('[bucket/configuration] of a new bucket says something', () => {
  const says = (...members: boolean[]) =>
    judge(rules.bucketConfigurationSaysSomething, { members });
  expect(says(false, false)).toMatchObject({ status: 400, code: 'MalformedXML' });
  expect(says(false, true)).toBe('passed');
  expect(judge(rules.bucketConfigurationSaysSomething, { members: undefined })).toBe('skipped');
});

describe('a location constraint', () => {
  const location = (constraint: string | undefined, region = 'us-east-1') => ({
    constraint,
    region,
    regions,
  });

  test.each(['us-east-1', 'eu-east-1', 'eu', ''])(
    '[bucket/location-constraint] "%s" is none',
    (constraint) => {
      expect(judge(rules.locationConstraintIsKnown, location(constraint))).toEqual({
        status: 400,
        code: 'InvalidLocationConstraint',
        message: 'The specified location-constraint is not valid',
        LocationConstraint: constraint,
      });
    },
  );

  test('[bucket/location-constraint] names a region, or is the old EU', () => {
    expect(judge(rules.locationConstraintIsKnown, location('eu-west-1'))).toBe('passed');
    expect(judge(rules.locationConstraintIsKnown, location('EU'))).toBe('passed');
    expect(judge(rules.locationConstraintIsKnown, location(undefined))).toBe('skipped');
  });

  test.each([
    ['us-west-2', 'eu-west-1', 'us-west-2'],
    [undefined, 'eu-west-1', 'unspecified'],
    ['EU', 'eu-central-1', 'EU'],
  ])('[bucket/location-constraint-and-endpoint] %s is not for %s', (constraint, region, told) => {
    expect(judge(rules.locationConstraintFitsEndpoint, location(constraint, region))).toEqual({
      status: 400,
      code: 'IllegalLocationConstraintException',
      message: `The ${told} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    });
  });

  test.each([
    ['us-west-2', 'us-east-1'],
    [undefined, 'us-east-1'],
    ['eu-west-1', 'eu-west-1'],
    ['EU', 'eu-west-1'],
  ])('[bucket/location-constraint-and-endpoint] %s is for %s', (constraint, region) => {
    expect(judge(rules.locationConstraintFitsEndpoint, location(constraint, region))).toBe(
      'passed',
    );
  });

  test('[bucket/region] is where the bucket lives; without one it lives at the endpoint', () => {
    expect(choose(rules.bucketRegion, location('us-west-2'))).toMatchObject({
      value: 'us-west-2',
      origin: 'requested',
    });
    expect(choose(rules.bucketRegion, location('EU', 'eu-west-1'))).toMatchObject({
      value: 'eu-west-1',
      origin: 'requested',
    });
    expect(choose(rules.bucketRegion, location(undefined))).toMatchObject({
      value: 'us-east-1',
      origin: 'defaulted',
    });
  });
});

describe('[bucket/empty] deleting a bucket', () => {
  const told = { status: 409, code: 'BucketNotEmpty', BucketName: 'photos' };

  test('that holds objects is refused', () => {
    expect(
      judge(rules.bucketIsEmpty, { bucket: bucket(), objects: true, olderVersions: false }),
    ).toEqual({
      ...told,
      message: 'The bucket you tried to delete is not empty',
    });
  });

  test.each(['Enabled', 'Suspended'] as const)(
    'with versioning %s and any version says so',
    (versioning) => {
      const message =
        'The bucket you tried to delete is not empty. You must delete all versions in the bucket.';
      const facts = { bucket: bucket({ versioning }), objects: false, olderVersions: true };
      expect(judge(rules.bucketIsEmpty, facts)).toEqual({ ...told, message });
    },
  );

  test('that is empty is let through', () => {
    expect(
      judge(rules.bucketIsEmpty, { bucket: bucket(), objects: false, olderVersions: false }),
    ).toBe('passed');
  });
});

describe('listing buckets', () => {
  test.each([0, -1, 10_001])('[bucket/max-buckets] %i at a time is refused', (MaxBuckets) => {
    expect(judge(rules.bucketCountIsAllowed, { MaxBuckets })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Argument max-buckets must be an integer between 1 and 10000',
      ArgumentName: 'max-buckets',
      ArgumentValue: MaxBuckets,
    });
  });

  test('[bucket/max-buckets] 1 to 10,000 at a time will do', () => {
    expect(judge(rules.bucketCountIsAllowed, { MaxBuckets: 1 })).toBe('passed');
    expect(judge(rules.bucketCountIsAllowed, { MaxBuckets: 10_000 })).toBe('passed');
    expect(judge(rules.bucketCountIsAllowed, { MaxBuckets: undefined })).toBe('skipped');
  });

  test('[bucket/region-filter] names a region that there is', () => {
    expect(judge(rules.regionFilterIsKnown, { BucketRegion: 'eu-east-1', regions })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Argument value eu-east-1 is not a valid AWS Region',
      ArgumentName: 'bucket-region',
    });
    expect(judge(rules.regionFilterIsKnown, { BucketRegion: 'eu-west-1', regions })).toBe('passed');
    expect(judge(rules.regionFilterIsKnown, { BucketRegion: undefined, regions })).toBe('skipped');
  });
});

everyRuleWasSeen(rules);
