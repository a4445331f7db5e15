import { describe, expect, test } from 'vitest';
import { defaultKeyPolicy } from '../../../src/semantics/kms/defaultPolicies.ts';
import * as rules from '../../../src/semantics/rules/kmsNewKey.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { account, arn, refused } from './kmsSamples.ts';

describe('what a key is made for', () => {
  test('[kms/one-key-spec] is said once', () => {
    const judged = (KeySpec?: string, old?: string) => judge(rules.oneKeySpec, { KeySpec, old });
    expect([judged('a'), judged(undefined, 'a')]).toEqual(['skipped', 'passed']);
    expect(judged('a', 'a')).toMatchObject({ code: 'ValidationException' });
  });

  test('[kms/key-spec] is symmetric encryption, unless it is said', () => {
    expect(choose(rules.keySpec, { asked: undefined })).toMatchObject({
      value: 'SYMMETRIC_DEFAULT',
      origin: 'defaulted',
    });
    expect(choose(rules.keySpec, { asked: 'RSA_2048' })).toMatchObject({
      value: 'RSA_2048',
      origin: 'requested',
    });
  });

  test('[kms/usage-stated] must be said of other keys', () => {
    const judged = (spec: string, KeyUsage?: string) =>
      judge(rules.keyUsageIsStated, { KeyUsage, spec });
    expect([judged('SYMMETRIC_DEFAULT'), judged('SM2', 'SIGN_VERIFY')]).toEqual([
      'passed',
      'passed',
    ]);
    expect(judged('RSA_2048')).toEqual(
      refused(
        'ValidationException',
        'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
      ),
    );
  });

  test.each([
    ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'SIGN_VERIFY'],
    ['RSA_4096', 'SIGN_VERIFY', 'KEY_AGREEMENT'],
    ['ECC_NIST_P384', 'KEY_AGREEMENT', 'ENCRYPT_DECRYPT'],
    ['ECC_SECG_P256K1', 'SIGN_VERIFY', 'KEY_AGREEMENT'],
    ['HMAC_512', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY'],
    ['ML_DSA_65', 'SIGN_VERIFY', 'ENCRYPT_DECRYPT'],
  ])('[kms/usage-fits] of %s may be %s, and not %s', (spec, fits, misfits) => {
    expect(judge(rules.keyUsageFits, { KeyUsage: fits, spec })).toBe('passed');
    expect(judge(rules.keyUsageFits, { KeyUsage: misfits, spec })).toEqual(
      refused('ValidationException', `KeyUsage ${misfits} is not compatible with KeySpec ${spec}`),
    );
  });

  test('[kms/store-modelled] lies in KMS itself', () => {
    const judged = (origin: string, store?: string) =>
      judge(rules.keyStoreIsModelled, { origin, store });
    expect([judged('AWS_KMS'), judged('EXTERNAL')]).toEqual(['passed', 'passed']);
    for (const refusal of [judged('AWS_CLOUDHSM'), judged('EXTERNAL_KEY_STORE'), judged('', 'a')])
      expect(refusal).toMatchObject({ code: 'UnsupportedOperationException' });
  });
});

describe('a key policy', () => {
  test('[kms/policy-form] is JSON', () => {
    const judged = (Policy?: string) => judge(rules.keyPolicyIsJson, { Policy });
    expect([judged(), judged('{}')]).toEqual(['skipped', 'passed']);
    for (const policy of ['', 'a', 'null', '"a"'])
      expect(judged(policy)).toMatchObject({ code: 'MalformedPolicyDocumentException' });
  });

  test('[kms/policy-size] has at most 32 KB', () => {
    const judged = (length: number) =>
      judge(rules.keyPolicyFits, { Policy: length ? '{}'.padEnd(length) : undefined });
    expect([judged(0), judged(32_768)]).toEqual(['skipped', 'passed']);
    expect(judged(32_769)).toMatchObject({ code: 'LimitExceededException' });
    const umlauts = { Policy: 'ü'.repeat(16_385) };
    expect(judge(rules.keyPolicyFits, umlauts)).toMatchObject({ code: 'LimitExceededException' });
  });

  describe('[kms/policy-lockout]', () => {
    const judged = (statement: unknown, bypass?: boolean) =>
      judge(rules.keyPolicyKeepsTheDoorOpen, {
        Policy: JSON.stringify({ Statement: statement }),
        bypass,
        account,
        arn: `arn:aws:iam::${account}:user/alice`,
      });
    const allowing = (Principal: unknown, Action: unknown = 'kms:*') => ({
      Effect: 'Allow',
      Principal,
      Action,
    });

    test.each([
      [allowing('*')],
      [allowing({ AWS: account }, ['kms:Get*', 'kms:PutKeyPolicy'])],
      [allowing({ AWS: ['a', arn] }, '*')],
      [allowing({ AWS: `arn:aws:iam::${account}:user/alice` }, 'kms:Put*')],
    ])('lets its writer change it again: %j', (statement) => {
      expect(judged(statement)).toBe('passed');
      expect(judged([statement])).toBe('passed');
    });

    test.each([
      [undefined],
      [[null]],
      [{ ...allowing('*'), Effect: 'Deny' }],
      [allowing('*', 'kms:Get*')],
      [allowing({ AWS: '210987654321' })],
      [allowing({ Service: 's3.amazonaws.com' })],
    ])('is refused that would not: %j', (statement) => {
      expect(judged(statement)).toEqual(
        refused(
          'MalformedPolicyDocumentException',
          'The new key policy will not allow you to update the key policy in the future.',
        ),
      );
      expect(judged(statement, true)).toBe('passed');
    });

    test('is not asked without a policy, and passes the policy that KMS writes', () => {
      const facts = { bypass: undefined, account, arn };
      const standard = defaultKeyPolicy(account);
      expect(judge(rules.keyPolicyKeepsTheDoorOpen, { Policy: undefined, ...facts })).toBe(
        'skipped',
      );
      expect(judge(rules.keyPolicyKeepsTheDoorOpen, { Policy: standard, ...facts })).toBe('passed');
    });
  });

  test('[kms/key-policy] is the one that was sent, or the default', () => {
    const chosen = (Policy?: string) => choose(rules.keyPolicy, { Policy, standard: 's' });
    expect(chosen()).toMatchObject({ value: 's', origin: 'defaulted' });
    expect(chosen('p')).toMatchObject({ value: 'p', origin: 'requested' });
  });

  test('[kms/policy-name] is called default', () => {
    const judged = (PolicyName?: string) => judge(rules.policyNameIsDefault, { PolicyName });
    expect([judged(), judged('default')]).toEqual(['skipped', 'passed']);
    expect(judged('other')).toEqual(refused('NotFoundException', 'No such policy exists'));
  });
});

describe('tags of a key', () => {
  test('[kms/tags] have keys of their own', () => {
    const judged = (...keys: readonly string[]) =>
      judge(rules.keyTagsAreValid, { tags: keys.map((Key) => ({ Key, Value: '' })) });
    expect([judged(), judged('a', 'b')]).toEqual(['skipped', 'passed']);
    expect(judged('a', 'a')).toEqual(refused('TagException', 'Duplicate tag keys'));
    for (const key of ['', 'aws:a', 'k'.repeat(129)])
      expect(judged(key)).toMatchObject({ code: 'TagException' });
  });

  test('[kms/tag-count] are at most 50', () => {
    expect(judge(rules.keyTagsFit, { count: 50 })).toBe('passed');
    expect(judge(rules.keyTagsFit, { count: 51 })).toMatchObject({
      code: 'LimitExceededException',
    });
  });
});

everyRuleWasSeen(rules);
