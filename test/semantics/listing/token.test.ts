import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeToken, encodeToken } from '../../../src/semantics/listing/token.ts';

describe('a continuation token', () => {
  test('gives back the name it was made of, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(decodeToken(encodeToken(name))).toBe(name);
      }),
    );
  });

  test.each([undefined, '', 'abc', 'not base64!', btoa('other:abc')])(
    '%j is none of ours',
    (token) => {
      expect(decodeToken(token)).toBeUndefined();
    },
  );
});
