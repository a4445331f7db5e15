import { describe, expect, test } from 'vitest';
import { readPolicy, type Policy } from '../../../src/semantics/policy/document.ts';
import * as rules from '../../../src/semantics/rules/policyConditions.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const malformed = (message: string) => ({ status: 400, code: 'MalformedPolicy', message });
const stated = (Condition: object, Action: unknown = 's3:ListBucket'): Policy => {
  const statement = { Effect: 'Allow', Principal: '*', Action, Resource: 'arn:aws:s3:::photos' };
  const policy = readPolicy(JSON.stringify({ Statement: [{ ...statement, Condition }] }));
  if (!policy) throw new Error('no policy');
  return policy;
};

test('[policy/condition] a condition is made of what there is', () => {
  const of = (Condition: object) =>
    judge(rules.conditionsExist, {
      policy: stated(Condition),
      knows: (key) => key === 's3:prefix',
    });
  expect(of({ Feels: { 's3:prefix': 'good' } })).toEqual(
    malformed('Invalid Condition type : Feels'),
  );
  expect(of({ constructor: { 's3:prefix': 'good' } })).toEqual(
    malformed('Invalid Condition type : constructor'),
  );
  expect(of({ StringEquals: { 's3:mood': 'good' } })).toEqual(
    malformed('Policy has an invalid condition key'),
  );
  expect(of({ 'ForAnyValue:StringLikeIfExists': { 's3:prefix': 'a*' } })).toBe('passed');
  expect(of({ Null: { 'aws:SourceIp': 'true' } })).toBe('passed');
});

describe('[policy/condition-and-action] an action has the keys that are asked about', () => {
  const of = (key: string, Action: unknown) =>
    judge(rules.conditionsFitActions, { policy: stated({ StringLike: { [key]: 'a*' } }, Action) });

  test.each([
    ['s3:prefix', 's3:GetObject'],
    ['s3:prefix', ['s3:ListBucket', 's3:GetObject']],
    ['s3:x-amz-acl', 's3:GetObject*'],
    ['s3:RequestObjectTag/colour', 's3:DeleteObject'],
  ])('%s is none of %j', (key, action) => {
    expect(of(key, action)).toEqual(
      malformed('Conditions do not apply to combination of actions and resources in statement'),
    );
  });

  test.each([
    ['s3:prefix', 's3:ListBucket'],
    ['s3:PREFIX', ['s3:listbucket', 's3:ListBucketVersions']],
    ['s3:x-amz-acl', ['s3:PutObject', 's3:PutObjectAcl']],
    ['s3:x-amz-acl', 's3:*'],
    ['aws:SourceIp', 's3:GetObject'],
    ['s3:ExistingObjectTag/colour', 's3:Get*'],
  ])('%s is one of %j', (key, action) => {
    expect(of(key, action)).toBe('passed');
  });
});

test('[policy/condition-value] an address is one', () => {
  const of = (operator: string, value: unknown) =>
    judge(rules.conditionValuesAreRead, {
      policy: stated({ [operator]: { 'aws:SourceIp': value } }),
    });
  for (const value of ['home', '10.0.0', '10.0.0.0/33', '10.0.0.256', ['::1', 'x::y']])
    expect(of('NotIpAddressIfExists', value)).toEqual(
      malformed('Invalid IP address in Conditions'),
    );
  for (const value of ['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', ['::1']])
    expect(of('IpAddress', value)).toBe('passed');
  expect(of('StringLike', 'home')).toBe('passed');
});

everyRuleWasSeen(rules);
