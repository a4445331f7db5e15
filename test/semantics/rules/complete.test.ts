import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/complete.ts';
import type { Declared } from '../../../src/semantics/checksumMembers.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { object, part, upload } from './samples.ts';

const crc = (value: string): Declared => ({ algorithm: 'CRC32', value });
const listed = (number: number, given: Partial<rules.ListedPart> = {}): rules.ListedPart => ({
  number,
  etag: `"etag-${number}"`,
  declared: [],
  stored: part(number),
  ...given,
});
const invalid = (message: string) => ({ status: 400, code: 'InvalidRequest', message });
const invalidPart = (number: number, ETag = `etag-${number}`) => ({
  status: 400,
  code: 'InvalidPart',
  message:
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  UploadId: 'upload-1',
  PartNumber: number,
  ETag,
});
const composite = upload({ checksumAlgorithm: 'CRC32', checksumType: 'COMPOSITE' });
const full = upload({ checksumAlgorithm: 'CRC32', checksumType: 'FULL_OBJECT' });

describe('[complete/checksum-mode] a checksum type', () => {
  test.each([
    [composite, 'FULL_OBJECT', 'COMPOSITE'],
    [full, 'COMPOSITE', 'FULL_OBJECT'],
    [upload(), 'COMPOSITE', 'null'],
    [upload(), 'FULL_OBJECT', 'null'],
  ])('other than that of the upload is refused (%#)', (begun, ChecksumType, mode) => {
    expect(judge(rules.modeIsTheUploads, { upload: begun, ChecksumType })).toEqual(
      invalid(
        `The upload was created using the ${mode} checksum mode. The complete request must use the same checksum mode.`,
      ),
    );
  });

  test('that is that of the upload, or none, is let through', () => {
    expect(judge(rules.modeIsTheUploads, { upload: full, ChecksumType: 'FULL_OBJECT' })).toBe(
      'passed',
    );
    expect(judge(rules.modeIsTheUploads, { upload: full, ChecksumType: undefined })).toBe(
      'skipped',
    );
  });
});

describe('[complete/parts-exist] a part', () => {
  const ask = (...parts: rules.ListedPart[]) =>
    judge(rules.partsExist, { parts, upload: upload() });

  test('that was not uploaded is refused', () => {
    expect(ask(listed(1), listed(2, { stored: undefined }))).toEqual(invalidPart(2));
  });

  test('whose ETag is another is refused by that', () => {
    expect(ask(listed(1, { etag: '"other"' }))).toEqual(invalidPart(1, 'other'));
  });

  test('is known by its ETag, whatever the quotes', () => {
    expect(ask(listed(1), listed(2, { etag: 'etag-2' }))).toBe('passed');
  });
});

describe('part checksums', () => {
  const sha = { algorithm: 'SHA256', value: 'x' } as const;
  const stored = part(1, { checksum: { algorithm: 'CRC32', type: 'COMPOSITE', value: 'right' } });

  test('[complete/part-checksum-algorithm] of another algorithm than the upload are refused by the part', () => {
    expect(
      judge(rules.partChecksumsAreTheUploads, {
        parts: [listed(1, { declared: [sha] })],
        upload: composite,
      }),
    ).toEqual({
      status: 400,
      code: 'BadDigest',
      message: 'The sha256 you specified for part 1 did not match what we received.',
    });
  });

  test('[complete/part-checksum-algorithm] are none in null mode', () => {
    const parts = [listed(1, { declared: [crc('right')] })];
    expect(judge(rules.partChecksumsAreTheUploads, { parts, upload: upload() })).toEqual(
      invalidPart(1),
    );
    expect(judge(rules.partChecksumsAreTheUploads, { parts, upload: composite })).toBe('passed');
  });

  test('[complete/part-checksums-given] are all repeated where the upload is composite', () => {
    const parts = [listed(1, { declared: [crc('right')] }), listed(2)];
    expect(judge(rules.compositeNeedsPartChecksums, { parts, upload: composite })).toEqual(
      invalid(
        'The upload was created using a crc32 checksum. The complete request must include the checksum for each part. It was missing for part 2 in the request.',
      ),
    );
    expect(
      judge(rules.compositeNeedsPartChecksums, { parts: parts.slice(0, 1), upload: composite }),
    ).toBe('passed');
    expect(judge(rules.compositeNeedsPartChecksums, { parts, upload: full })).toBe('passed');
    expect(judge(rules.compositeNeedsPartChecksums, { parts, upload: upload() })).toBe('passed');
  });

  test('[complete/part-checksums] are those of the parts that were uploaded', () => {
    const wrong = [listed(1, { declared: [crc('wrong')], stored })];
    const right = [listed(1, { declared: [crc('right')], stored }), listed(2)];
    expect(judge(rules.partChecksumsMatch, { parts: wrong, upload: composite })).toEqual(
      invalidPart(1),
    );
    expect(judge(rules.partChecksumsMatch, { parts: right, upload: composite })).toBe('passed');
  });
});

describe('[complete/part-size] a part', () => {
  const minimum = 5 * 1024 ** 2;
  const small = (number: number) => part(number, { body: { size: minimum - 1, segments: [] } });

  test('below 5 MiB is refused unless it is the last', () => {
    expect(judge(rules.partsAreLargeEnough, { parts: [small(1), part(2)], minimum })).toEqual({
      status: 400,
      code: 'EntityTooSmall',
      message: 'Your proposed upload is smaller than the minimum allowed size',
      ProposedSize: minimum - 1,
      MinSizeAllowed: minimum,
      PartNumber: 1,
      ETag: 'etag-1',
    });
  });

  test('of 5 MiB, or the last, is large enough', () => {
    expect(judge(rules.partsAreLargeEnough, { parts: [part(1), small(2)], minimum })).toBe(
      'passed',
    );
    expect(judge(rules.partsAreLargeEnough, { parts: [small(1)], minimum })).toBe('passed');
  });
});

test('[complete/repeat] is answered again, save where the documents are followed', () => {
  const repeated = { before: object(), uploadId: 'id' };
  expect(judge(rules.completeMayBeRepeated, { ...repeated, follows: 'recorded' })).toBe('passed');
  expect(judge(rules.completeMayBeRepeated, { ...repeated, follows: 'documented' })).toMatchObject({
    status: 404,
    code: 'NoSuchUpload',
  });
  const first = { before: undefined, uploadId: 'id', follows: 'documented' } as const;
  expect(judge(rules.completeMayBeRepeated, first)).toBe('skipped');
});

everyRuleWasSeen(rules);
