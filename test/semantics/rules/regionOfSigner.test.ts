import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/regionOfSigner.ts';
import { regions } from '../../../src/world/regions.ts';
import { everyRuleWasSeen, judge, refusalHeaders } from './judge.ts';
import { bucket, us } from './samples.ts';

describe('[region/signed] the region of the signature', () => {
  const facts = {
    signed: 'us-east-1' as string | undefined,
    region: 'eu-west-1' as string | undefined,
    regions,
    bucket: undefined as ReturnType<typeof bucket> | undefined,
    where: 'headers' as const,
  };
  const header =
    "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'";
  const query =
    "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-west-1'";

  test.each([
    ['headers', 'AuthorizationHeaderMalformed', header],
    ['url', 'AuthorizationQueryParametersError', query],
    ['form', 'AuthorizationQueryParametersError', query],
  ] as const)('in %s', (where, code, message) => {
    const asked = { ...facts, where };
    expect(judge(rules.signedForRegion, asked)).toEqual({
      status: 400,
      code,
      message,
      Region: 'eu-west-1',
    });
    expect(refusalHeaders(rules.signedForRegion, asked)).toEqual({});
    const of = { ...asked, bucket: bucket({ region: 'eu-west-1' }) };
    expect(refusalHeaders(rules.signedForRegion, of)).toEqual({
      'x-amz-bucket-region': 'eu-west-1',
    });
    expect(judge(rules.signedForRegion, { ...asked, signed: 'eu-west-1' })).toBe('passed');
  });

  test('is one of those that there are, where any will do; signatures without one are not asked', () => {
    expect(judge(rules.signedForRegion, { ...facts, region: undefined })).toBe('passed');
    expect(
      judge(rules.signedForRegion, { ...facts, region: undefined, signed: 'aws-global' }),
    ).toMatchObject({
      message:
        "The authorization header is malformed; the region 'aws-global' is wrong; expecting 'us-east-1'",
      Region: 'us-east-1',
    });
    expect(judge(rules.signedForRegion, { ...facts, signed: undefined })).toBe('skipped');
  });
});

test('[region/enabled] a region that is not enabled knows no key of the account, and no token', () => {
  const facts = {
    region: 'af-south-1',
    account: us,
    disabled: ['af-south-1'] as readonly string[],
    accessKeyId: 'test',
    sessionToken: undefined as (() => string) | undefined,
  };
  expect(judge(rules.regionIsEnabled, facts)).toMatchObject({
    status: 403,
    code: 'InvalidAccessKeyId',
    AWSAccessKeyId: 'test',
  });
  expect(judge(rules.regionIsEnabled, { ...facts, sessionToken: () => 'token' })).toMatchObject({
    status: 400,
    code: 'InvalidToken',
  });
  expect(judge(rules.regionIsEnabled, { ...facts, region: 'us-east-1' })).toBe('passed');
  expect(judge(rules.regionIsEnabled, { ...facts, disabled: [] })).toBe('skipped');
});

everyRuleWasSeen(rules);
