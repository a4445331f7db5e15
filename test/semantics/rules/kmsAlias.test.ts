import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsAlias.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { alias, key, refused } from './kmsSamples.ts';

describe('the name of an alias', () => {
  test('[kms/alias-prefix] begins with alias/ and goes on', () => {
    expect(judge(rules.aliasHasPrefix, { name: 'alias/a' })).toBe('passed');
    for (const name of ['a', 'alias/', 'Alias/a'])
      expect(judge(rules.aliasHasPrefix, { name })).toEqual(
        refused(
          'ValidationException',
          'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
        ),
      );
  });

  test('[kms/alias-reserved] is not one of AWS', () => {
    expect(judge(rules.aliasIsNotAws, { name: 'alias/awsome' })).toBe('passed');
    expect(judge(rules.aliasIsNotAws, { name: 'alias/aws/s3' })).toEqual(
      refused('NotAuthorizedException'),
    );
  });

  test('[kms/alias-form] has no colon', () => {
    expect(judge(rules.aliasNameIsValid, { name: 'alias/a/b_c-1' })).toBe('passed');
    expect(judge(rules.aliasNameIsValid, { name: 'alias/a:b' })).toMatchObject({
      code: 'InvalidAliasNameException',
    });
  });
});

describe('an alias', () => {
  const arn = 'arn:of:alias';

  test('[kms/alias-new] is given once', () => {
    expect(judge(rules.aliasIsNew, { existing: undefined, arn })).toBe('passed');
    expect(judge(rules.aliasIsNew, { existing: alias, arn })).toEqual(
      refused('AlreadyExistsException', 'An alias with the name arn:of:alias already exists'),
    );
  });

  test('[kms/alias-exists] that is changed is there', () => {
    expect(judge(rules.aliasExists, { existing: alias, arn })).toBe('passed');
    expect(judge(rules.aliasExists, { existing: undefined, arn })).toEqual(
      refused('NotFoundException', 'Alias arn:of:alias is not found.'),
    );
  });

  test('[kms/alias-target] stands for a key', () => {
    expect(judge(rules.aliasTargetIsAKey, { target: 'arn:a:key/b' })).toBe('passed');
    for (const target of ['alias/dog', 'arn:aws:kms:us-east-1:1:alias/dog'])
      expect(judge(rules.aliasTargetIsAKey, { target })).toEqual(
        refused('ValidationException', 'Aliases must refer to keys. Not aliases'),
      );
  });

  test('[kms/alias-kind] moves between keys of one kind', () => {
    const before = key();
    const rsa = { keySpec: 'RSA_2048' };
    const judged = (after: Parameters<typeof key>[0], from = before) =>
      judge(rules.aliasKeepsItsKind, { before: from, after: key(after) });
    expect(judge(rules.aliasKeepsItsKind, { before: undefined, after: before })).toBe('skipped');
    expect(judged({})).toBe('passed');
    expect(judged({ keySpec: 'RSA_4096' }, key(rsa))).toBe('passed');
    for (const after of [rsa, { keyUsage: 'SIGN_VERIFY' }, { keySpec: 'HMAC_256' }])
      expect(judged(after)).toMatchObject({ code: 'ValidationException' });
  });

  test('[kms/alias-count] is one of at most 50', () => {
    expect(judge(rules.aliasesFit, { count: 49 })).toBe('passed');
    expect(judge(rules.aliasesFit, { count: 50 })).toMatchObject({
      code: 'LimitExceededException',
    });
  });
});

everyRuleWasSeen(rules);
