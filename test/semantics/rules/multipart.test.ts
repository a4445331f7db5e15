import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/multipart.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { upload } from './samples.ts';

const invalid = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

test('[upload/exists] an upload that was completed, aborted or never begun is NoSuchUpload', () => {
  expect(judge(rules.uploadExists, { upload: undefined, uploadId: 'gone' })).toEqual({
    status: 404,
    code: 'NoSuchUpload',
    message:
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    UploadId: 'gone',
  });
  expect(judge(rules.uploadExists, { upload: upload(), uploadId: 'upload-1' })).toBe('passed');
});

describe('[upload/part-number] a part', () => {
  test.each([0, -1, 10_001])('has no number %i', (PartNumber) => {
    expect(judge(rules.partNumberIsInRange, { PartNumber, limit: 10_000 })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Part number must be an integer between 1 and 10000, inclusive',
      ArgumentName: 'partNumber',
      ArgumentValue: PartNumber,
    });
  });

  test('is numbered from 1 to 10,000', () => {
    expect(judge(rules.partNumberIsInRange, { PartNumber: 1, limit: 10_000 })).toBe('passed');
    expect(judge(rules.partNumberIsInRange, { PartNumber: 10_000, limit: 10_000 })).toBe('passed');
  });
});

describe('a checksum type', () => {
  const choice = (ChecksumAlgorithm?: string, ChecksumType?: string) => ({
    ChecksumAlgorithm,
    ChecksumType,
  });

  test('[upload/checksum-type-needs-algorithm] goes with an algorithm', () => {
    expect(judge(rules.typeNeedsAlgorithm, choice(undefined, 'COMPOSITE'))).toEqual(
      invalid(
        'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
      ),
    );
    expect(judge(rules.typeNeedsAlgorithm, choice('CRC32', 'COMPOSITE'))).toBe('passed');
    expect(judge(rules.typeNeedsAlgorithm, choice('CRC32'))).toBe('skipped');
  });

  test('[upload/checksum-type] is FULL_OBJECT or COMPOSITE', () => {
    expect(judge(rules.typeIsKnown, choice('CRC32', 'PARTIAL'))).toEqual(
      invalid('Value for x-amz-checksum-type header is invalid.'),
    );
    expect(judge(rules.typeIsKnown, choice('CRC32', 'COMPOSITE'))).toBe('passed');
    expect(judge(rules.typeIsKnown, choice('CRC32', 'FULL_OBJECT'))).toBe('passed');
    expect(judge(rules.typeIsKnown, choice('CRC32'))).toBe('skipped');
  });

  test.each([
    ['CRC64NVME', 'COMPOSITE'],
    ['SHA1', 'FULL_OBJECT'],
    ['SHA256', 'FULL_OBJECT'],
    ['MD5', 'FULL_OBJECT'],
    ['XXHASH3', 'FULL_OBJECT'],
  ])('[upload/checksum-type-and-algorithm] of %s is never %s', (algorithm, type) => {
    expect(judge(rules.typeFitsAlgorithm, choice(algorithm, type))).toEqual(
      invalid(
        `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
      ),
    );
  });

  test.each([
    ['CRC64NVME', 'FULL_OBJECT'],
    ['CRC32', 'FULL_OBJECT'],
    ['CRC32', 'COMPOSITE'],
    ['CRC32C', 'FULL_OBJECT'],
    ['SHA256', 'COMPOSITE'],
    ['crc32', 'COMPOSITE'],
  ])(
    '[upload/checksum-type-and-algorithm] [upload/checksum-mode] of %s may be %s',
    (algorithm, type) => {
      expect(judge(rules.typeFitsAlgorithm, choice(algorithm, type))).toBe('passed');
      expect(judge(rules.typeFitsAlgorithm, choice(algorithm))).toBe('skipped');
      expect(choose(rules.uploadChecksumType, choice(algorithm, type))).toMatchObject({
        value: type,
        origin: 'requested',
      });
    },
  );

  test.each([
    ['CRC32', 'COMPOSITE'],
    ['CRC32C', 'COMPOSITE'],
    ['SHA1', 'COMPOSITE'],
    ['SHA256', 'COMPOSITE'],
    ['CRC64NVME', 'FULL_OBJECT'],
    [undefined, undefined],
  ])('[upload/checksum-mode] of %s is %s by default', (algorithm, type) => {
    expect(choose(rules.uploadChecksumType, choice(algorithm))).toMatchObject({
      value: type,
      origin: 'defaulted',
    });
  });
});

describe('[upload/part-algorithm] a part', () => {
  const composite = upload({ checksumAlgorithm: 'SHA256', checksumType: 'COMPOSITE' });
  const full = upload({ checksumAlgorithm: 'CRC32C', checksumType: 'FULL_OBJECT' });
  const mismatch = (expected: string, actual: string) =>
    invalid(
      `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual}`,
    );

  test('with a checksum of another algorithm than the upload is refused', () => {
    expect(judge(rules.partHasUploadsAlgorithm, { upload: composite, sent: 'CRC32' })).toEqual(
      mismatch('sha256', 'crc32'),
    );
    expect(judge(rules.partHasUploadsAlgorithm, { upload: full, sent: 'CRC32' })).toEqual(
      mismatch('crc32c', 'crc32'),
    );
  });

  test('without a checksum is refused where the upload is composite', () => {
    expect(judge(rules.partHasUploadsAlgorithm, { upload: composite, sent: undefined })).toEqual(
      mismatch('sha256', 'null'),
    );
    expect(judge(rules.partHasUploadsAlgorithm, { upload: full, sent: undefined })).toBe('passed');
  });

  test('may have any in null mode, and that of the upload else', () => {
    expect(judge(rules.partHasUploadsAlgorithm, { upload: upload(), sent: 'SHA1' })).toBe('passed');
    expect(judge(rules.partHasUploadsAlgorithm, { upload: composite, sent: 'SHA256' })).toBe(
      'passed',
    );
  });
});

everyRuleWasSeen(rules);
