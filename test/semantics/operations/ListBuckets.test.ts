/** Listing buckets: whose, which, and a page at a time. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

describe('ListBuckets', () => {
  async function three() {
    const it = await lab({ buckets: ['photos', 'backup'] });
    const west = it.as('test', { region: 'us-west-1' });
    await west.createBucket({
      Bucket: 'west',
      CreateBucketConfiguration: { LocationConstraint: 'us-west-1' },
    });
    await it.as('bob').createBucket({ Bucket: 'partner' });
    const names = async (asked: Parameters<typeof it.s3.listBuckets>[0]) =>
      (await it.s3.listBuckets(asked)).Buckets?.map(({ Name }) => Name);
    return { ...it, names };
  }

  test('lists those of the caller by name, with its owner id', async () => {
    const { s3 } = await three();
    const { Buckets, Owner, ContinuationToken } = await s3.listBuckets({});
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['backup', 'photos', 'west']);
    expect(Buckets?.[0]).toEqual({
      Name: 'backup',
      BucketArn: 'arn:aws:s3:::backup',
      CreationDate: new Date('2026-01-01T00:00:02Z'),
    });
    expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
    expect(ContinuationToken).toBeUndefined();
  });

  test('selects by prefix and by region, and then tells the region', async () => {
    const { s3, names } = await three();
    expect(await names({ Prefix: 'ph' })).toEqual(['photos']);
    expect(await names({ Prefix: 'PH' })).toEqual([]);
    expect(await names({ BucketRegion: 'us-west-1' })).toEqual(['west']);
    expect((await s3.listBuckets({ Prefix: 'w' })).Buckets?.[0]?.BucketRegion).toBe('us-west-1');
  });

  test('goes page by page, an empty token being the first', async () => {
    const { s3, names } = await three();
    const first = await s3.listBuckets({ MaxBuckets: 1, ContinuationToken: '' });
    expect(first.Buckets?.map(({ Name }) => Name)).toEqual(['backup']);
    expect(await names({ MaxBuckets: 5, ContinuationToken: first.ContinuationToken })).toEqual([
      'photos',
      'west',
    ]);
  });

  test('[list/continuation-token] goes on from no token but its own', async () => {
    const { s3, refusal } = await three();
    expect(await refusal(s3.listBuckets({ ContinuationToken: 'mine' }))).toMatchObject({
      rule: 'list/continuation-token',
      code: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
    });
  });

  test('[bucket/region-filter] [bucket/max-buckets] [access/service] refuses what cannot be', async () => {
    const { s3, as, refusal } = await three();
    expect(await refusal(s3.listBuckets({ BucketRegion: 'eu-east-1' }))).toMatchObject({
      rule: 'bucket/region-filter',
      ArgumentName: 'bucket-region',
    });
    expect(await refusal(s3.listBuckets({ MaxBuckets: 0 }))).toMatchObject({
      rule: 'bucket/max-buckets',
      ArgumentValue: '0',
    });
    expect(await refusal(as(null).listBuckets({}))).toMatchObject({
      status: 403,
      rule: 'access/service',
    });
  });
});
