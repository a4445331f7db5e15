import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '../../src/lib/bytes.ts';
import { loadChecksums } from '../../src/lib/checksums.ts';
import { hmac } from '../../src/lib/hmac.ts';

beforeAll(loadChecksums);

test.each([
  // RFC 4231, cases 1, 2 and 6 (a key longer than a block), and RFC 2202, case 2.
  [
    'SHA256',
    fromHex('0b'.repeat(20)),
    'Hi There',
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    'SHA256',
    utf8('Jefe'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'SHA256',
    fromHex('aa'.repeat(131)),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    'SHA1',
    utf8('Jefe'),
    'what do ya want for nothing?',
    'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
  ],
] as const)('%s of %o', (algorithm, key, message, expected) => {
  expect(toHex(hmac(algorithm, key, utf8(message)))).toBe(expected);
});

test('is that of Node, for keys and messages of any length', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(fc.constantFrom('SHA1', 'SHA256'), bytes, bytes, (algorithm, key, message) => {
      const theirs = createHmac(algorithm.toLowerCase(), key).update(message).digest('hex');
      expect(toHex(hmac(algorithm, key, message))).toBe(theirs);
    }),
  );
});
