/** SSE-KMS and DSSE-KMS through the real SDK, with keys that KMS made. */
import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from '../../../src/lib/bytes.ts';
import { digestOf } from '../../../src/lib/checksums.ts';
import { lab } from '../lab.ts';

const cat = { Bucket: 'photos', Key: 'cat' };
const kms = { ServerSideEncryption: 'aws:kms' } as const;
const md5 = () => `"${digestOf('MD5', utf8('cat'))}"`;

async function withKey() {
  const it = await lab({ buckets: ['photos'] });
  const { KeyMetadata } = await it.kms().createKey({});
  const { KeyId = '', Arn = '' } = KeyMetadata ?? {};
  return { ...it, KeyId, Arn };
}

describe('a write with a KMS key', () => {
  test('tells of the key by its ARN, of its context, and of no MD5; so do reads', async () => {
    const { s3, KeyId, Arn } = await withKey();
    const SSEKMSEncryptionContext = toBase64(utf8('{"film":"cats"}'));
    const asked = { ...kms, SSEKMSKeyId: KeyId, BucketKeyEnabled: true, SSEKMSEncryptionContext };
    const put = await s3.putObject({ ...cat, Body: 'cat', ...asked });
    const told = { ...kms, SSEKMSKeyId: Arn, BucketKeyEnabled: true, ETag: put.ETag };
    expect(put).toMatchObject({ ...told, SSEKMSEncryptionContext });
    expect(put.ETag).not.toBe(md5());
    expect(await s3.headObject(cat)).toMatchObject(told);
    expect(await s3.getObject(cat)).toMatchObject(told);
  });

  test('of two layers has no bucket key', async () => {
    const { s3, KeyId, Arn } = await withKey();
    const put = await s3.putObject({
      ...cat,
      Body: 'cat',
      ServerSideEncryption: 'aws:kms:dsse',
      SSEKMSKeyId: KeyId,
      BucketKeyEnabled: true,
    });
    expect(put).toMatchObject({ ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: Arn });
    expect(put.BucketKeyEnabled).toBeUndefined();
  });

  test('takes the key by alias, and the AWS managed key by default, the same one each time', async () => {
    const { s3, KeyId, Arn, kms: client } = await withKey();
    await client().createAlias({ AliasName: 'alias/mine', TargetKeyId: KeyId });
    const put = (SSEKMSKeyId?: string) => s3.putObject({ ...cat, ...kms, SSEKMSKeyId });
    expect((await put('alias/mine')).SSEKMSKeyId).toBe(Arn);
    const { SSEKMSKeyId } = await put();
    expect(SSEKMSKeyId).not.toBe(Arn);
    expect((await put()).SSEKMSKeyId).toBe(SSEKMSKeyId);
    expect((await put('alias/aws/s3')).SSEKMSKeyId).toBe(SSEKMSKeyId);
  });

  test("takes the bucket's default when it names no encryption", async () => {
    const { s3, KeyId, Arn } = await withKey();
    const ApplyServerSideEncryptionByDefault = {
      SSEAlgorithm: 'aws:kms' as const,
      KMSMasterKeyID: KeyId,
    };
    await s3.putBucketEncryption({
      Bucket: 'photos',
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault }] },
    });
    expect(await s3.putObject(cat)).toMatchObject({ ...kms, SSEKMSKeyId: Arn });
    expect((await s3.putObject({ ...cat, ...kms })).SSEKMSKeyId).not.toBe(Arn);
    const plain = await s3.putObject({ ...cat, ServerSideEncryption: 'AES256' });
    expect(plain.SSEKMSKeyId).toBeUndefined();
  });

  test.each([
    ['no-key', 'KMS.NotFoundException', "Invalid keyId 'no-key'"],
    [
      'alias/none',
      'KMS.NotFoundException',
      'Alias arn:aws:kms:us-east-1:123456789012:alias/none is not found.',
    ],
    [
      'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      'KMS.NotFoundException',
      'Invalid arn eu-west-1',
    ],
    [
      '1234abcd-12ab-34cd-56ef-1234567890ab',
      'KMS.NotFoundException',
      "Key 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist",
    ],
  ])('[sse-kms/key-found] with %s is refused: %s', async (SSEKMSKeyId, code, message) => {
    const { s3, refusal } = await withKey();
    expect(await refusal(s3.putObject({ ...cat, ...kms, SSEKMSKeyId }))).toEqual({
      status: 400,
      rule: 'sse-kms/key-found',
      code,
      message,
    });
  });

  test('[sse-kms/key-usable] with a key that does not work now is refused, and so is reading', async () => {
    const { s3, refusal, kms: client, KeyId, Arn } = await withKey();
    const put = { ...cat, ...kms, SSEKMSKeyId: KeyId };
    await s3.putObject(put);
    await client().disableKey({ KeyId });
    const disabled = { status: 400, code: 'KMS.DisabledException', message: `${Arn} is disabled.` };
    expect(await refusal(s3.putObject(put))).toMatchObject(disabled);
    expect(await refusal(s3.getObject(cat))).toMatchObject(disabled);
    const copy = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/cat' };
    expect(await refusal(s3.copyObject(copy))).toMatchObject(disabled);
    expect(await refusal(s3.headObject({ ...cat, ChecksumMode: 'ENABLED' }))).toMatchObject({
      status: 400,
    });
    await s3.headObject(cat);
    await client().scheduleKeyDeletion({ KeyId });
    expect(await refusal(s3.putObject(put))).toMatchObject({
      code: 'KMS.KMSInvalidStateException',
      message: `${Arn} is pending deletion.`,
    });
  });

  test('[sse-kms/key-usable] with an asymmetric key is refused', async () => {
    const { s3, refusal, kms: client } = await withKey();
    const { KeyMetadata } = await client().createKey({
      KeySpec: 'RSA_2048',
      KeyUsage: 'SIGN_VERIFY',
    });
    const SSEKMSKeyId = KeyMetadata?.KeyId;
    expect(await refusal(s3.putObject({ ...cat, ...kms, SSEKMSKeyId }))).toMatchObject({
      code: 'KMS.InvalidKeyUsageException',
    });
  });
});

describe('a copy', () => {
  const onto = { ...cat, CopySource: 'photos/cat' };

  test('takes neither key nor context nor bucket key from its source', async () => {
    const { s3, KeyId, Arn } = await withKey();
    const SSEKMSEncryptionContext = toBase64(utf8('{"a":"b"}'));
    const asked = { ...kms, SSEKMSKeyId: KeyId, BucketKeyEnabled: true, SSEKMSEncryptionContext };
    await s3.putObject({ ...cat, Body: 'cat', ...asked });
    const to = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/cat' };
    const copy = await s3.copyObject({ ...to, ...kms });
    expect(copy.SSEKMSKeyId).not.toBe(Arn);
    expect(copy.BucketKeyEnabled).toBeUndefined();
    expect(copy.SSEKMSEncryptionContext).toBeUndefined();
    const plain = await s3.copyObject(to);
    expect(plain).toMatchObject({ ServerSideEncryption: 'AES256' });
    expect(plain.CopyObjectResult?.ETag).toBe(md5());
  });

  test("[copy/onto-itself] is legal once the bucket's default was set, and takes the key of that", async () => {
    const { s3, KeyId, Arn, refusal } = await withKey();
    await s3.putObject({ ...cat, Body: 'cat' });
    expect(await refusal(s3.copyObject(onto))).toMatchObject({ rule: 'copy/onto-itself' });
    const byKey = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KeyId } as const;
    await s3.putBucketEncryption({
      Bucket: 'photos',
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: byKey }] },
    });
    expect(await s3.copyObject(onto)).toMatchObject({ SSEKMSKeyId: Arn });
    expect(await s3.copyObject(onto)).toMatchObject({ SSEKMSKeyId: Arn });
  });
});

test('an upload is encrypted as it was begun, part by part', async () => {
  const { s3, KeyId, Arn } = await withKey();
  const told = { ...kms, SSEKMSKeyId: Arn, BucketKeyEnabled: true };
  const begun = await s3.createMultipartUpload({
    ...cat,
    ...kms,
    SSEKMSKeyId: KeyId,
    BucketKeyEnabled: true,
  });
  expect(begun).toMatchObject(told);
  const { UploadId } = begun;
  const part = await s3.uploadPart({ ...cat, UploadId, PartNumber: 1, Body: 'cat' });
  expect(part).toMatchObject(told);
  expect(part.ETag).not.toBe(md5());
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
  expect(await s3.completeMultipartUpload({ ...cat, UploadId, MultipartUpload })).toMatchObject(
    told,
  );
});

describe('UpdateObjectEncryption', () => {
  const update = (KMSKeyArn: string) => ({
    ...cat,
    ObjectEncryption: { SSEKMS: { KMSKeyArn, BucketKeyEnabled: true } },
  });

  test('changes the encryption, and nothing else', async () => {
    const { s3, Arn } = await withKey();
    await s3.putObject({ ...cat, Body: 'cat' });
    const before = await s3.headObject(cat);
    await s3.updateObjectEncryption(update(Arn));
    const after = await s3.headObject(cat);
    expect(after).toMatchObject({ ...kms, SSEKMSKeyId: Arn, BucketKeyEnabled: true });
    expect([after.ETag, after.LastModified]).toEqual([before.ETag, before.LastModified]);
  });

  test('[encryption/update-from] is refused where the customer has the key', async () => {
    const { s3, Arn, refusal } = await withKey();
    await s3.putObject({ ...cat, SSECustomerAlgorithm: 'AES256', SSECustomerKey: '1'.repeat(32) });
    expect(await refusal(s3.updateObjectEncryption(update(Arn)))).toMatchObject({
      status: 400,
      rule: 'encryption/update-from',
    });
  });
});

test.each(['GET', 'HEAD'])(
  '[encryption/header] %s with x-amz-server-side-encryption is refused',
  async (method) => {
    const { s3, rawRefusal } = await withKey();
    await s3.putObject(cat);
    const headers = { 'x-amz-server-side-encryption': 'AES256' };
    expect(await rawRefusal({ method, target: '/photos/cat', headers })).toMatchObject({
      status: 400,
      rule: 'encryption/header',
    });
  },
);

describe('[sse-kms/signed] version 2 of signatures', () => {
  const authorization = 'AWS test:signature';
  const message =
    'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.';
  const refused = {
    status: 400,
    rule: 'sse-kms/signed',
    code: 'InvalidArgument',
    message,
    ArgumentName: 'Authorization',
    ArgumentValue: 'null',
  };
  const byDefault =
    '<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>';

  test.each([
    ['a write', 'PUT', '/photos/new', { 'x-amz-server-side-encryption': 'aws:kms' }, ''],
    ['a read', 'GET', '/photos/cat', {}, ''],
    ['a copy', 'PUT', '/photos/copy', { 'x-amz-copy-source': 'photos/cat' }, ''],
    ['a bucket’s default', 'PUT', '/photos?encryption', {}, byDefault],
  ])('is refused for %s', async (_, method, target, headers, body) => {
    const { s3, rawRefusal } = await withKey();
    await s3.putObject({ ...cat, ...kms });
    const request = { method, target, headers: { ...headers, authorization }, body };
    expect(await rawRefusal(request)).toEqual(refused);
  });

  test('does for what KMS has no part in', async () => {
    const { raw, last } = await withKey();
    await raw({ method: 'PUT', target: '/photos/new', headers: { authorization } });
    expect(last().answer.status).toBe(200);
  });
});
