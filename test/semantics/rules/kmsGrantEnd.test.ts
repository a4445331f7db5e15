import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsGrantEnd.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { arn, key, keyArn, refused } from './kmsSamples.ts';

test('[kms/grant-tokens] a token is one of a grant', () => {
  const judged = (GrantTokens?: string[]) =>
    judge(rules.grantTokensAreKnown, { GrantTokens, known: (token) => token === 'a' });
  expect([judged(), judged(['a'])]).toEqual(['skipped', 'passed']);
  expect(judged(['a', 'b'])).toEqual(
    refused('InvalidGrantTokenException', 'The grant token is not valid.'),
  );
});

test('[kms/grant-exists] a grant that ends is one of the key', () => {
  const grant = { GrantId: 'g', token: 't', created: 0, issuer: '', Operations: [] };
  const there = { ...grant, GranteePrincipal: arn };
  const judged = (one?: typeof there) =>
    judge(rules.grantExists, { grant: one, GrantId: 'g', key: key() });
  expect(judged(there)).toBe('passed');
  expect(judged()).toEqual(refused('NotFoundException', `Grant ID g not found for key ${keyArn}`));
});

test('[kms/grant-named] a grant is named by its token, or its key and id', () => {
  const judged = (GrantToken?: string, KeyId?: string, GrantId?: string) =>
    judge(rules.grantIsNamed, { GrantToken, KeyId, GrantId });
  expect([judged('t'), judged(undefined, 'k', 'g')]).toEqual(['passed', 'passed']);
  for (const refusal of [judged(), judged(undefined, 'k'), judged('t', 'k'), judged('t', 'k', 'g')])
    expect(refusal).toMatchObject({ code: 'ValidationException' });
});

test('[kms/dry-run] nothing comes of a dry run', () => {
  const judged = (DryRun?: boolean) => judge(rules.notADryRun, { DryRun });
  expect([judged(), judged(false)]).toEqual(['skipped', 'passed']);
  expect(judged(true)).toEqual(
    refused(
      'DryRunOperationException',
      'The request would have succeeded, but the DryRun option is set.',
    ),
  );
});

everyRuleWasSeen(rules);
