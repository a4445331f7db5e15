import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/bucketEncryption.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const nothing = {
  SSEAlgorithm: undefined,
  KMSMasterKeyID: undefined,
  BucketKeyEnabled: undefined,
  blocked: undefined,
};
const malformed = {
  status: 400,
  code: 'MalformedXML',
  message:
    'The XML you provided was not well-formed or did not validate against our published schema',
};

test('[encryption-config/one-rule] there is one rule', () => {
  expect(judge(rules.oneEncryptionRule, { rules: 1 })).toBe('passed');
  for (const count of [0, 2])
    expect(judge(rules.oneEncryptionRule, { rules: count })).toEqual(malformed);
});

test('[encryption-config/rule] the rule says something', () => {
  expect(judge(rules.encryptionRuleSaysSomething, nothing)).toEqual(malformed);
  for (const said of [
    { SSEAlgorithm: 'AES256' },
    { BucketKeyEnabled: false },
    { blocked: ['NONE'] },
  ])
    expect(judge(rules.encryptionRuleSaysSomething, { ...nothing, ...said })).toBe('passed');
});

test('[encryption-config/algorithm] the default is one of three', () => {
  const rule = rules.defaultAlgorithmIsOfBuckets;
  for (const SSEAlgorithm of ['AES256', 'aws:kms', 'aws:kms:dsse'])
    expect(judge(rule, { SSEAlgorithm })).toBe('passed');
  for (const SSEAlgorithm of ['aws:fsx', 'aws:backup', ''])
    expect(judge(rule, { SSEAlgorithm })).toEqual(malformed);
  expect(judge(rule, { SSEAlgorithm: undefined })).toBe('skipped');
});

test('[encryption-config/kms-key] a key goes with KMS', () => {
  const keyed = { ...nothing, KMSMasterKeyID: 'key' };
  const rule = rules.defaultKeyNeedsKms;
  expect(judge(rule, { ...keyed, SSEAlgorithm: 'AES256' })).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message:
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
    ArgumentName: 'ApplyServerSideEncryptionByDefault',
  });
  expect(judge(rule, { ...keyed, SSEAlgorithm: 'aws:kms' })).toBe('passed');
  expect(judge(rule, { ...keyed, SSEAlgorithm: 'aws:kms:dsse' })).toBe('passed');
  expect(judge(rule, { ...nothing, SSEAlgorithm: 'AES256' })).toBe('skipped');
});

test('[encryption-config/set] the rule is what is kept, with what it leaves out', () => {
  const rule = rules.bucketEncryption;
  expect(
    choose(rule, {
      SSEAlgorithm: 'aws:kms',
      KMSMasterKeyID: 'alias/mine',
      BucketKeyEnabled: true,
      blocked: ['SSE-C'],
    }),
  ).toMatchObject({
    value: { algorithm: 'aws:kms', keyId: 'alias/mine', bucketKey: true, blocked: ['SSE-C'] },
    origin: 'requested',
    shown: 'aws:kms, alias/mine, bucket key, blocks SSE-C',
  });
  expect(choose(rule, { ...nothing, blocked: ['NONE'] })).toMatchObject({
    value: { algorithm: 'AES256', bucketKey: false, blocked: ['NONE'] },
    origin: 'defaulted',
  });
});

everyRuleWasSeen(rules);
