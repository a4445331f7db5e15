import { describe, expect, test } from 'vitest';
import { checksumAlgorithms } from '../../../src/lib/payload.ts';
import * as rules from '../../../src/semantics/rules/checksum.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const crc32 = { algorithm: 'CRC32', value: 'cZWHwQ==' } as const;
const sha1 = { algorithm: 'SHA1', value: 'B++3uSfJMSHWToQMQ1g6lIJY5Eo=' } as const;
const invalid = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

test('[checksum/one] a request declares one checksum at most', () => {
  expect(judge(rules.oneChecksum, { declared: [crc32, sha1] })).toEqual(
    invalid('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.'),
  );
  expect(judge(rules.oneChecksum, { declared: [crc32] })).toBe('passed');
  expect(judge(rules.oneChecksum, { declared: [] })).toBe('skipped');
});

describe('[checksum/form] a checksum', () => {
  test.each(checksumAlgorithms)('of %s must have the length of its digest', (algorithm) => {
    expect(judge(rules.checksumHasItsForm, { declared: [{ algorithm, value: 'AAA=' }] })).toEqual(
      invalid(`Value for x-amz-checksum-${algorithm.toLowerCase()} header is invalid.`),
    );
  });

  test.each(['not base64', 'cZWHwQ', '', 'cZWHwQ==-1', crc32.value.replace('=', '')])(
    'is not "%s"',
    (value) => {
      expect(
        judge(rules.checksumHasItsForm, { declared: [{ algorithm: 'CRC32', value }] }),
      ).toEqual(invalid('Value for x-amz-checksum-crc32 header is invalid.'));
    },
  );

  test('that has it is let through', () => {
    expect(judge(rules.checksumHasItsForm, { declared: [crc32] })).toBe('passed');
    expect(judge(rules.checksumHasItsForm, { declared: [] })).toBe('skipped');
  });
});

describe('[checksum/named-and-sent] x-amz-sdk-checksum-algorithm', () => {
  const wrong = invalid('Value for x-amz-sdk-checksum-algorithm header is invalid.');

  test('that names none there is is refused', () => {
    expect(judge(rules.namedChecksumIsSent, { named: 'CRC16', declared: [crc32] })).toEqual(wrong);
  });

  test('that names another than was sent is refused', () => {
    expect(judge(rules.namedChecksumIsSent, { named: 'SHA1', declared: [crc32] })).toEqual(wrong);
  });

  test('that names one where none was sent is refused', () => {
    expect(judge(rules.namedChecksumIsSent, { named: 'SHA1', declared: [] })).toEqual(
      invalid(
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      ),
    );
  });

  test('that names the one that was sent is let through, in any case of its letters', () => {
    expect(judge(rules.namedChecksumIsSent, { named: 'CRC32', declared: [crc32] })).toBe('passed');
    expect(judge(rules.namedChecksumIsSent, { named: 'crc32', declared: [crc32] })).toBe('passed');
    expect(judge(rules.namedChecksumIsSent, { named: undefined, declared: [] })).toBe('skipped');
  });
});

test('[checksum/matches] a declared checksum must be that of the bytes', () => {
  expect(
    judge(rules.checksumMatches, { declared: sha1, computed: 'BDCWjBJe/zmyXyL6gEuqvpLEpkg=' }),
  ).toEqual({
    status: 400,
    code: 'BadDigest',
    message: 'The SHA1 you specified did not match the calculated checksum.',
  });
  expect(judge(rules.checksumMatches, { declared: sha1, computed: sha1.value })).toBe('passed');
  expect(judge(rules.checksumMatches, { declared: undefined, computed: undefined })).toBe(
    'skipped',
  );
});

test('[checksum/kept] an object keeps the checksum it was sent with, else CRC64NVME', () => {
  expect(choose(rules.keptAlgorithm, { declared: sha1 })).toMatchObject({
    value: 'SHA1',
    origin: 'requested',
  });
  expect(choose(rules.keptAlgorithm, { declared: undefined })).toMatchObject({
    value: 'CRC64NVME',
    origin: 'defaulted',
  });
});

everyRuleWasSeen(rules);
