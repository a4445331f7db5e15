/** PutObjectTagging, GetObjectTagging, DeleteObjectTagging, and the count that reads show. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const tag = (Key: string, Value = '') => ({ Key, Value });

async function withCat(options: Parameters<typeof lab>[0] = { buckets: ['photos'] }) {
  const it = await lab(options);
  const { VersionId } = await it.s3.putObject({ ...photo, Body: 'data', Tagging: 'first=1' });
  const put = (...TagSet: ReturnType<typeof tag>[]) =>
    it.s3.putObjectTagging({ ...photo, Tagging: { TagSet } });
  const get = async (asked = {}) => (await it.s3.getObjectTagging({ ...photo, ...asked })).TagSet;
  return { ...it, put, get, VersionId };
}

describe('tags of an object', () => {
  test('[tags/set] are replaced as a whole, in the order in which they were sent', async () => {
    const { put, get } = await withCat();
    expect(await get()).toEqual([tag('first', '1')]);
    await put(tag('b', '2'), tag('a'));
    expect(await get()).toEqual([tag('b', '2'), tag('a')]);
    await put();
    expect(await get()).toEqual([]);
  });

  test('go with 204 when they are deleted', async () => {
    const { s3, get } = await withCat();
    const { $metadata } = await s3.deleteObjectTagging(photo);
    expect([$metadata.httpStatusCode, await get()]).toEqual([204, []]);
  });

  test('are counted by reads, as long as there are any', async () => {
    const { s3, put } = await withCat();
    expect((await s3.getObject(photo)).TagCount).toBe(1);
    await put();
    expect((await s3.getObject(photo)).TagCount).toBeUndefined();
  });

  test('leave the object as it is: its ETag, its date and its version', async () => {
    const { s3, put } = await withCat({ versioned: ['photos'] });
    const before = await s3.headObject(photo);
    await put(tag('b', '2'));
    const { ETag, LastModified, VersionId } = await s3.headObject(photo);
    expect({ ETag, LastModified, VersionId }).toEqual({
      ETag: before.ETag,
      LastModified: before.LastModified,
      VersionId: before.VersionId,
    });
  });

  test('belong to one version, and the answers name it', async () => {
    const { s3, get, put, VersionId } = await withCat({ versioned: ['photos'] });
    const newer = await s3.putObject({ ...photo, Tagging: 'second=2' });
    expect((await put(tag('third', '3'))).VersionId).toBe(newer.VersionId);
    expect(await get()).toEqual([tag('third', '3')]);
    expect(await get({ VersionId })).toEqual([tag('first', '1')]);
    expect((await s3.deleteObjectTagging({ ...photo, VersionId })).VersionId).toBe(VersionId);
    expect([await get({ VersionId }), await get()]).toEqual([[], [tag('third', '3')]]);
  });
});

describe('what is refused', () => {
  test('[tags/unique] [tags/key] [tags/value] [tags/reserved] [tags/count] tags that cannot be', async () => {
    const { put, get, refusal } = await withCat();
    expect(await refusal(put(tag('Key1', 'Val1'), tag('Key1', 'Val1')))).toEqual({
      status: 400,
      rule: 'tags/unique',
      code: 'InvalidTag',
      message: 'Cannot provide multiple Tags with the same key',
      TagKey: 'Key1',
    });
    expect(await refusal(put(tag('Key1,Key2', 'Val1')))).toMatchObject({
      rule: 'tags/key',
      TagKey: 'Key1,Key2',
    });
    expect(await refusal(put(tag('Key1', 'Val1,Val2')))).toMatchObject({
      rule: 'tags/value',
      TagKey: 'Key1',
      TagValue: 'Val1,Val2',
    });
    expect(await refusal(put(tag('aws:prefixed', 'Val1')))).toMatchObject({
      rule: 'tags/reserved',
      message: 'Your TagKey cannot be prefixed with aws:',
      TagKey: 'aws:prefixed',
    });
    expect(await refusal(put(...Array.from({ length: 11 }, (_, i) => tag(`k${i}`))))).toMatchObject(
      { rule: 'tags/count', code: 'BadRequest' },
    );
    expect(await get()).toEqual([tag('first', '1')]);
  });

  test('[wire/members] a tag without key or value is malformed', async () => {
    const { rawRefusal } = await withCat();
    for (const inside of ['<Value>Val1</Value>', '<Key>key1</Key>']) {
      const body = `<Tagging><TagSet><Tag>${inside}</Tag></TagSet></Tagging>`;
      expect(
        await rawRefusal({ method: 'PUT', target: '/photos/cat?tagging', body }),
      ).toMatchObject({ rule: 'wire/members', code: 'MalformedXML' });
    }
  });

  test('[object/exists] a key that is not there; of the three, GetObjectTagging names the bucket before it', async () => {
    const { s3, refusal } = await withCat();
    const gone = { Bucket: 'photos', Key: 'gone' };
    const noSuchKey = {
      status: 404,
      rule: 'object/exists',
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
    };
    expect(await refusal(s3.getObjectTagging(gone))).toEqual({ ...noSuchKey, Key: 'photos/gone' });
    expect(await refusal(s3.deleteObjectTagging(gone))).toEqual({ ...noSuchKey, Key: 'gone' });
    expect(await refusal(s3.putObjectTagging({ ...gone, Tagging: { TagSet: [] } }))).toEqual({
      ...noSuchKey,
      Key: 'gone',
    });
  });

  test('[bucket/exists] [version/delete-marker] a bucket that is not there, a delete marker', async () => {
    const { s3, refusal } = await withCat({ versioned: ['photos'] });
    expect(await refusal(s3.getObjectTagging({ ...photo, Bucket: 'gone' }))).toMatchObject({
      rule: 'bucket/exists',
      BucketName: 'gone',
    });
    const { VersionId } = await s3.deleteObject(photo);
    expect(await refusal(s3.getObjectTagging({ ...photo, VersionId }))).toMatchObject({
      status: 405,
      rule: 'version/delete-marker',
    });
    expect(await refusal(s3.getObjectAcl(photo))).toMatchObject({ code: 'NoSuchKey' });
    const Tagging = { TagSet: [] };
    for (const call of [
      () => s3.putObjectTagging({ ...photo, Tagging }),
      () => s3.deleteObjectTagging(photo),
      () => s3.getObjectTagging(photo),
    ])
      expect(await refusal(call())).toMatchObject({ status: 405, rule: 'version/delete-marker' });
  });
});

test.each([
  ['a=x%2Cy', 'tags/value', { TagKey: 'a', TagValue: 'x,y' }],
  ['a%2Cb=x', 'tags/key', { TagKey: 'a,b' }],
  [`${'k'.repeat(129)}=x`, 'tags/key', { TagKey: 'k'.repeat(129) }],
  ['=x', 'tags/header', { ArgumentName: 'x-amz-tagging' }],
])('the header of a write that says %s is refused by %s', async (Tagging, rule, detail) => {
  const { s3, refusal } = await lab({ buckets: ['photos'] });
  for (const call of [
    () => s3.putObject({ ...photo, Tagging }),
    () => s3.createMultipartUpload({ ...photo, Tagging }),
  ])
    expect(await refusal(call())).toMatchObject({ status: 400, rule, ...detail });
});
