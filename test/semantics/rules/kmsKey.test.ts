import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsKey.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { account, key, keyArn, keyId, refused } from './kmsSamples.ts';

describe('naming a key', () => {
  test('[kms/no-alias-here] to change it takes its id or ARN', () => {
    const judged = (named: string) => judge(rules.kmsKeyIsNotAnAlias, { named });
    expect([judged(keyId), judged(keyArn)]).toEqual(['passed', 'passed']);
    expect(judged('alias/cat')).toEqual(refused('NotFoundException', "Invalid keyId 'alias/cat'"));
    expect(judged(`arn:aws:kms:us-east-1:${account}:alias/cat`)).toEqual(
      refused('InvalidArnException', 'Key Aliases are not supported for this operation'),
    );
  });

  test('[kms/key-exists] finds it, or tells why not', () => {
    const trouble = { code: 'NotFoundException', message: 'No.' } as const;
    expect(judge(rules.kmsKeyExists, { named: keyId, trouble: undefined })).toBe('passed');
    expect(judge(rules.kmsKeyExists, { named: keyId, trouble })).toEqual(
      refused('NotFoundException', 'No.'),
    );
  });
});

describe('the state of a key', () => {
  test('[kms/key-not-ending] that is to be changed', () => {
    const judged = (state: 'Enabled' | 'PendingDeletion') =>
      judge(rules.kmsKeyIsNotEnding, { key: key(), state });
    expect(judged('Enabled')).toBe('passed');
    expect(judged('PendingDeletion')).toEqual(
      refused('KMSInvalidStateException', `${keyArn} is pending deletion.`),
    );
  });

  test('[kms/key-has-material] that is to be switched', () => {
    const judged = (state: 'Disabled' | 'PendingImport') =>
      judge(rules.kmsKeyHasMaterial, { key: key(), state });
    expect(judged('Disabled')).toBe('passed');
    expect(judged('PendingImport')).toEqual(
      refused('KMSInvalidStateException', `${keyArn} is pending import.`),
    );
  });

  test('[kms/key-ending] that is to be kept after all', () => {
    const judged = (state: 'Disabled' | 'PendingDeletion') =>
      judge(rules.kmsKeyIsEnding, { key: key(), state });
    expect(judged('PendingDeletion')).toBe('passed');
    expect(judged('Disabled')).toEqual(
      refused('KMSInvalidStateException', `${keyArn} is not pending deletion.`),
    );
  });

  test('[kms/pending-window] ends after 7 to 30 days', () => {
    const judged = (days?: number) => judge(rules.pendingWindowFits, { days });
    expect([judged(), judged(7), judged(30)]).toEqual(['skipped', 'passed', 'passed']);
    for (const days of [6, 31])
      expect(judged(days)).toMatchObject({ code: 'ValidationException', status: 400 });
  });
});

everyRuleWasSeen(rules);
