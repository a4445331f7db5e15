/** RestoreObject on the virtual clock: under way, done, longer, over. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const ice = { Bucket: 'photos', Key: 'ice' };
const hour = 60 * 60 * 1000;
const archived = { status: 403, rule: 'object/archived', code: 'InvalidObjectState' };

async function withIce(StorageClass: 'GLACIER' | 'DEEP_ARCHIVE' = 'GLACIER') {
  const it = await lab({ buckets: ['photos'] });
  await it.s3.putObject({ ...ice, Body: 'data', StorageClass });
  const restore = (Days: number, Tier?: 'Standard' | 'Bulk' | 'Expedited') =>
    it.s3.restoreObject({
      ...ice,
      RestoreRequest: { Days, ...(Tier && { GlacierJobParameters: { Tier } }) },
    });
  const status = async () => (await it.s3.headObject(ice)).Restore;
  return { ...it, restore, status };
}

describe('a restore', () => {
  test('[restore/time] [restore/expiry] is under way, then leaves a copy until midnight', async () => {
    const { s3, restore, status, refusal, simulator } = await withIce();
    expect(await status()).toBeUndefined();
    expect((await restore(2)).$metadata.httpStatusCode).toBe(202);
    expect(await status()).toBe('ongoing-request="true"');
    expect(await refusal(s3.getObject(ice))).toMatchObject({
      ...archived,
      StorageClass: 'GLACIER',
    });
    const done = simulator.now() + 5 * hour;
    await simulator.advance(5 * hour);
    const midnight = (Math.floor(done / (24 * hour)) + 3) * 24 * hour;
    const there = `ongoing-request="false", expiry-date="${new Date(midnight).toUTCString()}"`;
    expect(await status()).toBe(there);
    const got = await s3.getObject(ice);
    expect([got.Restore, got.StorageClass, await got.Body?.transformToString()]).toEqual([
      there,
      'GLACIER',
      'data',
    ]);
    await simulator.advance(midnight - simulator.now());
    expect(await status()).toBeUndefined();
    expect(await refusal(s3.getObject(ice))).toMatchObject(archived);
  });

  test('[restore/ongoing] is not asked for twice, but hurried', async () => {
    const { s3, restore, refusal, simulator, last } = await withIce();
    await restore(1, 'Bulk');
    expect(await refusal(restore(1, 'Bulk'))).toMatchObject({
      status: 409,
      rule: 'restore/ongoing',
      code: 'RestoreAlreadyInProgress',
    });
    expect((await restore(1, 'Expedited')).$metadata.httpStatusCode).toBe(202);
    expect(last().changes[0]?.rows).toContainEqual(
      expect.objectContaining({ attribute: 'Restore', rule: 'restore/time' }),
    );
    await simulator.advance(5 * 60 * 1000);
    await s3.getObject(ice);
  });

  test('that is done is made longer: 200', async () => {
    const { restore, status, simulator } = await withIce();
    await restore(1);
    await simulator.advance(6 * hour);
    expect((await restore(30)).$metadata.httpStatusCode).toBe(200);
    const midnight = (Math.floor(simulator.now() / (24 * hour)) + 31) * 24 * hour;
    expect(await status()).toContain(new Date(midnight).toUTCString());
  });

  test('[restore/tier] of a deep archive takes its time', async () => {
    const { s3, restore, refusal, simulator } = await withIce('DEEP_ARCHIVE');
    expect(await refusal(restore(1, 'Expedited'))).toMatchObject({ rule: 'restore/tier' });
    await restore(1, 'Bulk');
    await simulator.advance(47 * hour);
    expect(await refusal(s3.getObject(ice))).toMatchObject(archived);
    await simulator.advance(hour);
    await s3.getObject(ice);
  });

  test('[restore/class] [restore/days] [restore/form] is refused where it makes no sense', async () => {
    const { s3, refusal, rawRefusal, restore } = await withIce();
    expect(await refusal(restore(0))).toMatchObject({ rule: 'restore/days' });
    expect(await rawRefusal({ method: 'POST', target: '/photos/ice?restore' })).toMatchObject({
      rule: 'restore/form',
      code: 'MalformedXML',
    });
    await s3.putObject({ Bucket: 'photos', Key: 'warm' });
    const warm = { Bucket: 'photos', Key: 'warm', RestoreRequest: { Days: 1 } };
    expect(await refusal(s3.restoreObject(warm))).toMatchObject({
      rule: 'restore/class',
      StorageClass: 'STANDARD',
    });
    expect(await refusal(s3.restoreObject({ ...warm, Key: 'gone' }))).toMatchObject({
      rule: 'object/exists',
    });
  });

  test('is of one version', async () => {
    const { s3, refusal, simulator } = await lab({ versioned: ['photos'] });
    const { VersionId } = await s3.putObject({ ...ice, Body: 'old', StorageClass: 'GLACIER' });
    await s3.putObject({ ...ice, Body: 'new', StorageClass: 'GLACIER' });
    await s3.restoreObject({ ...ice, VersionId, RestoreRequest: { Days: 1 } });
    await simulator.advance(6 * hour);
    const old = await s3.getObject({ ...ice, VersionId });
    expect(await old.Body?.transformToString()).toBe('old');
    expect(await refusal(s3.getObject(ice))).toMatchObject(archived);
  });
});

describe('a restored copy', () => {
  test('[copy-source/archived] [copy/onto-itself] is copied, also onto the object itself', async () => {
    const { s3, restore, refusal, simulator } = await withIce();
    const copy = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/ice' };
    expect(await refusal(s3.copyObject(copy))).toMatchObject({
      status: 403,
      rule: 'copy-source/archived',
      StorageClass: 'GLACIER',
    });
    await restore(1);
    expect(await refusal(s3.copyObject(copy))).toMatchObject({ rule: 'copy-source/archived' });
    await simulator.advance(6 * hour);
    await s3.copyObject(copy);
    const { UploadId } = await s3.createMultipartUpload({ Bucket: 'photos', Key: 'parts' });
    await s3.uploadPartCopy({ ...copy, Key: 'parts', UploadId, PartNumber: 1 });
    await s3.copyObject({ ...copy, Key: 'ice' });
    const head = await s3.headObject(ice);
    expect([head.StorageClass, head.Restore]).toEqual([undefined, undefined]);
  });

  test('[list/optional-attributes] is told by listings that are asked to', async () => {
    const { s3, restore, refusal, simulator } = await withIce();
    const asked = { Bucket: 'photos', OptionalObjectAttributes: ['RestoreStatus' as const] };
    const told = async () => {
      const { Contents } = await s3.listObjectsV2(asked);
      const { Versions } = await s3.listObjectVersions(asked);
      const older = await s3.listObjects(asked);
      expect(Versions?.[0]?.RestoreStatus).toEqual(Contents?.[0]?.RestoreStatus);
      expect(older.Contents?.[0]?.RestoreStatus).toEqual(Contents?.[0]?.RestoreStatus);
      return Contents?.[0]?.RestoreStatus;
    };
    expect(await told()).toBeUndefined();
    await restore(1);
    expect(await told()).toEqual({ IsRestoreInProgress: true });
    expect(
      (await s3.listObjectsV2({ Bucket: 'photos' })).Contents?.[0]?.RestoreStatus,
    ).toBeUndefined();
    await simulator.advance(6 * hour);
    expect(await told()).toMatchObject({
      IsRestoreInProgress: false,
      RestoreExpiryDate: expect.any(Date) as Date,
    });
    const odd = { Bucket: 'photos', OptionalObjectAttributes: ['Colour' as never] };
    expect(await refusal(s3.listObjectsV2(odd))).toMatchObject({
      rule: 'list/optional-attributes',
    });
  });
});

describe('[restore/output] a SELECT by restore', () => {
  const asked = (more: object = {}) => ({
    Type: 'SELECT' as const,
    SelectParameters: {
      ExpressionType: 'SQL' as const,
      Expression: "SELECT s._2 FROM s3object s WHERE s._1 = 'cat'",
      InputSerialization: { CSV: {} },
      OutputSerialization: { CSV: {} },
    },
    OutputLocation: { S3: { BucketName: 'results', Prefix: 'found', ...more } },
  });

  async function withPets() {
    const it = await lab({ buckets: ['photos', 'results'] });
    await it.s3.putObject({ ...ice, Body: 'cat,7\ndog,3\ncat,9\n', StorageClass: 'GLACIER' });
    return it;
  }

  test('writes what it finds where it is told to, as it is told to', async () => {
    const { s3 } = await withPets();
    const answer = await s3.restoreObject({
      ...ice,
      RestoreRequest: asked({
        StorageClass: 'STANDARD_IA',
        UserMetadata: [{ Name: 'job', Value: 'pets' }],
        Tagging: { TagSet: [{ Key: 'kind', Value: 'a/b c' }] },
      }),
    });
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect(answer.RestoreOutputPath).toMatch(/^found\/\w+$/);
    const found = { Bucket: 'results', Key: `${answer.RestoreOutputPath}/results/1` };
    const { Body, ...object } = await s3.getObject(found);
    expect(await Body?.transformToString()).toBe('7\n9\n');
    expect(object).toMatchObject({ StorageClass: 'STANDARD_IA', Metadata: { job: 'pets' } });
    expect((await s3.getObjectTagging(found)).TagSet).toEqual([{ Key: 'kind', Value: 'a/b c' }]);
    expect((await s3.headObject(ice)).Restore).toBeUndefined();
  });

  test('is refused without a bucket to write to, of other classes, and of no SQL', async () => {
    const { s3, refusal } = await withPets();
    const select = (RestoreRequest: object, Key = 'ice') =>
      s3.restoreObject({ Bucket: 'photos', Key, RestoreRequest });
    expect(await refusal(select(asked({ BucketName: 'gone' })))).toMatchObject({
      rule: 'bucket/exists',
      BucketName: 'gone',
    });
    await s3.putObject({ Bucket: 'photos', Key: 'warm' });
    expect(await refusal(select(asked(), 'warm'))).toMatchObject({ rule: 'restore/select-class' });
    const { SelectParameters, ...rest } = asked();
    expect(
      await refusal(
        select({ ...rest, SelectParameters: { ...SelectParameters, Expression: 'x' } }),
      ),
    ).toMatchObject({ rule: 'select/expression' });
    expect(await refusal(select(rest))).toMatchObject({ rule: 'restore/form' });
  });
});
