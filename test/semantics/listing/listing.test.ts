import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPrefix, encoderFor, urlEncode } from '../../../src/semantics/listing/listing.ts';

describe('url encoding of a listing', () => {
  test('keeps slashes and stars, writes spaces as plus', () => {
    expect(urlEncode("aZ0-_.*/ +%~!'()é😀")).toBe(
      'aZ0-_.*/+%2B%25%7E%21%27%28%29%C3%A9%F0%9F%98%80',
    );
  });

  test('is undone as a form is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        expect(decodeURIComponent(urlEncode(key).replaceAll('+', ' '))).toBe(key.toWellFormed());
      }),
    );
  });

  test('happens only when it is asked for', () => {
    expect(encoderFor(undefined)('a b')).toBe('a b');
    expect(encoderFor('url')('a b')).toBe('a+b');
  });
});

test.each([
  ['a/b/c', '', '/', 'a/'],
  ['a/b/c', 'a/', '/', 'a/b/'],
  ['a/b/c', 'a', '/', 'a/'],
  ['a/b/c', 'a/b/c', '/', undefined],
  ['a--b', '', '--', 'a--'],
  ['abc', '', undefined, undefined],
  ['abc', '', '', undefined],
])('the common prefix of %s under "%s" by %s is %s', (key, prefix, delimiter, expected) => {
  expect(commonPrefix(key, prefix, delimiter)).toBe(expected);
});
