import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/signingKey.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const unknown = {
  status: 403,
  code: 'InvalidAccessKeyId',
  message: 'The AWS Access Key Id you provided does not exist in our records.',
  AWSAccessKeyId: 'AKID',
};

describe('[signature/key-known]', () => {
  const rule = rules.keyIsKnown;

  test('a strict world refuses a key that nobody has', () => {
    const facts = { accessKeyId: 'AKID', keyIsKnown: false };
    expect(judge(rule, { ...facts, strict: true })).toEqual(unknown);
    expect(judge(rule, { ...facts, strict: false })).toBe('passed');
  });

  test('a known key passes', () => {
    expect(judge(rule, { accessKeyId: 'AKID', keyIsKnown: true, strict: true })).toBe('passed');
  });
});

test('[signature/key-active] a key that is not active is as good as none', () => {
  const rule = rules.keyIsActive;
  expect(judge(rule, { accessKeyId: 'AKID', state: 'inactive' })).toEqual(unknown);
  expect(judge(rule, { accessKeyId: 'AKID', state: 'gone' })).toEqual(unknown);
  expect(judge(rule, { accessKeyId: 'AKID', state: 'active' })).toBe('passed');
});

const token = { accessKeyId: 'AKID', ofSession: true, sent: () => 'token', belongs: true };

test('[signature/token-sent] the key of a session is none without its token', () => {
  expect(judge(rules.tokenIsSent, { ...token, sent: undefined, belongs: false })).toEqual(unknown);
  expect(judge(rules.tokenIsSent, token)).toBe('passed');
  const lasting = { ...token, ofSession: false, sent: undefined, belongs: false };
  expect(judge(rules.tokenIsSent, lasting)).toBe('passed');
});

test('[signature/token] a token is that of the key', () => {
  const of = { ...token, strict: false };
  expect(judge(rules.tokenBelongsToKey, { ...of, belongs: false })).toEqual({
    status: 400,
    code: 'InvalidToken',
    message: 'The provided token is malformed or otherwise invalid.',
    'Token-0': 'token',
  });
  expect(judge(rules.tokenBelongsToKey, of)).toBe('passed');
  expect(judge(rules.tokenBelongsToKey, { ...of, sent: undefined })).toBe('skipped');
  const lasting = { ...of, ofSession: false, belongs: false };
  expect(judge(rules.tokenBelongsToKey, lasting)).toBe('passed');
  expect(judge(rules.tokenBelongsToKey, { ...lasting, strict: true })).toMatchObject({
    code: 'InvalidToken',
  });
});

test('[signature/token-expired] a session ends', () => {
  const facts = { now: 1000, sent: () => 'token' };
  expect(judge(rules.sessionIsNotOver, { ...facts, ends: 999 })).toEqual({
    status: 400,
    code: 'ExpiredToken',
    message: 'The provided token has expired.',
    'Token-0': 'token',
  });
  expect(judge(rules.sessionIsNotOver, { ...facts, ends: 1000 })).toBe('passed');
  expect(judge(rules.sessionIsNotOver, { ...facts, ends: undefined })).toBe('skipped');
});

everyRuleWasSeen(rules);
