import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from '../../../src/lib/bytes.ts';
import * as rules from '../../../src/semantics/rules/kmsEncryption.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket, us } from './samples.ts';

const method = 'x-amz-server-side-encryption';

describe('[sse-kms/method] a KMS key or a context', () => {
  const sent = ['x-amz-server-side-encryption-aws-kms-key-id'];
  const refusal = {
    status: 400,
    code: 'InvalidArgument',
    message:
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    ArgumentName: method,
  };

  test.each(['aws:kms', 'aws:kms:dsse'])('goes with %s', (ServerSideEncryption) => {
    expect(judge(rules.kmsMembersNeedKms, { ServerSideEncryption, sent })).toBe('passed');
  });

  test('goes with nothing else, and not alone', () => {
    const rule = rules.kmsMembersNeedKms;
    expect(judge(rule, { ServerSideEncryption: 'AES256', sent })).toEqual({
      ...refusal,
      ArgumentValue: 'AES256',
    });
    expect(judge(rule, { ServerSideEncryption: undefined, sent })).toEqual(refusal);
    expect(judge(rule, { ServerSideEncryption: 'AES256', sent: [] })).toBe('skipped');
  });
});

describe('[sse-kms/context] a context', () => {
  const encoded = (text: string) => ({ SSEKMSEncryptionContext: toBase64(utf8(text)) });

  test.each(['{}', '{"a":"b"}', '{ "a": "b", "ä": "" }'])('may be %s', (text) => {
    expect(judge(rules.contextIsStringMap, encoded(text))).toBe('passed');
  });

  test.each(['', 'a', '[]', '["a"]', '"a"', 'null', '{"a":1}', '{"a":{"b":"c"}}', '{"a"}'])(
    'is not %s',
    (text) => {
      expect(judge(rules.contextIsStringMap, encoded(text))).toMatchObject({
        status: 400,
        code: 'InvalidArgument',
        message:
          "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map",
      });
    },
  );

  test('is base64, or is not there', () => {
    expect(judge(rules.contextIsStringMap, { SSEKMSEncryptionContext: '{"a":"b"}' })).toMatchObject(
      { status: 400, ArgumentValue: '{"a":"b"}' },
    );
    expect(judge(rules.contextIsStringMap, { SSEKMSEncryptionContext: undefined })).toBe('skipped');
  });
});

test.each([
  [null, undefined],
  [us, 'AWS'],
])(
  '[sse-kms/signed] nobody uses a key without a name, nor with an old signature: %s',
  (account, version) => {
    const passed = { account: us, version: 'AWS4-HMAC-SHA256' };
    expect(judge(rules.kmsNeedsSigner, passed)).toBe('passed');
    expect(judge(rules.kmsNeedsSigner, { account, version })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message:
        'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
      ArgumentName: 'Authorization',
      ArgumentValue: 'null',
    });
  },
);

test('[sse-kms/secure-connection] over TLS, or from the same machine', () => {
  const rule = rules.kmsIsHidden;
  expect(judge(rule, { scheme: 'https', host: 's3.amazonaws.com' })).toBe('passed');
  expect(judge(rule, { scheme: 'http', host: 'localhost:9000' })).toBe('passed');
  expect(judge(rule, { scheme: 'http', host: 's3.amazonaws.com' })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    message: expect.stringContaining('must be made over a secure connection.'),
  });
});

describe('[sse-kms/key] the key', () => {
  const asks = { SSEKMSKeyId: undefined, asked: false, bucket: bucket() };
  const encryption = { algorithm: 'aws:kms', keyId: 'alias/bucket', bucketKey: true } as const;

  test('is the one that the request names', () => {
    expect(
      choose(rules.kmsKeyName, {
        SSEKMSKeyId: 'alias/mine',
        asked: true,
        bucket: bucket({ encryption }),
      }),
    ).toMatchObject({ value: 'alias/mine', origin: 'requested' });
  });

  test("is the bucket's where the bucket decides", () => {
    const choice = choose(rules.kmsKeyName, { ...asks, bucket: bucket({ encryption }) });
    expect(choice).toMatchObject({ value: 'alias/bucket', origin: 'defaulted' });
  });

  test('is aws/s3 where the request decides and names none, or nobody does', () => {
    const named = { ...asks, asked: true, bucket: bucket({ encryption }) };
    expect(choose(rules.kmsKeyName, named)).toMatchObject({ value: 'alias/aws/s3' });
    expect(choose(rules.kmsKeyName, asks)).toMatchObject({ value: 'alias/aws/s3' });
  });
});

describe('[sse-kms/bucket-key] a bucket key', () => {
  const on = bucket({ encryption: { algorithm: 'aws:kms', bucketKey: true } });
  const asks = { BucketKeyEnabled: undefined, encryption: 'SSE-KMS', bucket: bucket() } as const;

  test.each([true, false])('is used as the request says: %s', (BucketKeyEnabled) => {
    expect(choose(rules.usesBucketKey, { ...asks, BucketKeyEnabled, bucket: on })).toMatchObject({
      value: BucketKeyEnabled,
      origin: 'requested',
    });
  });

  test('is else used as the bucket does', () => {
    expect(choose(rules.usesBucketKey, { ...asks, bucket: on })).toMatchObject({
      value: true,
      origin: 'defaulted',
    });
    expect(choose(rules.usesBucketKey, asks)).toMatchObject({ value: false });
  });

  test.each(['DSSE-KMS', 'SSE-S3', 'SSE-C'] as const)('is not used by %s', (encryption) => {
    const facts = { BucketKeyEnabled: true, encryption, bucket: on };
    expect(choose(rules.usesBucketKey, facts)).toMatchObject({ value: false });
  });
});

everyRuleWasSeen(rules);
