import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints } from '../../src/lib/order.ts';

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Texts that often share a beginning, with characters from both sides of the surrogates. */
const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    '\0',
    'é',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{10000}',
    '\u{1f600}',
    '\u{10ffff}',
  ),
  maxLength: 5,
});

test('is the order of the UTF-8 bytes', () => {
  const any = fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 8 }));
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(byBytes(a, b));
    }),
    { numRuns: 2000 },
  );
});

test('differs from that of JavaScript above U+FFFF', () => {
  const keys = ['\u{1f600}', '\uff5e', 'z', 'Z', '', 'z/'];
  expect(keys.toSorted(compareCodePoints)).toEqual(['', 'Z', 'z', 'z/', '\uff5e', '\u{1f600}']);
  expect(keys.toSorted()).not.toEqual(keys.toSorted(compareCodePoints));
});
