import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/completedObject.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { upload } from './samples.ts';

test('[complete/object-size] the announced size is that of the parts', () => {
  expect(judge(rules.sizeIsAsAnnounced, { announced: 5, computed: 4 })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message:
      "The provided 'x-amz-mp-object-size' header value 5 does not match what was computed: 4",
  });
  expect(judge(rules.sizeIsAsAnnounced, { announced: 4, computed: 4 })).toBe('passed');
  expect(judge(rules.sizeIsAsAnnounced, { announced: undefined, computed: 4 })).toBe('skipped');
});

test('[complete/limit] an object has a largest size', () => {
  expect(judge(rules.objectFits, { size: 11, limit: 10 })).toMatchObject({
    status: 400,
    code: 'EntityTooLarge',
    ProposedSize: 11,
    MaxSizeAllowed: 10,
  });
  expect(judge(rules.objectFits, { size: 10, limit: 10 })).toBe('passed');
});

describe('[complete/checksum-matches] an object checksum sent on completion', () => {
  const full = upload({ checksumAlgorithm: 'CRC32C', checksumType: 'FULL_OBJECT' });
  const composite = upload({ checksumAlgorithm: 'CRC32C', checksumType: 'COMPOSITE' });
  const of = (value: string, algorithm: 'CRC32' | 'CRC32C' = 'CRC32C') => [{ algorithm, value }];
  const fullValue = { algorithm: 'CRC32C', type: 'FULL_OBJECT', value: 'Nks/tw==' } as const;
  const compositeValue = { algorithm: 'CRC32C', type: 'COMPOSITE', value: 'ZpGMMA==-1' } as const;
  const badDigest = {
    status: 400,
    code: 'BadDigest',
    message: 'The crc32c you specified did not match the calculated checksum.',
  };

  test.each([
    ['a composite value', of('ZpGMMA==-1'), 'FULL_OBJECT'],
    ['a wrong value', of('+5yBMA=='), 'FULL_OBJECT'],
    ['another algorithm', of('Nks/tw==', 'CRC32'), 'FULL_OBJECT'],
    ['the right value without its type', of('Nks/tw=='), undefined],
  ])('of a full object: %s is refused', (_what, declared, ChecksumType) => {
    const facts = { upload: full, declared, ChecksumType, computed: fullValue };
    expect(judge(rules.completedChecksumMatches, facts)).toEqual(badDigest);
  });

  test('of a full object that is right, with its type, is let through', () => {
    const facts = {
      upload: full,
      declared: of('Nks/tw=='),
      ChecksumType: 'FULL_OBJECT',
      computed: fullValue,
    };
    expect(judge(rules.completedChecksumMatches, facts)).toBe('passed');
    expect(judge(rules.completedChecksumMatches, { ...facts, declared: [] })).toBe('skipped');
  });

  test('of a composite object needs no type', () => {
    const facts = { upload: composite, ChecksumType: undefined, computed: compositeValue };
    expect(judge(rules.completedChecksumMatches, { ...facts, declared: of('ZpGMMA==-1') })).toBe(
      'passed',
    );
    expect(judge(rules.completedChecksumMatches, { ...facts, declared: of('Nks/tw==') })).toEqual(
      badDigest,
    );
  });

  test('in null mode is ignored', () => {
    const facts = {
      upload: upload(),
      declared: of('IUAC0A==-2'),
      ChecksumType: undefined,
      computed: fullValue,
    };
    expect(judge(rules.completedChecksumMatches, facts)).toBe('passed');
  });
});

describe('a completed object', () => {
  const computed = { algorithm: 'CRC64NVME', type: 'FULL_OBJECT', value: 'x' } as const;

  test('[complete/checksum] has the checksum of its mode', () => {
    const choice = choose(rules.completedChecksum, { upload: upload(), computed });
    expect(choice).toMatchObject({
      value: computed,
      origin: 'computed',
      because: 'the upload was begun in null mode',
    });
    const begun = upload({ checksumAlgorithm: 'CRC64NVME', checksumType: 'FULL_OBJECT' });
    expect(choose(rules.completedChecksum, { upload: begun, computed }).because).toBe(
      'the upload was begun in FULL_OBJECT mode with CRC64NVME',
    );
  });

  test('[etag/multipart] has an ETag that tells the number of its parts', () => {
    expect(choose(rules.completedEtag, { etags: ['a'], computed: 'x-1' })).toMatchObject({
      value: 'x-1',
      because: 'it has 1 part',
    });
    expect(choose(rules.completedEtag, { etags: ['a', 'b'], computed: 'x-2' }).because).toBe(
      'it has 2 parts',
    );
  });
});

everyRuleWasSeen(rules);
