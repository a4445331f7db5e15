import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../../src/lib/bytes.ts';
import { repeatPattern } from '../../src/lib/pattern.ts';

test('any window is that of the pattern repeated without end', () => {
  const small = fc.nat({ max: 40 });
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 7, unit: 'grapheme' }),
      small,
      small,
      (pattern, offset, length) => {
        const endless = utf8(pattern.repeat(90));
        expect(repeatPattern(pattern, offset, length)).toEqual(
          endless.slice(offset, offset + length),
        );
      },
    ),
  );
});

test('an empty pattern stands for zero bytes', () => {
  expect(repeatPattern('', 3, 4)).toEqual(new Uint8Array(4));
});

test('an offset of gigabytes costs nothing', () => {
  expect(repeatPattern('abc', 6 * 1024 ** 3, 4)).toEqual(utf8('abca'));
  expect(repeatPattern('abc', 6 * 1024 ** 3 + 1, 4)).toEqual(utf8('bcab'));
});
