/** Which object a copy reads: how x-amz-copy-source names it, and what it says when nothing stands there. */
import { describe, expect, test } from 'vitest';
import { createIds } from '../../../src/world/ids.ts';
import { bodyOf, lab } from '../lab.ts';

const wrong = (rule: string, message: string) => ({
  status: 400,
  rule,
  code: 'InvalidArgument',
  message,
  ArgumentName: 'x-amz-copy-source',
  ArgumentValue: 'x-amz-copy-source',
});
const to = { Bucket: 'backup', Key: 'copy' };

async function withKey(Key: string) {
  const it = await lab({ buckets: ['photos', 'backup'] });
  await it.s3.putObject({ Bucket: 'photos', Key, Body: `stored as ${Key}` });
  const copied = async (CopySource: string) => {
    await it.s3.copyObject({ ...to, CopySource });
    return bodyOf(await it.raw({ target: '/backup/copy' }));
  };
  return { ...it, copied };
}

test.each(['/backup/copy', '/backup/copy?partNumber=1&uploadId=none'])(
  '[copy-source/no-body] is where the bytes come from, not the body: %s',
  async (target) => {
    const { rawRefusal } = await withKey('cat');
    const headers = { 'x-amz-copy-source': 'photos/cat' };
    const copy = { method: 'PUT', target, headers };
    expect(await rawRefusal({ ...copy, body: 'bytes' })).toMatchObject({
      status: 400,
      rule: 'copy-source/no-body',
      code: 'InvalidRequest',
    });
  },
);

describe('a copy source', () => {
  test.each([
    ['photos/cat.jpg', 'cat.jpg'],
    ['/photos/cat.jpg', 'cat.jpg'],
    ['photos%2Fcat.jpg', 'cat.jpg'],
    ['%2Fphotos%2Ftrip%2Fcat.jpg', 'trip/cat.jpg'],
    ['photos/test%20key//', 'test key//'],
    ['photos/test+key', 'test key'],
    ['photos/test%2Bkey', 'test+key'],
    ['photos/file%252Fname', 'file%2Fname'],
    ['photos/a/%25F0%259F%2598%2580/', 'a/%F0%9F%98%80/'],
    ['photos/%F0%9F%98%80/%C3%A9', '😀/é'],
    ['photos/test%40key/', 'test@key/'],
    ['photos/foo%3Fbar', 'foo?bar'],
    ['photos/%3FversionId', '?versionId'],
    ['photos//slash', '/slash'],
    ['photos/%20', ' '],
    ['photos/a/../b', 'a/../b'],
  ])('%s names the key %s', async (CopySource, key) => {
    const { copied } = await withKey(key);
    expect(await copied(CopySource)).toBe(`stored as ${key}`);
  });

  test('is decoded exactly once: %2525 is not %', async () => {
    const { refusal, s3 } = await withKey('any%.txt');
    expect(
      await refusal(s3.copyObject({ ...to, CopySource: 'photos/any%2525.txt' })),
    ).toMatchObject({
      code: 'NoSuchKey',
      Key: 'any%25.txt',
    });
  });

  test.each([
    ['', 'copy-source/bucket-name', 'Invalid copy source bucket name'],
    ['/', 'copy-source/bucket-name', 'Invalid copy source bucket name'],
    ['192.168.5.4/cat', 'copy-source/bucket-name', 'Invalid copy source bucket name'],
    ['wrongformat', 'copy-source/key', 'Invalid copy source object key'],
    ['photos/', 'copy-source/key', 'Invalid copy source object key'],
    ['photos/..', 'copy-source/key', 'Invalid copy source object key'],
    ['photos/a/../../b', 'copy-source/key', 'Invalid copy source object key'],
    ['photos/%ZZ', 'copy-source/encoding', 'Invalid copy source encoding'],
    ['photos/%1', 'copy-source/encoding', 'Invalid copy source encoding'],
  ])('"%s" is refused [%s]', async (CopySource, rule, message) => {
    const { rawRefusal } = await withKey('cat');
    const headers = { 'x-amz-copy-source': CopySource };
    const request = { method: 'PUT', target: '/backup/copy', headers };
    expect(await rawRefusal(request)).toEqual(wrong(rule, message));
  });

  test('[copy-source/arn] that is the ARN of a bucket names no object', async () => {
    const { refusal, s3 } = await withKey('cat');
    const CopySource = 'arn:aws:s3:::photos/cat';
    expect(await refusal(s3.copyObject({ ...to, CopySource }))).toMatchObject({
      status: 400,
      rule: 'copy-source/arn',
      message: 'Invalid copy source bucket name',
    });
  });
});

describe('a version of the source', () => {
  async function versions() {
    const it = await lab({ buckets: ['backup'], versioned: ['photos'] });
    const put = (Key: string, Body: string) => it.s3.putObject({ Bucket: 'photos', Key, Body });
    const [first, second, other] = [
      await put('cat', 'first'),
      await put('cat', 'second'),
      await put('dog', 'woof'),
    ];
    return {
      ...it,
      first: first.VersionId ?? '',
      second: second.VersionId ?? '',
      other: other.VersionId ?? '',
    };
  }

  test('[copy-source/version] is the current one when none is named, and the answer names it', async () => {
    const { s3, second } = await versions();
    const { CopySourceVersionId, VersionId } = await s3.copyObject({
      ...to,
      CopySource: 'photos/cat',
    });
    expect(CopySourceVersionId).toBe(second);
    expect(VersionId).toBeUndefined();
  });

  test('[copy-source/version] is the one that is named', async () => {
    const { s3, raw, first } = await versions();
    const copy = await s3.copyObject({ ...to, CopySource: `photos/cat?versionId=${first}` });
    expect(copy.CopySourceVersionId).toBe(first);
    expect(bodyOf(await raw({ target: '/backup/copy' }))).toBe('first');
  });

  test('[copy-source/version] null is not told in the answer', async () => {
    const { s3 } = await withKey('cat');
    const copy = await s3.copyObject({ ...to, CopySource: 'photos/cat?versionId=null' });
    expect(copy.CopySourceVersionId).toBeUndefined();
  });

  test('[version/id] that could never have been given is refused', async () => {
    const { s3, refusal } = await versions();
    const VersionId = 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD';
    expect(
      await refusal(s3.copyObject({ ...to, CopySource: `photos/cat?versionId=${VersionId}` })),
    ).toEqual({
      status: 400,
      rule: 'version/id',
      code: 'InvalidArgument',
      message: 'Invalid version id specified',
      ArgumentName: 'versionId',
      ArgumentValue: VersionId,
    });
  });

  test.each(['cat', 'nobody'])(
    '[version/exists] of another key, asked of %s, is NoSuchVersion',
    async (key) => {
      const { s3, refusal, other } = await versions();
      expect(
        await refusal(s3.copyObject({ ...to, CopySource: `photos/${key}?versionId=${other}` })),
      ).toEqual({
        status: 404,
        rule: 'version/exists',
        code: 'NoSuchVersion',
        message: 'The specified version does not exist.',
        Key: key,
        VersionId: other,
      });
    },
  );

  test('[version/exists] that no world gave yet is NoSuchVersion', async () => {
    const { s3, refusal } = await versions();
    const id = createIds('another world').versionId(1);
    const { code } = await refusal(
      s3.copyObject({ ...to, CopySource: `photos/cat?versionId=${id}` }),
    );
    expect(code).toBe('NoSuchVersion');
  });

  test('[object/exists] a delete marker that is not named is a missing key', async () => {
    const { s3, refusal, last } = await versions();
    await s3.deleteObject({ Bucket: 'photos', Key: 'cat' });
    expect(await refusal(s3.copyObject({ ...to, CopySource: 'photos/cat' }))).toEqual({
      status: 404,
      rule: 'object/exists',
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      Key: 'cat',
    });
    expect(last().changes).toEqual([]);
  });

  test('[copy-source/delete-marker] one that is named is a wrong request', async () => {
    const { s3, refusal } = await versions();
    const { VersionId } = await s3.deleteObject({ Bucket: 'photos', Key: 'cat' });
    expect(
      await refusal(s3.copyObject({ ...to, CopySource: `photos/cat?versionId=${VersionId}` })),
    ).toEqual({
      status: 400,
      rule: 'copy-source/delete-marker',
      code: 'InvalidRequest',
      message:
        'The source of a copy request may not specifically refer to a delete marker by version id.',
    });
  });
});

describe('a source that is not there', () => {
  test('[object/exists] is NoSuchKey by its key', async () => {
    const { s3, refusal } = await withKey('cat');
    expect(await refusal(s3.copyObject({ ...to, CopySource: 'photos/no%20cat' }))).toMatchObject({
      rule: 'object/exists',
      Key: 'no cat',
    });
  });

  test('[bucket/exists] in a bucket that is not there is NoSuchBucket by its name', async () => {
    const { s3, refusal } = await withKey('cat');
    expect(await refusal(s3.copyObject({ ...to, CopySource: 'elsewhere/cat' }))).toMatchObject({
      status: 404,
      rule: 'bucket/exists',
      code: 'NoSuchBucket',
      BucketName: 'elsewhere',
    });
  });

  test('[bucket/exists] a destination that is not there either is blamed first', async () => {
    const { s3, refusal } = await withKey('cat');
    const call = s3.copyObject({ Bucket: 'nowhere', Key: 'copy', CopySource: 'elsewhere/cat' });
    expect(await refusal(call)).toMatchObject({ code: 'NoSuchBucket', BucketName: 'nowhere' });
  });

  test('[copy-source/encoding] a source that cannot be read is blamed before the destination', async () => {
    const { s3, refusal } = await withKey('cat');
    const call = s3.copyObject({ Bucket: 'nowhere', Key: 'copy', CopySource: 'photos/%ZZ' });
    expect(await refusal(call)).toMatchObject({ rule: 'copy-source/encoding' });
  });
});
