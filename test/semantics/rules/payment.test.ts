import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/payment.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { them } from './samples.ts';

test('[bucket/abac-status] a switch has a status', () => {
  expect(judge(rules.abacStatusIsGiven, { Status: undefined })).toMatchObject({
    code: 'MalformedXML',
  });
  expect(judge(rules.abacStatusIsGiven, { Status: 'Enabled' })).toBe('passed');
});

test('[payment/requester] [payment/charged] who is not the owner pays, and says so', () => {
  const facts = {
    requesterPays: true,
    isOwner: false,
    account: them as string | null,
    RequestPayer: 'requester' as string | undefined,
  };
  const denied = { status: 403, code: 'AccessDenied' };
  expect(judge(rules.requesterAgreesToPay, facts)).toBe('passed');
  expect(judge(rules.requesterAgreesToPay, { ...facts, RequestPayer: undefined })).toMatchObject(
    denied,
  );
  expect(judge(rules.requesterAgreesToPay, { ...facts, account: null })).toMatchObject(denied);
  const owner = { ...facts, isOwner: true, RequestPayer: undefined };
  expect(judge(rules.requesterAgreesToPay, owner)).toBe('passed');
  expect(
    judge(rules.requesterAgreesToPay, { ...owner, isOwner: false, requesterPays: false }),
  ).toBe('passed');
  expect(choose(rules.requestCharged, facts)).toMatchObject({
    value: 'requester',
    origin: 'requested',
  });
  for (const given of [{ isOwner: true }, { requesterPays: false }, { RequestPayer: undefined }])
    expect(choose(rules.requestCharged, { ...facts, ...given })).toMatchObject({
      value: undefined,
      origin: 'defaulted',
    });
});

everyRuleWasSeen(rules);
