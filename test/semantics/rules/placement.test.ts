import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/placement.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

describe('a storage class', () => {
  test.each([
    'STANDARD',
    'REDUCED_REDUNDANCY',
    'STANDARD_IA',
    'ONEZONE_IA',
    'INTELLIGENT_TIERING',
    'GLACIER',
    'DEEP_ARCHIVE',
    'GLACIER_IR',
  ])('[storage-class/known] %s is known', (StorageClass) => {
    expect(judge(rules.storageClassIsKnown, { StorageClass })).toBe('passed');
  });

  test.each(['standard', 'EXPRESS_ONEZONE', 'OUTPOSTS', 'SNOW', ''])(
    '[storage-class/known] "%s" is not',
    (StorageClass) => {
      expect(judge(rules.storageClassIsKnown, { StorageClass })).toEqual({
        status: 400,
        code: 'InvalidStorageClass',
        message: 'The storage class you specified is not valid',
        StorageClassRequested: StorageClass,
      });
    },
  );

  test('[storage-class/default] is STANDARD unless the request names one', () => {
    expect(judge(rules.storageClassIsKnown, { StorageClass: undefined })).toBe('skipped');
    expect(choose(rules.storageClass, { StorageClass: undefined })).toMatchObject({
      value: 'STANDARD',
      origin: 'defaulted',
    });
    expect(choose(rules.storageClass, { StorageClass: 'ONEZONE_IA' })).toMatchObject({
      value: 'ONEZONE_IA',
      origin: 'requested',
    });
  });
});

describe('a website redirect', () => {
  test.each(['/page', 'http://example.com/', 'https://example.com'])(
    '[redirect/form] leads to %s',
    (WebsiteRedirectLocation) => {
      expect(judge(rules.redirectLocationIsValid, { WebsiteRedirectLocation })).toBe('passed');
    },
  );

  test.each(['page', 'ftp://example.com', '', 'HTTP://example.com'])(
    '[redirect/form] does not lead to "%s"',
    (WebsiteRedirectLocation) => {
      expect(judge(rules.redirectLocationIsValid, { WebsiteRedirectLocation })).toEqual({
        status: 400,
        code: 'InvalidRedirectLocation',
        message:
          "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
      });
    },
  );

  test('[redirect/length] has at most 2,048 characters', () => {
    const judged = (length: number) =>
      judge(rules.redirectLocationFits, { WebsiteRedirectLocation: '/'.padEnd(length, 'x') });
    expect(judged(2048)).toBe('passed');
    expect(judged(2049)).toEqual({
      status: 400,
      code: 'InvalidRedirectLocation',
      message: 'The length of website redirect location cannot exceed 2,048 characters.',
    });
    const none = { WebsiteRedirectLocation: undefined };
    expect(judge(rules.redirectLocationFits, none)).toBe('skipped');
  });

  test('[redirect/set] is what the request says, and nothing else', () => {
    expect(judge(rules.redirectLocationIsValid, { WebsiteRedirectLocation: undefined })).toBe(
      'skipped',
    );
    expect(choose(rules.websiteRedirect, { WebsiteRedirectLocation: '/page' })).toMatchObject({
      value: '/page',
      origin: 'requested',
    });
    expect(choose(rules.websiteRedirect, { WebsiteRedirectLocation: undefined })).toMatchObject({
      value: undefined,
      origin: 'defaulted',
    });
  });
});

everyRuleWasSeen(rules);
