/** DeleteObject and DeleteObjects: what goes, what comes, and what the answer says of it. */
import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { lab } from '../lab.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const unversioned = () => lab({ buckets: ['photos'] });
const versioned = () => lab({ versioned: ['photos'] });

async function versionsIn(it: Awaited<ReturnType<typeof versioned>>) {
  const { Versions = [], DeleteMarkers = [] } = await it.s3.listObjectVersions({
    Bucket: 'photos',
  });
  const ids = (list: readonly { VersionId?: string | undefined }[]) =>
    list.map(({ VersionId }) => VersionId);
  return { versions: ids(Versions), markers: ids(DeleteMarkers) };
}

describe('[delete/effect] DeleteObject', () => {
  test('removes the object of a bucket that was never versioned, and says no more than 204', async () => {
    const it = await unversioned();
    await it.s3.putObject(photo);
    const { $metadata, ...answer } = await it.s3.deleteObject(photo);
    expect([$metadata.httpStatusCode, answer]).toEqual([204, {}]);
    expect(await versionsIn(it)).toEqual({ versions: [], markers: [] });
    await expect(it.s3.deleteObject(photo)).resolves.toBeDefined();
  });

  test('leaves a delete marker where versioning is enabled, over anything or nothing', async () => {
    const it = await versioned();
    const { VersionId } = await it.s3.putObject(photo);
    const marker = await it.s3.deleteObject(photo);
    const again = await it.s3.deleteObject(photo);
    expect([marker.DeleteMarker, again.DeleteMarker]).toEqual([true, true]);
    expect(again.VersionId).not.toBe(marker.VersionId);
    expect(await versionsIn(it)).toEqual({
      versions: [VersionId],
      markers: [again.VersionId, marker.VersionId],
    });
    expect(await it.s3.deleteObject({ Bucket: 'photos', Key: 'never there' })).toMatchObject({
      DeleteMarker: true,
    });
  });

  test('removes a version for good when it is named, and a marker too', async () => {
    const it = await versioned();
    const { VersionId } = await it.s3.putObject(photo);
    const marker = await it.s3.deleteObject(photo);
    expect(await it.s3.deleteObject({ ...photo, VersionId: marker.VersionId })).toMatchObject({
      DeleteMarker: true,
      VersionId: marker.VersionId,
    });
    expect(await it.s3.headObject(photo)).toMatchObject({ VersionId });
    const gone = await it.s3.deleteObject({ ...photo, VersionId });
    expect([gone.DeleteMarker, gone.VersionId]).toEqual([undefined, VersionId]);
    expect(await versionsIn(it)).toEqual({ versions: [], markers: [] });
  });

  test('of a version that is already gone succeeds, and tells of no marker', async () => {
    const it = await versioned();
    const { VersionId } = await it.s3.deleteObject(photo);
    await it.s3.deleteObject({ ...photo, VersionId });
    const again = await it.s3.deleteObject({ ...photo, VersionId });
    expect([again.DeleteMarker, again.VersionId]).toEqual([undefined, VersionId]);
  });

  test('replaces the null version by a null marker where versioning is suspended', async () => {
    const it = await versioned();
    const { VersionId } = await it.s3.putObject(photo);
    await it.s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Suspended' },
    });
    await it.s3.putObject(photo);
    expect(await it.s3.deleteObject(photo)).toMatchObject({
      DeleteMarker: true,
      VersionId: 'null',
    });
    expect(await it.s3.deleteObject(photo)).toMatchObject({
      DeleteMarker: true,
      VersionId: 'null',
    });
    expect(await versionsIn(it)).toEqual({ versions: [VersionId], markers: ['null'] });
  });

  test('frees the bytes that nobody refers to any more', async () => {
    const { s3, raw, simulator } = await unversioned();
    await s3.putObject({ ...photo, Body: 'data' });
    await s3.copyObject({ Bucket: 'photos', Key: 'copy', CopySource: 'photos/cat' });
    await s3.deleteObject(photo);
    expect((await raw({ target: '/photos/copy' })).body).toHaveLength(4);
    await s3.deleteObject({ Bucket: 'photos', Key: 'copy' });
    expect(Array.from(simulator.records.scan('v/'))).toEqual([]);
  });
});

describe('DeleteObject refuses', () => {
  test('[version/id] a version that could never have been', async () => {
    const { s3, refusal } = await versioned();
    expect(await refusal(s3.deleteObject({ ...photo, VersionId: 'invented' }))).toMatchObject({
      rule: 'version/id',
      ArgumentName: 'versionId',
    });
  });

  test('[delete/if-match] what is not what was expected', async () => {
    const { s3, refusal } = await unversioned();
    const { ETag } = await s3.putObject({ ...photo, Body: 'data' });
    expect(await refusal(s3.deleteObject({ ...photo, IfMatch: '"other"' }))).toMatchObject({
      status: 412,
      rule: 'delete/if-match',
      Condition: 'If-Match',
    });
    await s3.deleteObject({ ...photo, IfMatch: ETag });
    expect(await refusal(s3.deleteObject({ ...photo, IfMatch: ETag }))).toMatchObject({
      status: 404,
      rule: 'delete/if-match',
      Key: 'cat',
    });
  });

  test('[delete/condition-supported] conditions of directory buckets, the date first', async () => {
    const { s3, refusal } = await unversioned();
    const both = { IfMatchSize: 10, IfMatch: 'badvalue', IfMatchLastModifiedTime: new Date(0) };
    expect(await refusal(s3.deleteObject({ ...photo, ...both }))).toMatchObject({
      status: 501,
      rule: 'delete/condition-supported',
      Header: 'x-amz-if-match-last-modified-time',
    });
    expect(await refusal(s3.deleteObject({ ...photo, IfMatchSize: 10 }))).toMatchObject({
      status: 501,
      Header: 'x-amz-if-match-size',
    });
    const named = { IfMatch: 'badvalue', VersionId: 'null' };
    expect(await refusal(s3.deleteObject({ ...photo, ...named }))).toMatchObject({
      status: 501,
      Header: 'If-Match',
    });
  });

  test.each([true, false])(
    '[lock/bypass-needs-lock] bypassing a lock that there is not: %s',
    async (BypassGovernanceRetention) => {
      const { s3, refusal } = await unversioned();
      expect(await refusal(s3.deleteObject({ ...photo, BypassGovernanceRetention }))).toMatchObject(
        {
          status: 400,
          rule: 'lock/bypass-needs-lock',
          ArgumentName: 'x-amz-bypass-governance-retention',
        },
      );
    },
  );
});

describe('DeleteObjects', () => {
  const objects = (...keys: string[]) => ({
    Bucket: 'photos',
    Delete: { Objects: keys.map((Key) => ({ Key })) },
  });

  test('deletes every key it names, there or not, exactly as it is spelt', async () => {
    const { s3 } = await unversioned();
    const keys = ['a%2Fb', 'a/%F0%9F%98%80', 'ünï & <cødé>'];
    for (const Key of keys) await s3.putObject({ Bucket: 'photos', Key });
    const { Deleted, Errors } = await s3.deleteObjects(objects(...keys, 'never there'));
    expect([Deleted?.map(({ Key }) => Key), Errors]).toEqual([[...keys, 'never there'], undefined]);
    expect((await s3.listObjectsV2({ Bucket: 'photos' })).KeyCount).toBe(0);
  });

  test('tells of the markers that it made', async () => {
    const it = await versioned();
    await it.s3.putObject(photo);
    const { Deleted } = await it.s3.deleteObjects(objects('cat'));
    const { markers } = await versionsIn(it);
    expect(Deleted).toEqual([
      { Key: 'cat', DeleteMarker: true, DeleteMarkerVersionId: markers[0] },
    ]);
  });

  test('tells of the versions and markers that it removed', async () => {
    const it = await versioned();
    const { VersionId } = await it.s3.putObject(photo);
    const marker = await it.s3.deleteObject(photo);
    const Objects = [
      { Key: 'cat', VersionId },
      { Key: 'cat', VersionId: marker.VersionId },
    ];
    const { Deleted } = await it.s3.deleteObjects({ Bucket: 'photos', Delete: { Objects } });
    expect(Deleted).toEqual([
      { Key: 'cat', VersionId },
      {
        Key: 'cat',
        VersionId: marker.VersionId,
        DeleteMarker: true,
        DeleteMarkerVersionId: marker.VersionId,
      },
    ]);
    expect(await versionsIn(it)).toEqual({ versions: [], markers: [] });
  });

  test('says nothing of what it deleted when it is asked to be quiet, but of what it did not', async () => {
    const { s3 } = await versioned();
    const { VersionId } = await s3.putObject(photo);
    const Objects = [
      { Key: 'cat', VersionId },
      { Key: 'cat', VersionId: 'invented' },
    ];
    const quiet = await s3.deleteObjects({ Bucket: 'photos', Delete: { Quiet: true, Objects } });
    expect(quiet.Deleted).toBeUndefined();
    expect(quiet.Errors).toEqual([
      {
        Key: 'cat',
        VersionId: 'invented',
        Code: 'NoSuchVersion',
        Message: 'The specified version does not exist.',
      },
    ]);
  });

  test('goes on after a key that it may not delete', async () => {
    const { s3 } = await unversioned();
    for (const Key of ['a', 'b', 'c']) await s3.putObject({ Bucket: 'photos', Key, Body: Key });
    const Objects = [
      { Key: 'a', ETag: '"other"' },
      { Key: 'b', Size: 1 },
      { Key: 'c', ETag: '4a8a08f09d37b73795649038408b5f33' },
      { Key: 'd', ETag: '*' },
    ];
    const { Deleted, Errors } = await s3.deleteObjects({ Bucket: 'photos', Delete: { Objects } });
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['c']);
    expect(Errors?.map(({ Key, Code }) => [Key, Code])).toEqual([
      ['a', 'PreconditionFailed'],
      ['b', 'NotImplemented'],
      ['d', 'NoSuchKey'],
    ]);
    expect((await s3.listObjectsV2({ Bucket: 'photos' })).Contents?.map(({ Key }) => Key)).toEqual([
      'a',
      'b',
    ]);
  });

  test('[checksum/required] needs a digest of its body, [checksum/matches] the right one', async () => {
    const { raw, rawRefusal } = await unversioned();
    const body = '<Delete><Object><Key>cat</Key></Object></Delete>';
    const request = { method: 'POST', target: '/photos?delete', body };
    const md5 = (of: string) => createHash('md5').update(of).digest('base64');
    expect(await rawRefusal(request)).toMatchObject({
      status: 400,
      rule: 'checksum/required',
      code: 'InvalidRequest',
    });
    expect(
      await rawRefusal({ ...request, headers: { 'content-md5': md5('other') } }),
    ).toMatchObject({ rule: 'checksum/content-md5', code: 'BadDigest' });
    expect(
      await rawRefusal({ ...request, headers: { 'x-amz-checksum-crc32': 'AAAAAA==' } }),
    ).toMatchObject({ rule: 'checksum/matches', code: 'BadDigest' });
    expect((await raw({ ...request, headers: { 'content-md5': md5(body) } })).status).toBe(200);
  });

  test('[delete/keys] takes 1,000 keys, and not one more', async () => {
    const { s3, refusal } = await unversioned();
    const keys = Array.from({ length: 1001 }, (_, i) => `k${i}`);
    expect(await refusal(s3.deleteObjects(objects(...keys)))).toMatchObject({
      status: 400,
      rule: 'delete/keys',
      code: 'MalformedXML',
    });
    const { Deleted } = await s3.deleteObjects(objects(...keys.slice(1)));
    expect(Deleted).toHaveLength(1000);
  });

  test('[bucket/exists] [lock/bypass-needs-lock] is refused as a whole for what concerns the whole', async () => {
    const { s3, refusal } = await unversioned();
    expect(await refusal(s3.deleteObjects({ ...objects('a', 'b'), Bucket: 'gone' }))).toMatchObject(
      { status: 404, rule: 'bucket/exists', BucketName: 'gone' },
    );
    expect(
      await refusal(s3.deleteObjects({ ...objects('a'), BypassGovernanceRetention: true })),
    ).toMatchObject({ rule: 'lock/bypass-needs-lock' });
  });
});

test('[delete/listed-version-id] [delete/if-match] what refuses one key of many is a step that does not end the request', async () => {
  const { s3, last } = await lab({ buckets: ['photos'] });
  await s3.putObject({ Bucket: 'photos', Key: 'cat' });
  const Objects = [
    { Key: 'cat', ETag: '"other"' },
    { Key: 'cat', VersionId: 'invented' },
  ];
  const { Errors } = await s3.deleteObjects({ Bucket: 'photos', Delete: { Objects } });
  expect(Errors?.map(({ Code }) => Code)).toEqual(['PreconditionFailed', 'NoSuchVersion']);
  const refused = last().trace.filter(({ outcome }) => outcome === 'refused');
  expect(refused.map(({ rule, decisive }) => [rule.id, decisive])).toEqual([
    ['delete/if-match', false],
    ['delete/listed-version-id', false],
  ]);
});

test('[object/key-length] a key that nothing can have is refused, or told of among others', async () => {
  const { s3, refusal } = await lab({ buckets: ['photos'] });
  const Key = 'k'.repeat(1025);
  const refused = { code: 'KeyTooLongError', Size: '1025', MaxSizeAllowed: '1024' };
  expect(await refusal(s3.deleteObject({ Bucket: 'photos', Key }))).toMatchObject(refused);
  const Delete = { Objects: [{ Key }, { Key: 'cat' }] };
  const { Deleted, Errors } = await s3.deleteObjects({ Bucket: 'photos', Delete });
  expect(Deleted).toEqual([{ Key: 'cat' }]);
  expect(Errors).toEqual([{ Key, Code: 'KeyTooLongError', Message: 'Your key is too long' }]);
});
