import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/signatureTime.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const noon = Date.UTC(2026, 0, 1, 12);
const minute = 60_000;

describe('[signature/expired]', () => {
  const facts = { now: noon, signedAt: noon - minute, lasts: 60, expires: noon };

  test('a URL lasts its time and not a moment longer', () => {
    expect(judge(rules.urlIsNotExpired, facts)).toBe('passed');
    expect(judge(rules.urlIsNotExpired, { ...facts, now: noon + 1 })).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Request has expired',
      'X-Amz-Expires': 60,
      Expires: '2026-01-01T12:00:00Z',
      ServerTime: '2026-01-01T12:00:00Z',
    });
  });

  test('of version 2 tells no X-Amz-Expires', () => {
    const v2 = { now: noon, signedAt: undefined, lasts: undefined, expires: noon - minute };
    expect(judge(rules.urlIsNotExpired, v2)).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Request has expired',
      Expires: '2026-01-01T11:59:00Z',
      ServerTime: '2026-01-01T12:00:00Z',
    });
  });

  test('what has no end does not', () => {
    expect(judge(rules.urlIsNotExpired, { ...facts, expires: undefined })).toBe('skipped');
  });
});

test('[signature/not-yet-valid] only a strict world refuses what is signed ahead of its time', () => {
  const signedAt = noon + 15 * minute + 1;
  const facts = { now: noon, signedAt, lasts: 60, expires: signedAt + minute, strict: true };
  expect(judge(rules.urlIsValidYet, facts)).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Request is not yet valid',
    'X-Amz-Date': signedAt,
    Expires: '2026-01-01T12:16:00Z',
    ServerTime: '2026-01-01T12:00:00Z',
  });
  expect(judge(rules.urlIsValidYet, { ...facts, strict: false })).toBe('passed');
  expect(judge(rules.urlIsValidYet, { ...facts, signedAt: signedAt - 1 })).toBe('passed');
  expect(judge(rules.urlIsValidYet, { ...facts, signedAt: undefined })).toBe('skipped');
});

test('[signature/dated] a request says when it was signed', () => {
  expect(judge(rules.requestIsDated, { now: noon, signedAt: undefined, stamp: 'now' })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'AWS authentication requires a valid Date or x-amz-date header',
  });
  expect(judge(rules.requestIsDated, { now: noon, signedAt: noon, stamp: '' })).toBe('passed');
});

test('[signature/skewed] clocks agree to 15 minutes, both ways', () => {
  const at = (signedAt: number) => ({ now: noon, signedAt, stamp: 'as sent' });
  for (const off of [-15, 0, 15]) {
    expect(judge(rules.clocksAgree, at(noon + off * minute))).toBe('passed');
  }
  for (const off of [-15 * minute - 1, 15 * minute + 1]) {
    expect(judge(rules.clocksAgree, at(noon + off))).toEqual({
      status: 403,
      code: 'RequestTimeTooSkewed',
      message: 'The difference between the request time and the current time is too large.',
      RequestTime: 'as sent',
      ServerTime: '2026-01-01T12:00:00Z',
      MaxAllowedSkewMilliseconds: 900_000,
    });
  }
});

everyRuleWasSeen(rules);
