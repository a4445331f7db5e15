/** Writing an object: integrity, conditions, what is kept and what is refused. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { checksumAlgorithms } from '../../../src/lib/payload.ts';
import { utf8 } from '../../../src/lib/bytes.ts';
import { bodyOf, lab, type RawRequest } from '../lab.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const body = 'test data..';
const photos = () => lab({ buckets: ['photos'] });
const put = (headers: Record<string, string>): RawRequest => ({
  method: 'PUT',
  target: '/photos/cat',
  headers,
  body,
});

describe('an object that was put', () => {
  test('answers its MD5 as ETag, its checksum and its encryption', async () => {
    const { s3 } = await photos();
    const { $metadata: _, ...answer } = await s3.putObject({ ...photo, Body: body });
    expect(answer).toEqual({
      ETag: '"e6d9226c2a86b7232933663c13467527"',
      ChecksumCRC32: 'cZWHwQ==',
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
    });
  });

  test('reads back byte by byte, and is binary/octet-stream unless it says otherwise', async () => {
    const { raw } = await photos();
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    await raw({ ...put({}), body: bytes });
    const answer = await raw({ target: '/photos/cat' });
    expect(answer.body).toEqual(bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'binary/octet-stream',
      'content-length': '256',
    });
  });

  test.each([
    'camelCaseKey',
    '/leading//double/',
    'a%2Fb',
    'a/%F0%9F%98%80',
    'Ā0Ä',
    'test@key/',
    ' ',
    '.',
    '?versionId=1',
    '+',
  ])('is found under its very key: %s', async (Key) => {
    const { s3, refusal } = await photos();
    await s3.putObject({ Bucket: 'photos', Key, Body: body });
    const { Contents } = await s3.listObjectsV2({ Bucket: 'photos', EncodingType: undefined });
    expect(Contents?.map((object) => object.Key)).toEqual([Key]);
    expect(await s3.headObject({ Bucket: 'photos', Key })).toMatchObject({ ContentLength: 11 });
    expect(await refusal(s3.headObject({ Bucket: 'photos', Key: `${Key}x` }))).toMatchObject({
      code: 'NoSuchKey',
    });
  });

  test('keeps metadata under lower-case names, decoded and encoded as RFC 2047 has it', async () => {
    const { s3 } = await photos();
    const Metadata = {
      TEST_Meta: 'foo',
      __meta: 'bar',
      word: '=?UTF-8?B?w4TDqQ==?=',
      broken: '=?UTF-8?B?=GGG?=',
    };
    await s3.putObject({ ...photo, Metadata });
    expect((await s3.headObject(photo)).Metadata).toEqual({
      test_meta: 'foo',
      __meta: 'bar',
      word: '=?UTF-8?B?w4TDqQ==?=',
      broken: '=?UTF-8?B?77+9Ye+/vQ==?=',
    });
  });

  test.each(['STANDARD_IA', 'GLACIER', 'REDUCED_REDUNDANCY'] as const)(
    'tells its storage class %s, but never STANDARD',
    async (StorageClass) => {
      const { s3 } = await photos();
      await s3.putObject({ ...photo, StorageClass });
      expect((await s3.headObject(photo)).StorageClass).toBe(StorageClass);
      await s3.putObject({ ...photo, StorageClass: 'STANDARD' });
      expect((await s3.headObject(photo)).StorageClass).toBeUndefined();
    },
  );
});

describe('a checksum', () => {
  test.each(checksumAlgorithms)(
    '%s that is right is kept; [checksum/matches] [checksum/form] another is refused',
    async (algorithm) => {
      const { raw, rawRefusal } = await photos();
      const name = `x-amz-checksum-${algorithm.toLowerCase()}`;
      const right = hexToBase64(digestOf(algorithm, utf8(body)));
      const wrong = hexToBase64(digestOf(algorithm, utf8('other')));
      expect(await rawRefusal(put({ [name]: 'nonsense!' }))).toEqual({
        status: 400,
        rule: 'checksum/form',
        code: 'InvalidRequest',
        message: `Value for ${name} header is invalid.`,
      });
      expect(await rawRefusal(put({ [name]: wrong }))).toEqual({
        status: 400,
        rule: 'checksum/matches',
        code: 'BadDigest',
        message: `The ${algorithm} you specified did not match the calculated checksum.`,
      });
      const answer = await raw(put({ [name]: right }));
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        [name]: right,
        'x-amz-checksum-type': 'FULL_OBJECT',
      });
    },
  );

  test('[checksum/kept] is CRC64NVME where none was sent', async () => {
    const { raw } = await photos();
    const answer = await raw(put({}));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-amz-checksum-crc64nvme': 'qUVrWYOrIAM=',
    });
  });

  test('[checksum/one] [checksum/named-and-sent] comes alone, and as it was announced', async () => {
    const { rawRefusal } = await photos();
    const crc = { 'x-amz-checksum-crc32': 'cZWHwQ==' };
    expect(
      await rawRefusal(put({ ...crc, 'x-amz-checksum-sha1': 'B++3uSfJMSHWToQMQ1g6lIJY5Eo=' })),
    ).toMatchObject({ rule: 'checksum/one' });
    expect(await rawRefusal(put({ ...crc, 'x-amz-sdk-checksum-algorithm': 'SHA1' }))).toMatchObject(
      { rule: 'checksum/named-and-sent' },
    );
    expect(await rawRefusal(put({ 'x-amz-sdk-checksum-algorithm': 'SHA1' }))).toMatchObject({
      rule: 'checksum/named-and-sent',
    });
  });

  test('[checksum/content-md5] [checksum/content-md5-form] Content-MD5 is checked', async () => {
    const { raw, rawRefusal } = await photos();
    const md5 = (of: string) => createHash('md5').update(of).digest('base64');
    expect(await rawRefusal(put({ 'content-md5': 'nonsense' }))).toMatchObject({
      rule: 'checksum/content-md5-form',
      code: 'InvalidDigest',
    });
    expect(await rawRefusal(put({ 'content-md5': md5('other') }))).toMatchObject({
      rule: 'checksum/content-md5',
      code: 'BadDigest',
      CalculatedDigest: md5(body),
    });
    expect((await raw(put({ 'content-md5': md5(body) }))).status).toBe(200);
  });

  test('[checksum/content-sha256] the signed hash is checked', async () => {
    const { raw, rawRefusal } = await photos();
    const sha = (of: string) => createHash('sha256').update(of).digest('hex');
    expect(await rawRefusal(put({ 'x-amz-content-sha256': sha('other') }))).toMatchObject({
      rule: 'checksum/content-sha256',
      code: 'XAmzContentSHA256Mismatch',
    });
    expect((await raw(put({ 'x-amz-content-sha256': sha(body) }))).status).toBe(200);
    expect((await raw(put({ 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }))).status).toBe(200);
  });
});

describe('a condition', () => {
  test('[write/if-none-match] * is for what is not there yet, a delete marker being nothing', async () => {
    const { s3, refusal } = await lab({ versioned: ['photos'] });
    await s3.putObject({ ...photo, IfNoneMatch: '*' });
    expect(await refusal(s3.putObject({ ...photo, IfNoneMatch: '*' }))).toMatchObject({
      status: 412,
      rule: 'write/if-none-match',
      Condition: 'If-None-Match',
    });
    await s3.deleteObject(photo);
    await expect(s3.putObject({ ...photo, IfNoneMatch: '*' })).resolves.toBeDefined();
  });

  test('[write/if-match] names the ETag that stands there, whatever the quotes', async () => {
    const { s3, refusal } = await photos();
    let { ETag = '' } = await s3.putObject({ ...photo, Body: '1' });
    expect(
      await refusal(s3.putObject({ ...photo, IfMatch: 'd41d8cd98f00b204e9800998ecf8427e' })),
    ).toMatchObject({ status: 412, rule: 'write/if-match', Condition: 'If-Match' });
    for (const quoted of [
      (tag: string) => tag,
      (tag: string) => tag.replaceAll('"', ''),
      (tag: string) => tag.slice(1),
    ]) {
      ({ ETag = '' } = await s3.putObject({ ...photo, Body: ETag, IfMatch: quoted(ETag) }));
    }
    await s3.deleteObject(photo);
    expect(await refusal(s3.putObject({ ...photo, IfMatch: ETag }))).toMatchObject({
      status: 404,
      rule: 'write/if-match-missing',
      Key: 'cat',
    });
  });

  test('[checksum/matches] is blamed before [write/if-none-match]', async () => {
    const { s3, rawRefusal } = await photos();
    await s3.putObject(photo);
    const both = put({ 'if-none-match': '*', 'x-amz-checksum-crc32': 'AAAAAA==' });
    expect(await rawRefusal(both)).toMatchObject({ rule: 'checksum/matches' });
  });

  test('[write/one-condition] is one, and of the kinds that writes take', async () => {
    const { s3, refusal } = await photos();
    expect(
      await refusal(s3.putObject({ ...photo, IfNoneMatch: '*', IfMatch: 'abcdef' })),
    ).toMatchObject({ status: 501, rule: 'write/one-condition' });
    expect(await refusal(s3.putObject({ ...photo, IfNoneMatch: 'abcdef' }))).toMatchObject({
      status: 501,
      rule: 'write/if-none-match-star',
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['object/key-length', { Key: 'k'.repeat(1025) }],
    ['tags/header', { Tagging: 'key1=val1,key2=val2' }],
    ['tags/count', { Tagging: Array.from({ length: 11 }, (_, i) => `k${i}=v`).join('&') }],
    ['tags/reserved', { Tagging: 'aws:x=y' }],
    ['metadata/size', { Metadata: { a: 'x'.repeat(2048) } }],
    ['storage-class/known', { StorageClass: 'COLD' as never }],
    ['redirect/form', { WebsiteRedirectLocation: 'cats' }],
    ['encryption/known', { ServerSideEncryption: 'aws:fsx' as const }],
    ['acl/disabled', { ACL: 'public-read' as const }],
  ])('[%s] leaves nothing behind', async (rule, asked) => {
    const { s3, refusal, simulator } = await photos();
    expect(await refusal(s3.putObject({ ...photo, Body: body, ...asked }))).toMatchObject({ rule });
    expect(Array.from(simulator.records.scan('v/'))).toEqual([]);
  });

  test('[object/size] of more than 5 GB, without reading it', async () => {
    const { rawRefusal } = await photos();
    const size = 5 * 1024 ** 3 + 1;
    const refused = await rawRefusal({ ...put({}), body: { size, pattern: '' } });
    expect(refused).toMatchObject({ rule: 'object/size', code: 'EntityTooLarge' });
    expect(refused.ProposedSize).toBe(String(size));
  });

  test('of what stands there already, leaves it as it is', async () => {
    const { s3, raw, refusal } = await photos();
    await s3.putObject({ ...photo, Body: 'before' });
    await refusal(s3.putObject({ ...photo, Body: 'after', StorageClass: 'COLD' as never }));
    expect(bodyOf(await raw({ target: '/photos/cat' }))).toBe('before');
  });
});

test('[acl/known] an access list that there is not is refused before the bucket says that it takes none', async () => {
  const { rawRefusal } = await photos();
  expect(await rawRefusal(put({ 'x-amz-acl': 'fake-acl' }))).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    ArgumentName: 'x-amz-acl',
    ArgumentValue: 'fake-acl',
  });
});
