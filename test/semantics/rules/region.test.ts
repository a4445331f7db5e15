import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/semantics/regions/endpoint.ts';
import * as rules from '../../../src/semantics/rules/region.ts';
import { regions } from '../../../src/world/regions.ts';
import { choose, everyRuleWasSeen, judge, refusalHeaders } from './judge.ts';
import { bucket } from './samples.ts';

const day = 86_400_000;

const endpoint = (given: Partial<Endpoint> = {}): Endpoint => ({
  kind: 'regional',
  scheme: 'https',
  host: 's3.us-east-1.amazonaws.com',
  style: 'path',
  fips: false,
  region: 'us-east-1',
  target: '/photos/cat?x=1',
  ...given,
});
const global = { kind: 'global', region: undefined, style: 'virtual' } as const;

describe('[region/host] endpoints that there are', () => {
  const judged = (given: Partial<Endpoint>) => {
    const called = endpoint(given);
    const { host, scheme } = called;
    return judge(rules.hostExists, { endpoint: called, host, scheme, regions });
  };

  test.each([
    [{ region: 'xx-nowhere-1' }, 'AWS has no such host'],
    [{ region: 'eu-west-1', fips: true }, 'AWS has no such host'],
    [{ region: 'us-west-2', fips: true, scheme: 'http' }, 'over HTTPS only'],
    [{ region: undefined, fips: true }, 'AWS has no such host'],
  ] as const)('not %o', (given, why) => {
    const told = judged(given);
    expect(told).toMatchObject({ status: 400, code: 'EndpointNotFound' });
    expect(told).toHaveProperty('message', expect.stringContaining(why));
  });

  test.each([
    { region: 'us-west-2', fips: true },
    { region: 'eu-west-1' },
    { region: 'eu-west-1', scheme: 'http' },
  ] as const)('%o', (given) => {
    expect(judged(given)).toBe('passed');
  });
});

describe('[region/endpoint] what is reached', () => {
  const ireland = bucket({ region: 'eu-west-1' });
  const africa = bucket({ region: 'af-south-1' });
  const accelerate = { ...global, kind: 'accelerate' } as const;
  const custom = { ...global, kind: 'custom' } as const;

  test.each([
    [{ region: 'eu-west-2' }, ireland, day, 'eu-west-2', 'requested'],
    [{ ...global, style: 'path' }, ireland, day, 'us-east-1', 'defaulted'],
    [global, ireland, day, 'eu-west-1', 'computed'],
    [global, ireland, day - 1, 'us-east-1', 'defaulted'],
    [global, bucket(), 0, 'us-east-1', 'computed'],
    [global, africa, day, 'us-east-1', 'defaulted'],
    [global, undefined, 0, 'us-east-1', 'defaulted'],
    [accelerate, africa, 0, 'af-south-1', 'computed'],
    [custom, africa, 0, 'af-south-1', 'computed'],
  ] as const)('%o of %o after %d ms: %s', (given, of, age, value, origin) => {
    const facts = { endpoint: endpoint(given), bucket: of, age };
    expect(choose(rules.regionReached, facts)).toMatchObject({ value, origin });
  });
});

describe('a bucket of another region', () => {
  const reached = (
    given: Partial<Endpoint> = {},
    home = 'eu-west-1',
    region = given.region ?? 'us-east-1',
  ) => ({ endpoint: endpoint(given), region, bucket: bucket({ region: home }) });

  test.each([
    ['me-south-1', 'us-east-1', 'me-south-1'],
    ['us-east-1', 'af-south-1', 'unspecified'],
    ['us-west-2', 'af-south-1', 'us-west-2'],
    ['me-south-1', 'af-south-1', 'me-south-1'],
  ])('[region/opt-in] %s at %s', (home, at, named) => {
    const facts = reached({ region: at }, home);
    expect(judge(rules.newRegionsStandAlone, facts)).toEqual({
      status: 400,
      code: 'IllegalLocationConstraintException',
      message: `The ${named} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    });
    expect(refusalHeaders(rules.newRegionsStandAlone, facts)).toEqual({
      'x-amz-bucket-region': home,
    });
  });

  test('[region/opt-in] is for redirects to tell where both are old regions', () => {
    expect(judge(rules.newRegionsStandAlone, reached())).toBe('passed');
  });

  test('[region/young-bucket] is sent on, path and query with it', () => {
    const facts = reached({ ...global, scheme: 'http', target: '/cat?x=1' });
    expect(judge(rules.youngBucketIsElsewhere, facts)).toEqual({
      status: 307,
      code: 'TemporaryRedirect',
      message:
        'Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.',
      Endpoint: 'photos.s3.eu-west-1.amazonaws.com',
      Bucket: 'photos',
    });
    expect(refusalHeaders(rules.youngBucketIsElsewhere, facts)).toEqual({
      'x-amz-bucket-region': 'eu-west-1',
      location: 'http://photos.s3.eu-west-1.amazonaws.com/cat?x=1',
    });
    for (const given of [{}, { ...global, style: 'path' }] as const)
      expect(judge(rules.youngBucketIsElsewhere, reached(given))).toBe('passed');
  });

  test.each([
    ['path', 'eu-west-1', 'us-east-1', 's3-eu-west-1.amazonaws.com'],
    ['virtual', 'us-west-2', 'us-east-1', 'photos.s3-us-west-2.amazonaws.com'],
    ['virtual', 'eu-central-1', 'us-east-1', 'photos.s3.eu-central-1.amazonaws.com'],
    ['path', 'us-east-1', 'eu-west-1', 's3.amazonaws.com'],
    ['virtual', 'us-east-1', 'eu-west-1', 'photos.s3.amazonaws.com'],
  ] as const)('[region/bucket] %s style, of %s at %s', (style, home, at, Endpoint) => {
    const facts = reached({ style, region: at }, home);
    expect(judge(rules.bucketIsOfEndpoint, facts)).toEqual({
      status: 301,
      code: 'PermanentRedirect',
      message:
        'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      Endpoint,
      Bucket: 'photos',
    });
    expect(refusalHeaders(rules.bucketIsOfEndpoint, facts)).toEqual({
      'x-amz-bucket-region': home,
    });
    expect(judge(rules.bucketIsOfEndpoint, { ...facts, region: home })).toBe('passed');
  });
});

everyRuleWasSeen(rules);
