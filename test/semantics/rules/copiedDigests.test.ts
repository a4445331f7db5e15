import { describe, expect, test } from 'vitest';
import { checksumAlgorithms } from '../../../src/lib/payload.ts';
import * as rules from '../../../src/semantics/rules/copiedDigests.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

const never = () => expect.unreachable('the bytes need not be read');

describe('[checksum/algorithm] x-amz-checksum-algorithm', () => {
  test.each(['TEST', '', 'CRC-32'])('"%s" there is not', (ChecksumAlgorithm) => {
    expect(judge(rules.algorithmIsKnown, { ChecksumAlgorithm })).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message:
        'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
    });
  });

  test.each([...checksumAlgorithms, 'sha256'])('%s there is', (ChecksumAlgorithm) => {
    expect(judge(rules.algorithmIsKnown, { ChecksumAlgorithm })).toBe('passed');
  });

  test('need not be sent', () => {
    expect(judge(rules.algorithmIsKnown, { ChecksumAlgorithm: undefined })).toBe('skipped');
  });
});

test('[checksum/copied-algorithm] a copy has the algorithm of its source unless another is asked for', () => {
  const source = object({ checksum: { algorithm: 'SHA1', type: 'FULL_OBJECT', value: 'x' } });
  expect(choose(rules.copiedAlgorithm, { asked: undefined, source })).toMatchObject({
    value: 'SHA1',
    origin: 'copied',
  });
  expect(choose(rules.copiedAlgorithm, { asked: 'sha256', source })).toMatchObject({
    value: 'SHA256',
    origin: 'requested',
  });
});

describe('[checksum/copied] the checksum of a copy', () => {
  const carried = { algorithm: 'CRC32', type: 'FULL_OBJECT', value: 'AAAAAA==' } as const;

  test('is carried where it covers the whole object in the wanted algorithm', () => {
    const choice = choose(rules.copiedChecksum, {
      algorithm: 'CRC32',
      source: object(),
      compute: never,
    });
    expect(choice).toMatchObject({
      value: carried,
      origin: 'copied',
      shown: 'CRC32 AAAAAA== FULL_OBJECT',
    });
  });

  test('is computed over all bytes where the source has another algorithm', () => {
    const choice = choose(rules.copiedChecksum, {
      algorithm: 'SHA1',
      source: object(),
      compute: () => 'fresh',
    });
    expect(choice.value).toEqual({ algorithm: 'SHA1', type: 'FULL_OBJECT', value: 'fresh' });
    expect(choice.origin).toBe('computed');
  });

  test('of a composite source is computed anew, and is of the full object', () => {
    const source = object({
      checksum: { algorithm: 'CRC32', type: 'COMPOSITE', value: 'AAAAAA==-2' },
    });
    const choice = choose(rules.copiedChecksum, {
      algorithm: 'CRC32',
      source,
      compute: () => 'fresh',
    });
    expect(choice).toMatchObject({
      value: { algorithm: 'CRC32', type: 'FULL_OBJECT', value: 'fresh' },
      origin: 'computed',
    });
  });
});

describe('[etag/copied] the ETag of a copy', () => {
  const copy = { encryption: 'SSE-S3', opaque: never, compute: never } as const;
  const kms = { type: 'SSE-KMS', keyArn: 'arn', bucketKey: false } as const;

  test('is that of a source in one part', () => {
    expect(choose(rules.copiedEtag, { ...copy, source: object() })).toMatchObject({
      value: 'abc',
      origin: 'copied',
    });
  });

  test.each([{ etag: 'abc-1', parts: [{ number: 1, size: 10, etag: 'x' }] }, { encryption: kms }])(
    'is the MD5 of the bytes of a source that has none: %j',
    (given) => {
      const source = object(given);
      expect(choose(rules.copiedEtag, { ...copy, source, compute: () => 'md5' })).toMatchObject({
        value: 'md5',
        origin: 'computed',
      });
    },
  );

  test.each(['SSE-KMS', 'DSSE-KMS', 'SSE-C'] as const)('is no MD5 under %s', (encryption) => {
    const facts = { ...copy, source: object(), encryption, opaque: () => 'opaque' };
    expect(choose(rules.copiedEtag, facts)).toMatchObject({ value: 'opaque', origin: 'computed' });
  });
});

everyRuleWasSeen(rules);
