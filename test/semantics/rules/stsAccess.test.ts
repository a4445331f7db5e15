import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/stsAccess.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const access: rules.StsAccess = {
  arn: 'arn:a',
  action: 'sts:AssumeRole',
  resource: 'arn:r',
  effect: 'Allow',
  kind: 'resource-based policy',
  because: '',
  isRoot: false,
  opinions: () => [],
  remedies: () => [],
};
const words = 'User: arn:a is not authorized to perform: sts:AssumeRole on resource: arn:r';

test('[sts/assume] [sts/allowed] who is let in is let in, and others are told so', () => {
  for (const rule of [rules.roleMayBeAssumed, rules.stsAllows]) {
    expect(judge(rule, access)).toBe('passed');
    expect(judge(rule, { ...access, effect: null })).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: words,
    });
    expect(judge(rule, { ...access, effect: 'Deny' })).toMatchObject({
      message: `${words} with an explicit deny in a resource-based policy`,
    });
    expect(judge(rule, { ...access, effect: 'Deny', kind: 'identity-based policy' })).toMatchObject(
      { message: `${words} with an explicit deny in an identity-based policy` },
    );
  }
  expect(judge(rules.roleMayBeAssumed, { ...access, isRoot: true })).toMatchObject({
    message: 'Roles may not be assumed by root accounts.',
  });
});

test('[sts/long-term] a session asks for no other', () => {
  const operation = 'GetSessionToken';
  expect(judge(rules.keyLasts, { operation, isSession: false })).toBe('passed');
  expect(judge(rules.keyLasts, { operation, isSession: true })).toMatchObject({
    status: 403,
    message: 'Cannot call GetSessionToken with session credentials',
  });
});

everyRuleWasSeen(rules);
