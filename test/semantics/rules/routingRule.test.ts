import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/routingRule.ts';
import type { RoutingRule } from '../../../src/storage/webConfiguration.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const request = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

describe('a routing rule', () => {
  const rule = (given: Partial<RoutingRule>) => ({ rule: { Redirect: {}, ...given } });

  test('[website/redirect] says what it changes', () => {
    expect(judge(rules.redirectSaysSomething, rule({}))).toMatchObject({ code: 'MalformedXML' });
    const Redirect = { ReplaceKeyPrefixWith: '' };
    expect(judge(rules.redirectSaysSomething, rule({ Redirect }))).toBe('passed');
  });

  test('[website/one-replacement] replaces a key or a prefix', () => {
    const both = { ReplaceKeyWith: '', ReplaceKeyPrefixWith: '' };
    expect(judge(rules.oneReplacement, rule({ Redirect: both }))).toEqual(
      request('You can only define ReplaceKeyPrefix or ReplaceKey but not both.'),
    );
    expect(judge(rules.oneReplacement, rule({ Redirect: { ReplaceKeyWith: 'a' } }))).toBe('passed');
  });

  test('[website/condition] has a condition that says something, or none', () => {
    expect(judge(rules.conditionIsNotEmpty, rule({ Condition: {} }))).toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringMatching(/^Condition cannot be empty\. /),
    });
    expect(judge(rules.conditionIsNotEmpty, rule({}))).toBe('passed');
    const Condition = { KeyPrefixEquals: '' };
    expect(judge(rules.conditionIsNotEmpty, rule({ Condition }))).toBe('passed');
  });

  test.each(['300', '314', '200', '404'])('[website/redirect-code] not %s', (code) => {
    expect(judge(rules.redirectCodeIsValid, { code })).toEqual(
      request(
        `The provided HTTP redirect code (${code}) is not valid. Valid codes are 3XX except 300.`,
      ),
    );
  });

  test('[website/redirect-code] 301, 302, 303, 304, 305, 307 or 308', () => {
    for (const code of ['301', '302', '303', '304', '305', '307', '308'])
      expect(judge(rules.redirectCodeIsValid, { code })).toBe('passed');
    expect(judge(rules.redirectCodeIsValid, { code: 'x' })).toMatchObject({ code: 'MalformedXML' });
    expect(judge(rules.redirectCodeIsValid, { code: undefined })).toBe('skipped');
  });

  test.each(['304', '600', '39'])('[website/error-code] not %s', (code) => {
    expect(judge(rules.errorCodeIsValid, { code })).toEqual(
      request(`The provided HTTP error code (${code}) is not valid. Valid codes are 4XX or 5XX.`),
    );
  });

  test('[website/error-code] 4xx or 5xx', () => {
    expect(judge(rules.errorCodeIsValid, { code: '404' })).toBe('passed');
    expect(judge(rules.errorCodeIsValid, { code: '599' })).toBe('passed');
    expect(judge(rules.errorCodeIsValid, { code: '' })).toMatchObject({ code: 'MalformedXML' });
    expect(judge(rules.errorCodeIsValid, { code: undefined })).toBe('skipped');
  });
});

everyRuleWasSeen(rules);
