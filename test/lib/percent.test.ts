import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeForm,
  decodePercent,
  encodePath,
  encodePercent,
  escapeUnsafe,
} from '../../src/lib/percent.ts';

describe('percent-encoding', () => {
  test('of any text is undone by decoding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(decodePercent(encodePercent(value))).toBe(value);
        expect(decodeForm(encodePercent(value))).toBe(value);
      }),
    );
  });

  test('leaves only letters, digits and - _ . ~', () => {
    expect(encodePercent("aZ09-_.~ !'()*/+?&=é")).toBe(
      'aZ09-_.~%20%21%27%28%29%2A%2F%2B%3F%26%3D%C3%A9',
    );
  });

  test('of a path leaves its slashes', () => {
    expect(encodePath('/a b//c%2F/')).toBe('/a%20b//c%252F/');
  });

  test('of half a character is that of the replacement character', () => {
    expect(encodePercent('\ud800')).toBe('%EF%BF%BD');
  });
});

describe('decoding', () => {
  test('happens once', () => {
    expect(decodePercent('a%252Fb')).toBe('a%2Fb');
  });

  test('leaves a plus, save in a form', () => {
    expect(decodePercent('a+b%2B')).toBe('a+b+');
    expect(decodeForm('a+b%2B')).toBe('a b+');
  });

  test('takes bytes that were sent bare, as HTTP has them: one character a byte', () => {
    expect(decodePercent('\xc3\xa9%C3%A9')).toBe('éé');
  });

  test('takes characters that no wire carries as the text they are', () => {
    expect(decodePercent('€😀%20')).toBe('€😀 ');
  });

  test.each(['%', '%1', '%ZZ', 'a%', '%C3', '%FF', '%C3%28', '\xff', '%ED%A0%80'])(
    '%s is malformed',
    (value) => {
      expect(decodePercent(value)).toBeUndefined();
    },
  );
});

test('what goes into a header as it was sent has escapes for what no URI holds, and is otherwise the same', () => {
  expect(escapeUnsafe('/a%20b?x=1&y=%zz')).toBe('/a%20b?x=1&y=%zz');
  expect(escapeUnsafe('/\xc3\xa9 \0\x7f\r\n')).toBe('/%C3%A9%20%00%7F%0D%0A');
  expect(escapeUnsafe('/€😀\ud800')).toBe('/%E2%82%AC%F0%9F%98%80%EF%BF%BD');
});
