import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWord, encodeWord } from '../../src/lib/rfc2047.ts';

describe('an encoded word', () => {
  test.each([
    ['=?UTF-8?B?w4TDqQ==?=', 'Äé'],
    ['=?utf-8?b?w4TDqQ==?=', 'Äé'],
    ['=?UTF-8?B?w4TDqQ?=', 'Äé'],
    ['=?UTF-8?Q?=C3=84_x=2E?=', 'Ä x.'],
    ['=?UTF-8?q?plain?=', 'plain'],
    ['=?UTF-8?B??=', ''],
  ])('%s is decoded to %s', (word, value) => {
    expect(decodeWord(word)).toBe(value);
  });

  test.each([
    'plain',
    '=?UTF-8?B?YQ==',
    'x =?UTF-8?B?YQ==?=',
    '=?ISO-8859-1?B?xA==?=',
    '=?UTF-8?X?a?=',
  ])('%s is left as it is', (value) => {
    expect(decodeWord(value)).toBe(value);
  });

  test('whose base64 is broken is decoded as AWS was recorded decoding it', () => {
    expect(encodeWord(decodeWord('=?UTF-8?B?=GGG?='))).toBe('=?UTF-8?B?77+9Ye+/vQ==?=');
  });
});

describe('a value', () => {
  test('of printable ASCII is given as it is', () => {
    expect(encodeWord('a ~ value')).toBe('a ~ value');
  });

  test.each(['é', 'tab\there', 'nul\0'])('%j is given as an encoded word', (value) => {
    expect(encodeWord(value)).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/]*=*\?=$/);
  });

  test('that ASCII cannot carry survives there and back', () => {
    const printable = /^[\x20-\x7e]*$/;
    const foreign = fc.string({ unit: 'grapheme' }).filter((value) => !printable.test(value));
    fc.assert(
      fc.property(foreign, (value) => {
        expect(decodeWord(encodeWord(value))).toBe(value);
      }),
    );
  });
});
