import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/access.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket, them, us } from './samples.ts';

const {
  absenceIsHisToKnow,
  accessIsAllowed,
  expectedOwnerIsAccountId,
  expectedOwnerOwns,
  notDenied,
  ownsAccount,
  publicBucketIsNotRestricted,
  signedIn,
} = rules;

const denied = { status: 403, code: 'AccessDenied', message: 'Access Denied' };

const access = (given: Partial<rules.Access>): rules.Access => ({
  account: us,
  arn: 'arn:alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::photos/cat',
  sameAccount: true,
  isTold: true,
  effect: null,
  kind: 'identity-based policy',
  policy: undefined,
  statement: undefined,
  because: 'no policy allows it',
  opinions: () => [{ policy: 'identity policy of alice', effect: null, statements: [] }],
  remedies: () => [{ says: 'Allow it.' }],
  ...given,
});
const toAlice =
  'User: arn:alice is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photos/cat"';

describe.each([
  ['access/allowed', accessIsAllowed],
  ['access/absent-key', absenceIsHisToKnow],
])('[%s] what nothing allows is denied', (_, rule) => {
  test.each([
    'identity-based policy',
    'permissions boundary',
    'session policy',
    'resource-based policy',
  ] as const)('where no %s does', (kind) => {
    const message = `${toAlice} because no ${kind} allows the s3:GetObject action`;
    expect(judge(rule, access({ kind }))).toEqual({ ...denied, message });
    expect(judge(rule, access({ kind, isTold: false }))).toEqual(denied);
  });

  test('what is allowed is not', () => {
    expect(judge(rule, access({ effect: 'Allow' }))).toBe('passed');
  });
});

test('[access/allowed] what is about no bucket is told without a resource', () => {
  const facts = access({ action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*' });
  expect(judge(accessIsAllowed, facts)).toMatchObject({
    message:
      'User: arn:alice is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action',
  });
});

describe('[access/denied] what a policy denies is denied, and its own account is told so', () => {
  test.each([
    ['identity-based policy', 'an identity-based policy'],
    ['permissions boundary', 'a permissions boundary'],
    ['session policy', 'a session policy'],
    ['resource-based policy', 'a resource-based policy'],
  ] as const)('by a %s', (kind, words) => {
    const facts = access({ effect: 'Deny', kind, policy: 'one', statement: 'no cats' });
    const message = `${toAlice} with an explicit deny in ${words}`;
    expect(judge(notDenied, facts)).toEqual({ ...denied, message });
    expect(judge(notDenied, { ...facts, isTold: false })).toEqual(denied);
  });

  test('what nobody denies is not', () => {
    expect(judge(notDenied, access({}))).toBe('passed');
    expect(judge(notDenied, access({ effect: 'Allow' }))).toBe('passed');
  });
});

test('[access/public-restricted] nobody from outside comes in to a public bucket that is restricted', () => {
  const facts = { account: them, bucket: bucket() };
  expect(judge(publicBucketIsNotRestricted, { ...facts, restricted: true })).toEqual(denied);
  expect(judge(publicBucketIsNotRestricted, { ...facts, restricted: false })).toBe('passed');
});

describe('[access/anonymous] nobody', () => {
  test.each(['copy objects', 'initiate multipart uploads'])('may %s', (what) => {
    expect(judge(signedIn, { account: null, what })).toEqual({
      ...denied,
      message: `Anonymous users cannot ${what}.  Please authenticate.`,
    });
    expect(judge(signedIn, { account: them, what })).toBe('passed');
  });
});

test('[access/service] listing buckets needs an account', () => {
  expect(judge(ownsAccount, { account: null })).toEqual(denied);
  expect(judge(ownsAccount, { account: us })).toBe('passed');
});

describe('[access/expected-owner-form] an expected bucket owner', () => {
  test.each(['0000', '0000000000020', 'abcd', 'aa000000000$', ''])(
    '"%s" is no account id',
    (expected) => {
      expect(
        judge(expectedOwnerIsAccountId, { expected, header: 'x-amz-expected-bucket-owner' }),
      ).toEqual({
        status: 400,
        code: 'InvalidBucketOwnerAWSAccountID',
        message: `The value of the expected bucket owner parameter must be an AWS Account ID... [${expected}]`,
      });
    },
  );

  test('of a copy source is called so', () => {
    const header = 'x-amz-source-expected-bucket-owner';
    expect(judge(expectedOwnerIsAccountId, { expected: 'abcd', header })).toMatchObject({
      message:
        'The value of the expected source bucket owner parameter must be an AWS Account ID... [abcd]',
    });
  });

  test('of twelve digits will do, and none is not asked for', () => {
    const header = 'x-amz-expected-bucket-owner';
    expect(judge(expectedOwnerIsAccountId, { expected: us, header })).toBe('passed');
    expect(judge(expectedOwnerIsAccountId, { expected: undefined, header })).toBe('skipped');
  });
});

test('[access/expected-owner] the bucket must be that of the expected owner', () => {
  expect(judge(expectedOwnerOwns, { expected: them, bucket: bucket() })).toEqual(denied);
  expect(judge(expectedOwnerOwns, { expected: us, bucket: bucket() })).toBe('passed');
  expect(judge(expectedOwnerOwns, { expected: undefined, bucket: bucket() })).toBe('skipped');
});

everyRuleWasSeen(rules);
