import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsNewKey.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { refused } from './kmsSamples.ts';

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
