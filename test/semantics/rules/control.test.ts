import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/control.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { them, us } from './samples.ts';

test('[control/signed] somebody asks', () => {
  expect(judge(rules.controlCallerIsKnown, { account: us })).toBe('passed');
  expect(judge(rules.controlCallerIsKnown, { account: null })).toMatchObject({ status: 403 });
});

test('[control/account-named] an account is named, by 12 digits', () => {
  expect(judge(rules.accountIsNamed, { named: us })).toBe('passed');
  for (const named of [undefined, '', '12345678901', 'studio'])
    expect(judge(rules.accountIsNamed, { named })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
});

test('[control/account-own] it is one’s own', () => {
  expect(judge(rules.accountIsOwn, { named: us, account: us })).toBe('passed');
  expect(judge(rules.accountIsOwn, { named: them, account: us })).toMatchObject({
    code: 'AccessDenied',
  });
});

test('[control/public-access-block] an account has a block or has not', () => {
  const block = {
    BlockPublicAcls: true,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  };
  expect(judge(rules.accountBlockExists, { account: us, block })).toBe('passed');
  expect(judge(rules.accountBlockExists, { account: us, block: undefined })).toMatchObject({
    status: 404,
    code: 'NoSuchPublicAccessBlockConfiguration',
    AccountId: us,
  });
});

test('[control/data-source] only buckets are behind access points', () => {
  expect(judge(rules.dataSourceIsModelled, { source: undefined })).toBe('skipped');
  expect(judge(rules.dataSourceIsModelled, { source: 'FSX' })).toMatchObject({ status: 501 });
});

test('[control/page-size] a page has 1 to 1000 entries', () => {
  const page = (MaxResults: number | undefined) => judge(rules.pageIsPossible, { MaxResults });
  expect([page(undefined), page(1), page(1000)]).toEqual(['skipped', 'passed', 'passed']);
  for (const size of [0, -1, 1001])
    expect(page(size)).toMatchObject({ status: 400, ArgumentName: 'maxResults' });
});

test('[control/token] a token is one that was given', () => {
  const token = (token: string | undefined, decoded?: string) =>
    judge(rules.nextTokenIsOurs, { token, decoded });
  expect([token(undefined), token('abc', 'a')]).toEqual(['skipped', 'passed']);
  expect(token('abc')).toMatchObject({ status: 400, ArgumentName: 'nextToken' });
});

everyRuleWasSeen(rules, { alwaysRefuse: ['control/data-source'] });
