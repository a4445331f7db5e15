/** PutBucketTagging, GetBucketTagging, DeleteBucketTagging, and the tags a bucket is made with. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const tag = (Key: string, Value = '') => ({ Key, Value });

async function withBucket() {
  const it = await lab({ buckets: ['photos'] });
  const put = (...TagSet: ReturnType<typeof tag>[]) =>
    it.s3.putBucketTagging({ Bucket: 'photos', Tagging: { TagSet } });
  const get = (Bucket = 'photos') => it.s3.getBucketTagging({ Bucket });
  return { ...it, put, get };
}

describe('tags of a bucket', () => {
  test('[tags/set] are replaced as a whole, with 204', async () => {
    const { put, get } = await withBucket();
    await put(tag('first', '1'));
    const { $metadata } = await put(tag('b', '2'), tag('a'));
    expect($metadata.httpStatusCode).toBe(204);
    expect((await get()).TagSet).toEqual([tag('b', '2'), tag('a')]);
  });

  test('[tags/bucket-has-any] that are deleted, or replaced by none, are not there', async () => {
    const { s3, put, get, raw, refusal } = await withBucket();
    const none = {
      status: 404,
      rule: 'tags/bucket-has-any',
      code: 'NoSuchTagSet',
      message: 'The TagSet does not exist',
      BucketName: 'photos',
    };
    expect(await refusal(get())).toEqual(none);
    await put(tag('a', '1'));
    const { $metadata } = await s3.deleteBucketTagging({ Bucket: 'photos' });
    expect($metadata.httpStatusCode).toBe(204);
    expect(await refusal(get())).toEqual(none);
    await put(tag('a', '1'));
    await put();
    expect(await refusal(get())).toEqual(none);
    await put(tag('a', '1'));
    const { status } = await raw({ method: 'PUT', target: '/photos?tagging', body: '<Tagging/>' });
    expect([status, await refusal(get())]).toEqual([204, none]);
  });

  test('[tags/reserved-bucket] are refused by rules and leave the old ones', async () => {
    const { put, get, refusal } = await withBucket();
    await put(tag('kept', '1'));
    expect(await refusal(put(tag('aws:x')))).toMatchObject({ rule: 'tags/reserved-bucket' });
    expect(await refusal(put(tag('a'), tag('a')))).toMatchObject({ rule: 'tags/unique' });
    expect(await refusal(put(tag('a,b')))).toMatchObject({ rule: 'tags/key', TagKey: 'a,b' });
    expect(await refusal(put(tag('a', '1,2')))).toMatchObject({ rule: 'tags/value' });
    expect((await get()).TagSet).toEqual([tag('kept', '1')]);
  });

  test('may come with the bucket', async () => {
    const { s3, get } = await withBucket();
    const CreateBucketConfiguration = { Tags: [tag('a', '1')] };
    await s3.createBucket({ Bucket: 'tagged', CreateBucketConfiguration });
    expect((await get('tagged')).TagSet).toEqual([tag('a', '1')]);
  });
});
