import { describe, expect, test } from 'vitest';
import { defaultKeyPolicy } from '../../../src/semantics/kms/defaultPolicies.ts';
import * as rules from '../../../src/semantics/rules/kmsPolicy.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { account, arn, refused } from './kmsSamples.ts';

describe('a key policy', () => {
  test('[kms/policy-form] is JSON', () => {
    const judged = (Policy?: string) => judge(rules.keyPolicyIsJson, { Policy });
    expect([judged(), judged('{}')]).toEqual(['skipped', 'passed']);
    for (const policy of ['', 'a', 'null', '"a"'])
      expect(judged(policy)).toMatchObject({ code: 'MalformedPolicyDocumentException' });
  });

  const statement = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };
  const without = (name: string) => ({ ...statement, [name]: undefined });
  const malformed = (message: string) => refused('MalformedPolicyDocumentException', message);

  test.each([
    [without('Effect'), 'The specified policy is not syntactically or semantically correct.'],
    [without('Principal'), 'Policy contains a statement with no principal.'],
    [without('Action'), 'Policy contains a statement with no action.'],
    [without('Resource'), 'Policy contains a statement with no resource.'],
  ])('[kms/policy-statements] says all there is to say: %j', (written, message) => {
    const judged = (...Statement: unknown[]) =>
      judge(rules.keyPolicyIsWhole, { Policy: JSON.stringify({ Statement }) });
    expect(judge(rules.keyPolicyIsWhole, { Policy: undefined })).toBe('skipped');
    const others = { ...statement, Action: undefined, NotAction: 'kms:Decrypt' };
    expect([judged(statement), judged(others), judged()]).toEqual(Array(3).fill('passed'));
    expect(judged(statement, written)).toEqual(malformed(message));
  });

  test('[kms/policy-principals] names whom there is', () => {
    const judged = (Principal: unknown, more: object = {}) =>
      judge(rules.keyPolicyPrincipalsExist, {
        Policy: JSON.stringify({ Statement: { ...statement, Principal, ...more } }),
        exists: (name) => name === arn,
      });
    expect(judge(rules.keyPolicyPrincipalsExist, { Policy: undefined, exists: () => true })).toBe(
      'skipped',
    );
    for (const there of ['*', { AWS: arn }, { AWS: ['*', arn] }, { Service: 's3.amazonaws.com' }])
      expect(judged(there)).toBe('passed');
    const refusal = malformed('Policy contains a statement with one or more invalid principals.');
    const gone = `arn:aws:iam::${account}:user/gone`;
    for (const not of [{ AWS: gone }, { AWS: [arn, gone] }, { AWS: 'alice' }, { Group: 'all' }])
      expect(judged(not)).toEqual(refusal);
    expect(judged(undefined, { NotPrincipal: { AWS: gone } })).toEqual(refusal);
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
        names: [`arn:aws:iam::${account}:user/alice`],
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
      const facts = { bypass: undefined, account, names: [arn] };
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

everyRuleWasSeen(rules);
