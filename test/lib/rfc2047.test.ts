import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWords, encodeWords } from '../../src/lib/rfc2047.ts';

describe('an encoded word', () => {
  test.each([
    ['=?UTF-8?B?w4TDqQ==?=', 'Äé'],
    ['=?utf-8?b?w4TDqQ==?=', 'Äé'],
    ['=?UTF-8?B?w4TDqQ?=', 'Äé'],
    ['=?UTF-8?Q?=C3=84_x=2E?=', 'Ä x.'],
    ['=?UTF-8?q?plain?=', 'plain'],
    ['=?UTF-8?B??=', ''],
    ['x =?UTF-8?B?YQ==?= y', 'x a y'],
    ['=?UTF-8?B?YQ==?= \t =?UTF-8?Q?b?= =?UTF-8?Q?c?=  d ', 'abc  d '],
  ])('%s is decoded to %s', (word, value) => {
    expect(decodeWords(word)).toBe(value);
  });

  test.each([
    'plain',
    '=?UTF-8?B?YQ==',
    '=?ISO-8859-1?B?xA==?=',
    '=?UTF-8?X?a?=',
    '=?UTF-8?Q?a b?=',
    ' two  words ',
  ])('%s is left as it is', (value) => {
    expect(decodeWords(value)).toBe(value);
  });

  test('whose base64 is broken is decoded as AWS was recorded decoding it', () => {
    expect(encodeWords(decodeWords('=?UTF-8?B?=GGG?='))).toBe('=?UTF-8?B?77+9Ye+/vQ==?=');
  });
});

describe('a value', () => {
  test.each(['a ~ value', 'tab\there'])('of ASCII is given as it is: %j', (value) => {
    expect(encodeWords(value)).toBe(value);
  });

  test.each([
    ['é', '=?UTF-8?B?w6k=?='],
    ['nul\0', '=?UTF-8?Q?nul=00?='],
    ['MiniÃ¶', '=?UTF-8?Q?Mini=C3=83=C2=B6?='],
    ['a = b_c? é', '=?UTF-8?Q?a_=3D_b=5Fc=3F_=C3=A9?='],
    ['aé', '=?UTF-8?B?YcOp?='],
    ['Ã\x84MÃ\x84ZÃ\x95Ã\x91 S3', '=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?='],
  ])('%j, which ASCII cannot carry, is given as %s', (value, word) => {
    expect(encodeWords(value)).toBe(word);
  });

  test('that is long is given in words of at most 75 characters, no character cut', () => {
    const value = `${'long '.repeat(20)}${'😀'.repeat(15)}`;
    const words = encodeWords(value).split(' ');
    expect(words.length).toBeGreaterThan(2);
    expect(words.filter((word) => word.length > 75)).toEqual([]);
    expect(encodeWords('x'.repeat(52) + 'é').split(' ')).toHaveLength(1);
    expect(encodeWords('x'.repeat(58) + 'é').split(' ')).toHaveLength(2);
    expect(decodeWords(encodeWords(value))).toBe(value);
  });

  test('that ASCII cannot carry survives there and back', () => {
    const ascii = /^[\t\x20-\x7e]*$/;
    const foreign = fc.string({ unit: 'grapheme' }).filter((value) => !ascii.test(value));
    fc.assert(
      fc.property(foreign, (value) => {
        expect(decodeWords(encodeWords(value))).toBe(value);
      }),
    );
  });
});
