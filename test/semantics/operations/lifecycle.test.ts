/** Lifecycle configurations: kept, read back, refused as S3 refuses them, and what answers tell of them. */
import { describe, expect, test } from 'vitest';
import { lab, type LabOptions } from '../lab.ts';

const Bucket = 'photos';
const day = 86_400_000;

type Rule = object;

async function withBucket(options: LabOptions = { buckets: [Bucket] }) {
  const it = await lab(options);
  const put = (...Rules: Rule[]) =>
    it.s3.putBucketLifecycleConfiguration({
      Bucket,
      LifecycleConfiguration: { Rules: Rules as never },
    });
  const get = () => it.s3.getBucketLifecycleConfiguration({ Bucket });
  return { ...it, put, get };
}

const expires = (Days: number, given: object = {}) => ({
  ID: 'old',
  Status: 'Enabled',
  Filter: {},
  Expiration: { Days },
  ...given,
});

describe('a lifecycle configuration', () => {
  test('is read back whole, with the size below which objects are not moved', async () => {
    const { put, get } = await withBucket();
    const rules = [
      {
        ID: 'whole',
        Status: 'Disabled',
        Filter: {
          And: {
            Prefix: 'a/',
            Tags: [{ Key: 'k', Value: 'v' }],
            ObjectSizeGreaterThan: 1,
            ObjectSizeLessThan: 9,
          },
        },
        Expiration: { Date: new Date('2031-01-01T00:00:00Z') },
        Transitions: [{ Date: new Date('2030-01-01T00:00:00Z'), StorageClass: 'GLACIER' }],
        NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 3 },
        NoncurrentVersionTransitions: [
          { NoncurrentDays: 30, StorageClass: 'STANDARD_IA', NewerNoncurrentVersions: 2 },
        ],
      },
      {
        ID: 'old form',
        Status: 'Enabled',
        Prefix: 'b/',
        Expiration: { ExpiredObjectDeleteMarker: true },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ];
    const TransitionDefaultMinimumObjectSize = 'all_storage_classes_128K';
    expect(await put(...rules)).toMatchObject({ TransitionDefaultMinimumObjectSize });
    const read = await get();
    expect(read.Rules).toEqual(rules);
    expect(read).toMatchObject({ TransitionDefaultMinimumObjectSize });
  });

  test('gives an id to a rule that has none', async () => {
    const { put, get } = await withBucket();
    await put(expires(1, { ID: undefined }), expires(2));
    const [first, second] = (await get()).Rules ?? [];
    expect(first?.ID).toMatch(/^\w{48}$/);
    expect(second?.ID).toBe('old');
  });

  test('[lifecycle/exists] is gone when it is deleted', async () => {
    const { s3, put, get, refusal } = await withBucket();
    const none = {
      status: 404,
      rule: 'lifecycle/exists',
      code: 'NoSuchLifecycleConfiguration',
      message: 'The lifecycle configuration does not exist',
      BucketName: Bucket,
    };
    expect(await refusal(get())).toEqual(none);
    await put(expires(1));
    const { $metadata } = await s3.deleteBucketLifecycle({ Bucket });
    expect($metadata.httpStatusCode).toBe(204);
    expect(await refusal(get())).toEqual(none);
  });

  test('[lifecycle/rule-form] is checked in form before anything else, and then changes nothing', async () => {
    const { put, get, refusal } = await withBucket();
    await put(expires(1));
    const malformed = expires(1, { Filter: undefined });
    expect(await refusal(put(expires(0), malformed))).toMatchObject({
      rule: 'lifecycle/rule-form',
    });
    expect(await refusal(put(expires(1), expires(2)))).toMatchObject({ rule: 'lifecycle/ids' });
    expect(await refusal(put(expires(1, { Expiration: undefined })))).toMatchObject({
      rule: 'lifecycle/action',
    });
    expect((await get()).Rules).toEqual([expires(1)]);
  });
});

describe('[lifecycle/expiry-date] x-amz-expiration', () => {
  const told = 'expiry-date="Sun, 04 Jan 2026 00:00:00 GMT", rule-id="old"';

  test('is told of writes and reads, where a rule expires the object', async () => {
    const { s3, put } = await withBucket();
    await put(expires(2, { Filter: { Prefix: 'c' } }));
    const cat = { Bucket, Key: 'cat' };
    const shown = [
      await s3.putObject({ ...cat, Body: 'x' }),
      await s3.headObject(cat),
      await s3.getObject(cat),
      await s3.copyObject({ Bucket, Key: 'copy', CopySource: 'photos/cat' }),
    ];
    expect(shown.map(({ Expiration }) => Expiration)).toEqual(Array(4).fill(told));
    const elsewhere = await s3.copyObject({ Bucket, Key: 'dog', CopySource: 'photos/cat' });
    expect(elsewhere.Expiration).toBeUndefined();
  });

  test('is told of a completed upload, and the abort of one that is open', async () => {
    const { s3, put } = await withBucket();
    await put(expires(2, { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }));
    const film = { Bucket, Key: 'film' };
    const begun = await s3.createMultipartUpload(film);
    const abort = { AbortDate: new Date('2026-01-03T00:00:00Z'), AbortRuleId: 'old' };
    expect(begun).toMatchObject(abort);
    const upload = { ...film, UploadId: begun.UploadId };
    expect(await s3.listParts(upload)).toMatchObject(abort);
    const { ETag } = await s3.uploadPart({ ...upload, PartNumber: 1, Body: 'x' });
    const Parts = [{ PartNumber: 1, ETag }];
    const done = await s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } });
    expect(done.Expiration).toBe(told);
  });

  test('is not told of noncurrent versions', async () => {
    const { s3, put } = await withBucket({ versioned: [Bucket] });
    await put(expires(2));
    const cat = { Bucket, Key: 'cat' };
    const { VersionId } = await s3.putObject(cat);
    await s3.putObject(cat);
    expect((await s3.headObject({ ...cat, VersionId })).Expiration).toBeUndefined();
    expect((await s3.headObject(cat)).Expiration).toBe(told);
  });
});

describe('a world without rules', () => {
  test('does not remember midnights', async () => {
    const { s3, simulator } = await withBucket();
    await simulator.advance(40 * day);
    await s3.putObject({ Bucket, Key: 'cat' });
    expect(simulator.records.get('progress')).not.toHaveProperty('swept');
  });
});
