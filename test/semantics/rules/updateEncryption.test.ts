import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/updateEncryption.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { them, us } from './samples.ts';

const KMSKeyArn = `arn:aws:kms:us-east-1:${us}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

test('[encryption/update-key] the key is an ARN', () => {
  expect(judge(rules.newKeyIsArn, { KMSKeyArn })).toBe('passed');
  for (const wrong of ['', '1234abcd', 'alias/mine', KMSKeyArn.replace('key/', 'alias/')])
    expect(judge(rules.newKeyIsArn, { KMSKeyArn: wrong })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      message: expect.stringContaining('require a valid AWS KMS key Amazon Resource Name (ARN).'),
    });
});

test("[encryption/update-key-account] the key is of the bucket's account", () => {
  expect(judge(rules.newKeyIsTheOwners, { KMSKeyArn, account: us })).toBe('passed');
  expect(judge(rules.newKeyIsTheOwners, { KMSKeyArn, account: them })).toMatchObject({
    status: 403,
    code: 'AccessDenied',
    message: expect.stringContaining('must be owned by the same account as the bucket.'),
  });
});

test('[encryption/update-from] only one layer without the customer can be changed', () => {
  for (const encryption of ['SSE-S3', 'SSE-KMS'] as const)
    expect(judge(rules.encryptionCanChange, { encryption })).toBe('passed');
  for (const encryption of ['DSSE-KMS', 'SSE-C'] as const)
    expect(judge(rules.encryptionCanChange, { encryption })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      message: expect.stringContaining('DSSE-KMS or SSE-C'),
    });
});

test('[encryption/update-locked] what is locked stays', () => {
  expect(judge(rules.objectIsNotLocked, { locked: false })).toBe('passed');
  expect(judge(rules.objectIsNotLocked, { locked: true })).toMatchObject({
    status: 403,
    code: 'AccessDenied',
    message: expect.stringContaining('protected by S3 Object Lock'),
  });
});

test('[encryption/update] is one layer of KMS, by default without a bucket key', () => {
  const facts = { KMSKeyArn, BucketKeyEnabled: undefined };
  expect(choose(rules.newEncryption, facts).value).toEqual({
    type: 'SSE-KMS',
    keyArn: KMSKeyArn,
    bucketKey: false,
  });
  expect(choose(rules.newEncryption, { ...facts, BucketKeyEnabled: true })).toMatchObject({
    value: { bucketKey: true },
    shown: `SSE-KMS, ${KMSKeyArn}, bucket key`,
  });
});

test('[encryption/update-signed] is signed by version 4', () => {
  const judged = (version: string | undefined, account: string | null = us) =>
    judge(rules.updateIsSignedAnew, { account, version });
  expect(judged('AWS4-HMAC-SHA256')).toBe('passed');
  expect(judged(undefined, null)).toEqual(judged('AWS'));
  expect(judged('AWS')).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message:
      'Requests that modify an object encryption configuration require AWS Signature Version 4. Modify the request to use AWS Signature Version 4, and then try again.',
  });
});

everyRuleWasSeen(rules);
