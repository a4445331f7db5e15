import { describe, expect, test } from 'vitest';
import { bareEtag, namesEtag, quoteEtag } from '../../src/lib/etag.ts';

describe('an ETag', () => {
  test('is quoted in answers', () => {
    expect(quoteEtag('abc')).toBe('"abc"');
  });

  test.each(['"abc"', 'abc', 'abc"', '"abc', ' "abc" '])('%s is taken as abc', (value) => {
    expect(bareEtag(value)).toBe('abc');
  });
});

describe('a condition', () => {
  test.each(['"abc"', 'abc', 'abc"', '*', '"x", "abc"', 'x,abc', '"x", *'])(
    '%s names abc',
    (value) => {
      expect(namesEtag(value, 'abc')).toBe(true);
    },
  );

  test.each(['"abcd"', 'ab', '', '"x", "y"', '"*"', 'W/"abc"', 'ABC'])(
    '%s does not name abc',
    (value) => {
      expect(namesEtag(value, 'abc')).toBe(false);
    },
  );
});
