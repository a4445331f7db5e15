import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/access.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket, them, us } from './samples.ts';

const {
  accessIsAllowed,
  expectedOwnerIsAccountId,
  expectedOwnerOwns,
  notDenied,
  ownsAccount,
  signedIn,
} = rules;

const denied = { status: 403, code: 'AccessDenied', message: 'Access Denied' };

test('[access/allowed] what is not allowed is denied', () => {
  const facts = {
    account: them,
    arn: null,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::photos',
  };
  expect(judge(accessIsAllowed, { ...facts, allowed: true, because: 'a grant' })).toBe('passed');
  expect(judge(accessIsAllowed, { ...facts, allowed: false, because: 'no grant' })).toEqual(denied);
});

test('[access/denied] what a policy denies is denied, and its own account is told so', () => {
  const facts = {
    statement: 'no cats',
    sameAccount: true,
    arn: 'arn:alice',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::photos/cat',
  };
  expect(judge(notDenied, { ...facts, statement: undefined })).toBe('passed');
  expect(judge(notDenied, { ...facts, sameAccount: false })).toEqual(denied);
  expect(judge(notDenied, facts)).toEqual({
    ...denied,
    message:
      'User: arn:alice is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photos/cat" with an explicit deny in a resource-based policy',
  });
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
