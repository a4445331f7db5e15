import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/postPolicy.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

test('[form/policy-readable] says what is wrong', () => {
  expect(judge(rules.policyIsReadable, { problem: 'Invalid JSON.' })).toEqual({
    status: 400,
    code: 'InvalidPolicyDocument',
    message: 'Invalid Policy: Invalid JSON.',
  });
  expect(judge(rules.policyIsReadable, { problem: undefined })).toBe('passed');
});

test('[form/policy-expired] lasts to its end', () => {
  expect(judge(rules.policyIsNotExpired, { now: 2, expires: 1 })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Invalid according to Policy: Policy expired.',
  });
  expect(judge(rules.policyIsNotExpired, { now: 1, expires: 1 })).toBe('passed');
});

test('[form/condition] quotes the one that fails', () => {
  const facts = { condition: '["eq", "$key", "a"]', field: 'key', sent: 'b' };
  expect(judge(rules.conditionHolds, { ...facts, holds: false })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Invalid according to Policy: Policy Condition failed: ["eq", "$key", "a"]',
  });
  expect(judge(rules.conditionHolds, { ...facts, holds: true })).toBe('passed');
});

test('[form/extra-fields] names the first', () => {
  expect(judge(rules.fieldsAreNamed, { extra: ['bucket', 'acl'] })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Invalid according to Policy: Extra input fields: bucket',
  });
  expect(judge(rules.fieldsAreNamed, { extra: [] })).toBe('passed');
});

test('[form/content-length-range] takes both its ends', () => {
  const range = { min: 2, max: 4 };
  expect(judge(rules.fileSizeIsInRange, { ...range, size: 1 })).toEqual({
    status: 400,
    code: 'EntityTooSmall',
    message: 'Your proposed upload is smaller than the minimum allowed size',
    ProposedSize: 1,
    MinSizeAllowed: 2,
  });
  expect(judge(rules.fileSizeIsInRange, { ...range, size: 5 })).toEqual({
    status: 400,
    code: 'EntityTooLarge',
    message: 'Your proposed upload exceeds the maximum allowed size',
    ProposedSize: 5,
    MaxSizeAllowed: 4,
  });
  for (const size of [2, 4]) {
    expect(judge(rules.fileSizeIsInRange, { ...range, size })).toBe('passed');
  }
});

everyRuleWasSeen(rules);
