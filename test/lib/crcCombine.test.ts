import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../src/lib/bytes.ts';
import { digestOf, hexToBase64, loadChecksums } from '../../src/lib/checksums.ts';
import { combineCrcs, isLinear } from '../../src/lib/crcCombine.ts';

beforeAll(loadChecksums);

const linear = ['CRC32', 'CRC32C', 'CRC64NVME'] as const;

describe.each(linear)('%s', (algorithm) => {
  const part = (bytes: Uint8Array) => ({ crc: digestOf(algorithm, bytes), length: bytes.length });

  test('combined of any split is the digest of the whole', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(chunks, (parts) => {
        const whole = digestOf(algorithm, concat(parts));
        expect(combineCrcs(algorithm, parts.map(part))).toBe(whole);
      }),
    );
  });

  test('of one part is that part, and of none is that of nothing', () => {
    const one = part(utf8('alone'));
    expect(combineCrcs(algorithm, [one])).toBe(one.crc);
    expect(combineCrcs(algorithm, [])).toBe(digestOf(algorithm, new Uint8Array()));
  });

  test('keeps its leading zeros', () => {
    expect(combineCrcs(algorithm, [])).toHaveLength(algorithm === 'CRC64NVME' ? 16 : 8);
  });

  test('takes lengths beyond 32 bits: parts in two steps or in one come to the same', () => {
    const crc = digestOf(algorithm, utf8('a part'));
    const length = 5 * 1024 ** 3;
    const first = {
      crc: combineCrcs(algorithm, [
        { crc, length },
        { crc, length },
      ]),
      length: 2 * length,
    };
    const stepwise = combineCrcs(algorithm, [first, { crc, length }]);
    expect(stepwise).toBe(
      combineCrcs(algorithm, [
        { crc, length },
        { crc, length },
        { crc, length },
      ]),
    );
  });
});

test('AWS combined three recorded parts to the same full-object checksums', () => {
  const parts = (long: string, short: string) => [
    { crc: long, length: 5_242_881 },
    { crc: long, length: 5_242_881 },
    { crc: short, length: 10 },
  ];
  const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');
  const combined = (name: (typeof linear)[number], long: string, short: string) =>
    hexToBase64(combineCrcs(name, parts(hex(long), hex(short))));
  expect(combined('CRC32', 'NRU+Sw==', 'TBHN8A==')).toBe('qSEQSA==');
  expect(combined('CRC32C', '2/Ckiw==', '5yZkMA==')).toBe('eTdAQA==');
  expect(combined('CRC64NVME', 'Kg7TOs6algM=', 'DBqAA21lxVU=')).toBe('ZMNX55lZurA=');
});

test('only the three CRCs combine', () => {
  const names = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256', 'MD5', 'XXHASH64', 'toString'];
  expect(names.filter(isLinear)).toEqual(linear);
});
