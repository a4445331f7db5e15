import { describe, expect, test } from 'vitest';
import { defaultWorld } from '../../../src/world/world.ts';
import { lab } from '../lab.ts';

const Bucket = 'photos';
const customerKey = { SSECustomerAlgorithm: 'AES256', SSECustomerKey: '1'.repeat(32) };

const photos = (options = {}) => lab({ buckets: [Bucket], ...options });

describe('the default encryption of a bucket', () => {
  test('is AES256 without bucket keys, before it is set and after it is deleted', async () => {
    const { s3 } = await photos();
    const ofS3 = {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
        },
      ],
    };
    const now = async () =>
      (await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration;
    expect(await now()).toEqual(ofS3);
    const Rules = [
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms' as const,
          KMSMasterKeyID: 'alias/no-such-key',
        },
        BucketKeyEnabled: true,
        BlockedEncryptionTypes: { EncryptionType: ['SSE-C' as const] },
      },
    ];
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
    expect(await now()).toEqual({ Rules });
    await s3.deleteBucketEncryption({ Bucket });
    expect(await now()).toEqual(ofS3);
  });

  test('is told of by AWS’s names when it changes', async () => {
    const { s3, last } = await photos();
    const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const } }];
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
    expect(JSON.stringify(last().changes)).toContain('SSEAlgorithm');
  });

  test.each(['get', 'put', 'delete'] as const)('[bucket/exists] %s: of no bucket', async (how) => {
    const { rawRefusal } = await photos();
    const body = '<ServerSideEncryptionConfiguration></ServerSideEncryptionConfiguration>';
    expect(
      await rawRefusal({
        method: how.toUpperCase(),
        target: '/nowhere-at-all?encryption',
        ...(how === 'put' && { body }),
      }),
    ).toMatchObject({ status: 404, code: 'NoSuchBucket', rule: 'bucket/exists' });
  });

  test('[wire/members] is malformed without rules, where there is a bucket', async () => {
    const { rawRefusal } = await photos();
    const body = '<ServerSideEncryptionConfiguration></ServerSideEncryptionConfiguration>';
    expect(await rawRefusal({ method: 'PUT', target: '/photos?encryption', body })).toMatchObject({
      status: 400,
      code: 'MalformedXML',
      rule: 'wire/members',
    });
  });
});

describe("[sse-c/blocked] customers' keys", () => {
  const put = { Bucket, Key: 'cat', Body: 'a', ...customerKey };
  const allow = (EncryptionType: 'NONE' | 'SSE-C') => ({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [{ BlockedEncryptionTypes: { EncryptionType: [EncryptionType] } }],
    },
  });

  test('are refused for writes, and not for what was written before', async () => {
    const { s3, refusal } = await photos();
    await s3.putObject(put);
    await s3.putBucketEncryption(allow('SSE-C'));
    const denied = { status: 403, code: 'AccessDenied', rule: 'sse-c/blocked' };
    expect(await refusal(s3.putObject(put))).toMatchObject(denied);
    expect(await refusal(s3.createMultipartUpload(put))).toMatchObject(denied);
    await s3.getObject({ Bucket, Key: 'cat', ...customerKey });
    await s3.putBucketEncryption(allow('NONE'));
    await s3.putObject(put);
  });

  test('are refused by every new bucket of a world that follows the documents', async () => {
    const { s3, refusal } = await photos({ world: { ...defaultWorld, follows: 'documented' } });
    expect(await refusal(s3.putObject(put))).toMatchObject({ rule: 'sse-c/blocked' });
    const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket });
    expect(ServerSideEncryptionConfiguration?.Rules?.[0]?.BlockedEncryptionTypes).toEqual({
      EncryptionType: ['SSE-C'],
    });
    await s3.putBucketEncryption(allow('NONE'));
    await s3.putObject(put);
  });
});
