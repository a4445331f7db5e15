import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/sts.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

test('[sts/caller] somebody asks', () => {
  expect(judge(rules.stsCallerIsKnown, { account: '123456789012' })).toBe('passed');
  expect(judge(rules.stsCallerIsKnown, { account: null })).toEqual({
    status: 403,
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
  });
});

test('[sts/operation] [sts/modelled] an operation is one of STS', () => {
  const fly = { operation: 'Fly', modelled: false };
  expect(judge(rules.stsOperationIsKnown, fly)).toEqual({
    status: 400,
    code: 'InvalidAction',
    message: 'Could not find operation Fly for version 2011-06-15',
  });
  const saml = { operation: 'AssumeRoleWithSAML', modelled: false };
  expect(judge(rules.stsOperationIsKnown, saml)).toBe('passed');
  expect(judge(rules.stsOperationIsModelled, saml)).toMatchObject({ status: 501 });
  const assume = { operation: 'AssumeRole', modelled: true };
  expect(judge(rules.stsOperationIsKnown, assume)).toBe('passed');
  expect(judge(rules.stsOperationIsModelled, assume)).toBe('passed');
});

test('[sts/member] what must be named is', () => {
  const form = /^\w{2,}$/;
  const of = (value: string | undefined) =>
    judge(rules.memberFits, { name: 'RoleSessionName', value, fits: value === 'night', form });
  expect(of('night')).toBe('passed');
  expect(of(undefined)).toMatchObject({
    code: 'ValidationError',
    message:
      "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null",
  });
  expect(of('!')).toMatchObject({
    message: expect.stringContaining("Value '!' at 'roleSessionName'"),
  });
});

describe('[sts/duration] a session lasts', () => {
  const of = (sent: string | undefined, isChained?: boolean) =>
    judge(rules.durationFits, {
      sent,
      least: 900,
      most: 3600,
      ...(isChained !== undefined && { isChained }),
    });

  test.each([
    ['899', false, 'Member must have value greater than or equal to 900'],
    ['an hour', false, 'Member must have value greater than or equal to 900'],
    ['3601', undefined, 'Member must have value less than or equal to 3600'],
    ['3601', false, 'exceeds the MaxSessionDuration set for this role.'],
    ['3601', true, 'exceeds the 1 hour session limit for roles assumed by role chaining'],
  ])('not %s', (sent, isChained, words) => {
    expect(of(sent, isChained)).toMatchObject({
      status: 400,
      code: 'ValidationError',
      message: expect.stringContaining(words),
    });
  });

  test('as long as was asked for', () => {
    expect(of('900')).toBe('passed');
    expect(of('3600', true)).toBe('passed');
    expect(of(undefined)).toBe('skipped');
    const lasts = (sent: string | undefined) =>
      choose(rules.sessionDuration, { sent, standard: 3600 });
    expect(lasts('900')).toMatchObject({ value: 900, origin: 'requested' });
    expect(lasts(undefined)).toMatchObject({ value: 3600, origin: 'defaulted' });
  });
});

test('[sts/policy] [sts/policy-arn] a session policy is a policy', () => {
  const of = (Policy: string | undefined) => judge(rules.sessionPolicyIsReadable, { Policy });
  const syntax = { code: 'MalformedPolicyDocument', message: 'Syntax errors in policy.' };
  const may = (more: object) =>
    JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*', ...more } });
  expect(of(may({}))).toBe('passed');
  for (const more of [{ Effect: 'Maybe' }, { Condition: { StringEqual: { 'aws:userid': 'x' } } }])
    expect(of(may(more))).toMatchObject(syntax);
  for (const text of ['', '{', '[]', '{}']) expect(of(text)).toMatchObject(syntax);
  expect(of('{"Statement":[{"Principal":"*"}]}')).toMatchObject({
    message: 'Policy document should not specify a principal.',
  });
  expect(of('x'.repeat(2049))).toMatchObject({ code: 'ValidationError' });
  expect(of('{"Statement":[]}')).toBe('passed');
  expect(of(undefined)).toBe('skipped');
  const arn = 'arn:aws:iam::aws:policy/Nothing';
  expect(judge(rules.sessionPolicyIsKnown, { arn, known: true })).toBe('passed');
  expect(judge(rules.sessionPolicyIsKnown, { arn, known: false })).toMatchObject({
    code: 'MalformedPolicyDocument',
  });
});

everyRuleWasSeen(rules);
