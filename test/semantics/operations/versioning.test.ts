/** GetBucketVersioning and PutBucketVersioning, and what the three states of a bucket do to its objects. */
import { describe, expect, test } from 'vitest';
import { bodyOf, lab } from '../lab.ts';

describe('a bucket', () => {
  test('was never versioned, then is enabled or suspended, and nothing else', async () => {
    const { s3, refusal, last } = await lab({ buckets: ['photos'] });
    const set = (configuration: object) =>
      s3.putBucketVersioning({ Bucket: 'photos', VersioningConfiguration: configuration });
    const status = async () => (await s3.getBucketVersioning({ Bucket: 'photos' })).Status;
    expect(await status()).toBeUndefined();
    await set({ Status: 'Suspended' });
    expect(await status()).toBe('Suspended');
    await set({ Status: 'Enabled' });
    expect(await status()).toBe('Enabled');
    for (const Status of ['enabled', 'Disabled']) {
      expect(await refusal(set({ Status }))).toMatchObject({
        status: 400,
        rule: 'wire/members',
        code: 'MalformedXML',
      });
    }
    expect(await refusal(set({}))).toEqual({
      status: 400,
      rule: 'versioning/status-given',
      code: 'IllegalVersioningConfigurationException',
      message: 'The Versioning element must be specified',
    });
    expect(await status()).toBe('Enabled');
    expect(last().answer.status).toBe(200);
  });

  test('[versioning/mfa-delete] cannot have MFA delete', async () => {
    const { s3, refusal } = await lab({ buckets: ['photos'] });
    const call = s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Enabled' },
    });
    expect(await refusal(call)).toMatchObject({ status: 403, rule: 'versioning/mfa-delete' });
  });

  test('[bucket/exists] must be there', async () => {
    const { s3, refusal } = await lab();
    expect(await refusal(s3.getBucketVersioning({ Bucket: 'gone' }))).toMatchObject({
      rule: 'bucket/exists',
      BucketName: 'gone',
    });
    const call = s3.putBucketVersioning({
      Bucket: 'gone',
      VersioningConfiguration: { Status: 'Suspended' },
    });
    expect(await refusal(call)).toMatchObject({ rule: 'bucket/exists', BucketName: 'gone' });
  });
});

describe('writes', () => {
  const photo = { Bucket: 'photos', Key: 'cat' };

  test('[version/new] replace each other where versioning was never enabled', async () => {
    const { s3, simulator } = await lab({ buckets: ['photos'] });
    const puts = [
      await s3.putObject({ ...photo, Body: 'one' }),
      await s3.putObject({ ...photo, Body: 'two' }),
    ];
    expect(puts.map(({ VersionId }) => VersionId)).toEqual([undefined, undefined]);
    expect(Array.from(simulator.records.scan('v/'))).toHaveLength(1);
    expect((await s3.headObject(photo)).VersionId).toBeUndefined();
  });

  test('[version/new] live side by side where it is enabled, and what was there before is the null version', async () => {
    const { s3, raw } = await lab({ buckets: ['photos'] });
    await s3.putObject({ ...photo, Body: 'before' });
    await s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const { VersionId } = await s3.putObject({ ...photo, Body: 'after' });
    expect(VersionId).toMatch(/^[\w.]{32}$/);
    expect(bodyOf(await raw({ target: '/photos/cat?versionId=null' }))).toBe('before');
    expect((await s3.headObject({ ...photo, VersionId: 'null' })).VersionId).toBe('null');
    expect((await s3.headObject(photo)).VersionId).toBe(VersionId);
  });

  test('[version/new] replace the null version, and only it, where it is suspended', async () => {
    const { s3 } = await lab({ versioned: ['photos'] });
    const { VersionId } = await s3.putObject({ ...photo, Body: 'kept' });
    await s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Suspended' },
    });
    for (const Body of ['one', 'two']) {
      expect((await s3.putObject({ ...photo, Body })).VersionId).toBeUndefined();
    }
    const { Versions } = await s3.listObjectVersions({ Bucket: 'photos' });
    expect(Versions?.map((version) => [version.VersionId, version.IsLatest])).toEqual([
      ['null', true],
      [VersionId, false],
    ]);
  });
});

test('[versioning/mfa-form] [versioning/mfa-device] a device that nobody has deletes nothing, and its code is told nowhere', async () => {
  const { s3, refusal, last } = await lab({ versioned: ['photos'] });
  await s3.putObject({ Bucket: 'photos', Key: 'cat' });
  const named = { Bucket: 'photos', Key: 'cat', MFA: 'serial 654321' };
  expect(await refusal(s3.deleteObject(named))).toMatchObject({
    status: 400,
    rule: 'versioning/mfa-device',
    code: 'NotDeviceOwnerError',
  });
  expect(JSON.stringify(last())).not.toContain('654321');
  const Delete = { Objects: [{ Key: 'cat' }] };
  expect(
    await refusal(s3.deleteObjects({ Bucket: 'photos', Delete, MFA: 'serial' })),
  ).toMatchObject({ rule: 'versioning/mfa-form', ArgumentName: 'x-amz-mfa' });
});
