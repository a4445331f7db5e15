/** S3 Intelligent-Tiering: configurations, and what days without access do to objects. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const Bucket = 'photos';
const day = 24 * 60 * 60 * 1000;
const cold = { Bucket, Key: 'cold' };

async function bucket() {
  const it = await lab({ buckets: [Bucket] });
  const configure = (Id: string, more: object = {}) =>
    it.s3.putBucketIntelligentTieringConfiguration({
      Bucket,
      Id,
      IntelligentTieringConfiguration: {
        Id,
        Status: 'Enabled',
        Tierings: [
          { Days: 90, AccessTier: 'ARCHIVE_ACCESS' },
          { Days: 180, AccessTier: 'DEEP_ARCHIVE_ACCESS' },
        ],
        ...more,
      },
    });
  const put = (size: number, Key = 'cold') =>
    it.s3.putObject({
      Bucket,
      Key,
      Body: 'a'.repeat(size),
      StorageClass: 'INTELLIGENT_TIERING',
      Tagging: 'kind=old',
    });
  const status = async () => (await it.s3.headObject(cold)).ArchiveStatus;
  return { ...it, configure, put, status };
}

describe('configurations', () => {
  test('are put, got, listed in order, and deleted', async () => {
    const { s3, configure, refusal } = await bucket();
    const Filter = { And: { Prefix: 'c', Tags: [{ Key: 'kind', Value: 'old' }] } };
    await configure('b', { Filter });
    await configure('a');
    const got = await s3.getBucketIntelligentTieringConfiguration({ Bucket, Id: 'b' });
    expect(got.IntelligentTieringConfiguration).toEqual({
      Id: 'b',
      Status: 'Enabled',
      Filter,
      Tierings: [
        { Days: 90, AccessTier: 'ARCHIVE_ACCESS' },
        { Days: 180, AccessTier: 'DEEP_ARCHIVE_ACCESS' },
      ],
    });
    const ids = async () => {
      const answer = await s3.listBucketIntelligentTieringConfigurations({ Bucket });
      expect(answer.IsTruncated).toBe(false);
      return answer.IntelligentTieringConfigurationList?.map(({ Id }) => Id);
    };
    expect(await ids()).toEqual(['a', 'b']);
    for (const Id of ['a', 'b'])
      await s3.deleteBucketIntelligentTieringConfiguration({ Bucket, Id });
    expect(await ids()).toBeUndefined();
    expect(
      await refusal(s3.deleteBucketIntelligentTieringConfiguration({ Bucket, Id: 'a' })),
    ).toMatchObject({ status: 404, rule: 'configuration/exists' });
  });

  test('[list/continuation-token] are listed a hundred at a time', async () => {
    const { s3, configure } = await bucket();
    for (let i = 0; i < 101; i++) await configure(`c${String(i).padStart(3, '0')}`);
    const first = await s3.listBucketIntelligentTieringConfigurations({ Bucket });
    expect([first.IsTruncated, first.IntelligentTieringConfigurationList?.length]).toEqual([
      true,
      100,
    ]);
    const ContinuationToken = first.NextContinuationToken;
    const rest = await s3.listBucketIntelligentTieringConfigurations({ Bucket, ContinuationToken });
    expect(rest.IntelligentTieringConfigurationList?.map(({ Id }) => Id)).toEqual(['c100']);
  });
});

describe('an object that nobody reads', () => {
  test('[object/archived] goes to an archive tier, and to a deeper one', async () => {
    const { s3, configure, put, status, refusal, simulator } = await bucket();
    await configure('all');
    await put(128 * 1024);
    await simulator.advance(89 * day);
    expect(await status()).toBeUndefined();
    await simulator.advance(day);
    expect(await status()).toBe('ARCHIVE_ACCESS');
    expect(await refusal(s3.getObject(cold))).toMatchObject({
      status: 403,
      rule: 'object/archived',
      StorageClass: 'INTELLIGENT_TIERING',
      AccessTier: 'ARCHIVE_ACCESS',
    });
    await simulator.advance(90 * day);
    expect(await status()).toBe('DEEP_ARCHIVE_ACCESS');
  });

  test('[restore/days] [restore/archived] comes back for good', async () => {
    const { s3, configure, put, status, refusal, simulator } = await bucket();
    await configure('all');
    await put(128 * 1024);
    const restore = (RestoreRequest: object) => s3.restoreObject({ ...cold, RestoreRequest });
    expect(await refusal(restore({}))).toMatchObject({
      status: 403,
      rule: 'restore/archived',
      code: 'ObjectAlreadyInActiveTierError',
    });
    await simulator.advance(90 * day);
    expect(await refusal(restore({ Days: 1 }))).toMatchObject({ rule: 'restore/days' });
    const answer = await restore({ GlacierJobParameters: { Tier: 'Expedited' } });
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect((await s3.headObject(cold)).Restore).toBe('ongoing-request="true"');
    await simulator.advance(5 * 60 * 1000);
    const head = await s3.headObject(cold);
    expect([head.Restore, head.ArchiveStatus]).toEqual([undefined, undefined]);
    await s3.getObject(cold);
    await simulator.advance(90 * day);
    expect(await status()).toBe('ARCHIVE_ACCESS');
  });

  test.each(['all', undefined])(
    '[tiering/access] stays where it is when it is read, or copied (configured %s)',
    async (before) => {
      const { s3, configure, put, status, simulator, last } = await bucket();
      if (before) await configure(before);
      await put(128 * 1024);
      await simulator.advance(60 * day);
      const { Body } = await s3.getObject(cold);
      expect(await Body?.transformToString()).toHaveLength(128 * 1024);
      expect(last().changes[0]?.rows).toContainEqual(
        expect.objectContaining({ attribute: 'IntelligentTieringReferenceDate' }),
      );
      await simulator.advance(60 * day);
      await s3.copyObject({ Bucket, Key: 'copy', CopySource: 'photos/cold' });
      await configure('all');
      await simulator.advance(60 * day);
      expect(await status()).toBeUndefined();
      await simulator.advance(30 * day);
      expect(await status()).toBe('ARCHIVE_ACCESS');
    },
  );

  test.each([
    ['is too small', 128 * 1024 - 1, {}],
    ['is not of the prefix', 128 * 1024, { Filter: { Prefix: 'hot' } }],
    ['has another tag', 128 * 1024, { Filter: { Tag: { Key: 'kind', Value: 'new' } } }],
    ['is not meant any more', 128 * 1024, { Status: 'Disabled' }],
  ])('stays where it is when it %s', async (_why, size, more) => {
    const { configure, put, status, simulator } = await bucket();
    await configure('all', more);
    await put(size);
    await simulator.advance(400 * day);
    expect(await status()).toBeUndefined();
  });
});

test('a large object that is read while it is noted is read to its end', async () => {
  const { simulator, raw, s3 } = await lab({ buckets: [Bucket] });
  await simulator.handle({
    method: 'PUT',
    scheme: 'https',
    host: 's3.amazonaws.com',
    target: '/photos/cold',
    headers: [
      ['host', 's3.amazonaws.com'],
      ['authorization', 'AWS test:x'],
      ['x-amz-storage-class', 'INTELLIGENT_TIERING'],
    ],
    body: { size: 20 * 1024 ** 2, pattern: 'ice' },
  });
  const answer = await raw({ target: '/photos/cold' });
  await s3.deleteObject(cold);
  const bytes = await new Response(answer.body as ReadableStream).arrayBuffer();
  expect(bytes.byteLength).toBe(20 * 1024 ** 2);
});
