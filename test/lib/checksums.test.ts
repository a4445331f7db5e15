import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromHex, toBase64, utf8 } from '../../src/lib/bytes.ts';
import {
  createDigester,
  digestLength,
  digestBytes,
  digestOf,
  hexToBase64,
  loadChecksums,
} from '../../src/lib/checksums.ts';
import { checksumAlgorithms } from '../../src/lib/payload.ts';

beforeAll(loadChecksums);

/**
 * The check values that catalogues publish, of the nine bytes `123456789`: CRCs from the catalogue of parametrised CRC
 * algorithms, XXH from the reference implementation 0.8.3, the others from any of their many implementations.
 */
const checks = {
  CRC32: 'cbf43926',
  CRC32C: 'e3069283',
  CRC64NVME: 'ae8b14860a799888',
  SHA1: 'f7c3bc1d808e04732adf679965ccc34ca7ae3441',
  SHA256: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
  SHA512:
    'd9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274ad27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85',
  MD5: '25f9e794323b453885f5181f1b624d0b',
  XXHASH64: '8cb841db40e6ae83',
  XXHASH3: '72dcb18b67a17dff',
  XXHASH128: '33119477ede5dcd5e9716427681d5860',
};

/** The same of no bytes at all. */
const ofNothing = {
  CRC32: '00000000',
  CRC32C: '00000000',
  CRC64NVME: '0000000000000000',
  SHA1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  SHA256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  MD5: 'd41d8cd98f00b204e9800998ecf8427e',
  XXHASH64: 'ef46db3751d8e999',
  XXHASH3: '2d06800538d394c2',
  XXHASH128: '99aa06d3014798d86001c324468d497f',
};

describe('a digest', () => {
  test.each(checksumAlgorithms)('%s has its published check value', (algorithm) => {
    expect(digestOf(algorithm, utf8('123456789'))).toBe(checks[algorithm]);
  });

  test.each(Object.entries(ofNothing))('%s of nothing is known too', (algorithm, hex) => {
    expect(digestOf(algorithm as keyof typeof ofNothing, new Uint8Array())).toBe(hex);
  });

  test.each(checksumAlgorithms)('%s has as many bytes as its header is checked for', (name) => {
    expect(fromHex(checks[name])).toHaveLength(digestLength[name]);
  });

  test.each(['SHA1', 'SHA256', 'SHA512', 'MD5'] as const)(
    "%s of any bytes is Node's own",
    (name) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
          const own = createHash(name.toLowerCase()).update(bytes).digest('hex');
          expect(digestOf(name, bytes)).toBe(own);
        }),
      );
    },
  );

  test('is sent as base64 of its bytes', () => {
    expect(hexToBase64('cbf43926')).toBe('y/Q5Jg==');
  });

  test('the recorded CRC32 of a recorded body is that of AWS', () => {
    expect(hexToBase64(digestOf('CRC32', utf8('test data..')))).toBe('cZWHwQ==');
    const pieces = [utf8('test '), utf8('data..')];
    expect(toBase64(digestBytes('CRC32', ...pieces))).toBe('cZWHwQ==');
    expect(hexToBase64(digestOf('CRC64NVME', utf8('test data..')))).toBe('qUVrWYOrIAM=');
  });
});

describe('a digester', () => {
  test('gives every algorithm in one pass, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 })), async (chunks) => {
        const digester = await createDigester(checksumAlgorithms);
        for (const chunk of chunks) digester.update(chunk);
        const whole = Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
        const expected = checksumAlgorithms.map((name) => [name, digestOf(name, whole)]);
        expect(digester.finish()).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 25 },
    );
  });

  test('shares nothing with another that is at work at the same time', async () => {
    const one = await createDigester(['MD5']);
    const other = await createDigester(['MD5']);
    one.update(utf8('1234'));
    other.update(utf8('something else'));
    expect(digestOf('MD5', utf8('123456789'))).toBe(checks.MD5);
    one.update(utf8('56789'));
    expect(one.finish()).toEqual({ MD5: checks.MD5 });
    expect(other.finish()).toEqual({ MD5: digestOf('MD5', utf8('something else')) });
  });

  test('that is used again after another finished starts anew', async () => {
    const first = await createDigester(['CRC32', 'SHA1']);
    first.update(utf8('left behind'));
    first.finish();
    const second = await createDigester(['SHA1', 'CRC32']);
    second.update(utf8('123456789'));
    expect(second.finish()).toEqual({ CRC32: checks.CRC32, SHA1: checks.SHA1 });
  });
});
