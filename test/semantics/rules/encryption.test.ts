import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/encryption.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

describe('[encryption/known] the encryption of a write', () => {
  test.each(['AES256', 'aws:kms', 'aws:kms:dsse'])('may be %s', (ServerSideEncryption) => {
    expect(judge(rules.encryptionIsKnown, { ServerSideEncryption })).toBe('passed');
  });

  test('need not be named', () => {
    expect(judge(rules.encryptionIsKnown, { ServerSideEncryption: undefined })).toBe('skipped');
  });

  test.each(['AES-256', 'aes256', 'aws:', 'aws:fsx', 'aws:backup', 'toString', ''])(
    'is not "%s"',
    (ServerSideEncryption) => {
      expect(judge(rules.encryptionIsKnown, { ServerSideEncryption })).toEqual({
        status: 400,
        code: 'InvalidArgument',
        message: 'The encryption method specified is not supported',
        ArgumentName: 'x-amz-server-side-encryption',
        ArgumentValue: ServerSideEncryption,
      });
    },
  );
});

test('[encryption/header] the header stands only where an object begins', () => {
  const rule = rules.encryptionHeaderBelongs;
  const operation = 'GetObject';
  expect(judge(rule, { operation, unnamed: [] })).toBe('skipped');
  expect(judge(rule, { operation, unnamed: ['x-amz-storage-class'] })).toBe('passed');
  const unnamed = ['x-amz-server-side-encryption'];
  expect(judge(rule, { operation: 'DeleteObject', unnamed })).toBe('passed');
  expect(judge(rule, { operation, unnamed })).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message: 'x-amz-server-side-encryption header is not supported for this operation.',
    ArgumentName: 'x-amz-server-side-encryption',
  });
});

describe('[encryption/default] how an object is encrypted', () => {
  const kms = bucket({ encryption: { algorithm: 'aws:kms', bucketKey: false } });
  const asked = { ServerSideEncryption: undefined, customerKey: false, bucket: bucket() };

  test.each([
    ['AES256', 'SSE-S3'],
    ['aws:kms', 'SSE-KMS'],
    ['aws:kms:dsse', 'DSSE-KMS'],
  ])('is as the request says, %s: %s, whatever the bucket does', (ServerSideEncryption, value) => {
    expect(
      choose(rules.encryptionType, { ...asked, ServerSideEncryption, bucket: kms }),
    ).toMatchObject({ value, origin: 'requested' });
  });

  test("is with the customer's key where there is one", () => {
    expect(
      choose(rules.encryptionType, { ...asked, customerKey: true, bucket: kms }),
    ).toMatchObject({ value: 'SSE-C', origin: 'requested' });
  });

  test("is else the bucket's default, and else S3's own", () => {
    expect(choose(rules.encryptionType, { ...asked, bucket: kms })).toMatchObject({
      value: 'SSE-KMS',
      origin: 'defaulted',
    });
    expect(choose(rules.encryptionType, asked)).toMatchObject({
      value: 'SSE-S3',
      origin: 'defaulted',
    });
  });
});

describe.each([
  ['etag/body', rules.etagOfBody],
  ['etag/part', rules.etagOfPart],
] as const)('[%s] an ETag', (_id, rule) => {
  const facts = { md5: 'md5', encryption: 'SSE-S3', opaque: () => 'opaque' } as const;

  test('is the MD5 of the bytes where S3 holds the keys', () => {
    expect(choose(rule, facts)).toMatchObject({ value: 'md5', origin: 'computed' });
  });

  test.each(['SSE-KMS', 'DSSE-KMS', 'SSE-C'] as const)(
    'tells nothing of the bytes under %s',
    (encryption) => {
      expect(choose(rule, { ...facts, encryption })).toMatchObject({
        value: 'opaque',
        because: expect.stringContaining(encryption),
      });
    },
  );
});

everyRuleWasSeen(rules);
