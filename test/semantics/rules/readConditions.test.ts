import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/readConditions.ts';
import { everyRuleWasSeen, judge, refusalHeaders } from './judge.ts';
import { object, written } from './samples.ts';

const source = object({ etag: 'abc' });
const now = written + 3_600_000;
const second = 1000;
const at = new Date(Math.floor(written / second) * second);
const before = new Date(at.getTime() - second);
const after = new Date(at.getTime() + second);
const future = new Date(now + second);

const failed = (Condition: string) => ({
  status: 412,
  code: 'PreconditionFailed',
  message: 'At least one of the pre-conditions you specified did not hold',
  Condition,
});
const unchanged = { status: 304, code: 'NotModified', message: expect.any(String) };

/** The four conditions in both of their families: what each answers when it does not hold. */
const families = [
  {
    family: 'copy-source',
    match: rules.copySourceIfMatch,
    unmodified: rules.copySourceIfUnmodifiedSince,
    none: rules.copySourceIfNoneMatch,
    modified: rules.copySourceIfModifiedSince,
    prefix: 'x-amz-copy-source-',
    same: (name: string) => failed(`x-amz-copy-source-${name}`),
  },
  {
    family: 'read',
    match: rules.ifMatch,
    unmodified: rules.ifUnmodifiedSince,
    none: rules.ifNoneMatch,
    modified: rules.ifModifiedSince,
    prefix: '',
    same: () => unchanged,
  },
];

describe.each(families)(
  'of a $family',
  ({ family, match, unmodified, none, modified, prefix, same }) => {
    const ask = (rule: typeof match, condition: string | undefined) =>
      judge(rule, { object: source, condition });

    test.each(['abc', '"abc"', '"x", "abc"', '*'])(`[${family}/if-match] %s holds`, (condition) => {
      expect(ask(match, condition)).toBe('passed');
    });

    test.each(['etag123', '"xyz"', ''])(`[${family}/if-match] "%s" does not`, (condition) => {
      expect(ask(match, condition)).toEqual(failed(`${prefix}If-Match`));
    });

    test.each(['abc', '"abc"', '"x", abc', '*'])(
      `[${family}/if-none-match] %s does not hold`,
      (condition) => {
        expect(ask(none, condition)).toEqual(same('If-None-Match'));
      },
    );

    test(`[${family}/if-none-match] another holds`, () => {
      expect(ask(none, 'etag123')).toBe('passed');
    });

    test(`[${family}/if-match] [${family}/if-none-match] what is not asked is skipped`, () => {
      expect(ask(match, undefined)).toBe('skipped');
      expect(ask(none, undefined)).toBe('skipped');
    });

    describe(`[${family}/if-unmodified-since] unmodified`, () => {
      const since = (condition: Date | undefined, silencedBy?: string) =>
        judge(unmodified, { object: source, condition, silencedBy });

      test('since the second it was written, or later, holds', () => {
        expect([since(at), since(after), since(future)]).toEqual(['passed', 'passed', 'passed']);
      });

      test('since before does not', () => {
        expect(since(before)).toEqual(failed(`${prefix}If-Unmodified-Since`));
      });

      test('is silenced by an If-Match that held', () => {
        expect(since(before, '"abc"')).toBe('passed');
        expect(since(undefined)).toBe('skipped');
      });
    });

    describe(`[${family}/if-modified-since] modified`, () => {
      const since = (condition: Date | undefined, silencedBy?: string) =>
        judge(modified, { object: source, condition, silencedBy, now });

      test('since before holds', () => {
        expect(since(before)).toBe('passed');
      });

      test('since the second it was written, or later, does not', () => {
        expect(since(at)).toEqual(same('If-Modified-Since'));
        expect(since(after)).toEqual(same('If-Modified-Since'));
        expect(since(new Date(now))).toEqual(same('If-Modified-Since'));
      });

      test('since the future is no condition', () => {
        expect(since(future)).toBe('passed');
      });

      test('is silenced by an If-None-Match that held', () => {
        expect(since(after, 'etag123')).toBe('passed');
        expect(since(undefined)).toBe('skipped');
      });
    });
  },
);

describe('304', () => {
  test('has the headers that a cache needs', () => {
    expect(refusalHeaders(rules.ifNoneMatch, { object: source, condition: 'abc' })).toEqual({
      etag: '"abc"',
      'last-modified': 'Sat, 10 Jan 2026 12:00:00 GMT',
    });
  });

  test('names the version where it has an id', () => {
    const versioned = object({ etag: 'abc', versionId: 'v1' });
    expect(
      refusalHeaders(rules.ifNoneMatch, { object: versioned, condition: 'abc' }),
    ).toMatchObject({
      'x-amz-version-id': 'v1',
    });
  });
});

everyRuleWasSeen(rules);
