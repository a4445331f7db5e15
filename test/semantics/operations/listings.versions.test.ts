/** ListObjectVersions and ListMultipartUploads: what they show, by recorded cases. */
import { describe, expect, test } from 'vitest';
import { all, names, prefixes, tree, withKeys, wrongEncoding } from '../listed.ts';

describe('ListObjectVersions', () => {
  async function history() {
    const it = await withKeys(['a', 'b', 'b'], { versioned: ['photos'] });
    await it.s3.deleteObject({ ...all, Key: 'a' });
    const shown = async (asked: object = {}) => {
      const {
        Versions = [],
        DeleteMarkers = [],
        NextKeyMarker,
        NextVersionIdMarker,
        IsTruncated,
      } = await it.s3.listObjectVersions({ ...all, ...asked });
      const told = (list: typeof Versions | typeof DeleteMarkers) =>
        list.map(({ Key, IsLatest }) => [Key, IsLatest]);
      return {
        versions: told(Versions),
        markers: told(DeleteMarkers),
        NextKeyMarker,
        NextVersionIdMarker,
        IsTruncated,
      };
    };
    const id = async (key: string, i: number) => {
      const { Versions = [] } = await it.s3.listObjectVersions({ ...all, Prefix: key });
      return Versions[i]?.VersionId;
    };
    return { ...it, shown, id };
  }

  test('shows versions newest first, and markers apart', async () => {
    const { shown } = await history();
    expect(await shown()).toMatchObject({
      versions: [
        ['a', false],
        ['b', true],
        ['b', false],
      ],
      markers: [['a', true]],
      IsTruncated: false,
      NextKeyMarker: undefined,
    });
  });

  test('goes on from a key and a version', async () => {
    const { shown, id } = await history();
    const newest = await id('b', 0);
    const page = await shown({ MaxKeys: 3 });
    expect(page).toMatchObject({
      IsTruncated: true,
      NextKeyMarker: 'b',
      NextVersionIdMarker: newest,
    });
    expect(await shown({ KeyMarker: 'b', VersionIdMarker: newest })).toMatchObject({
      versions: [['b', false]],
      markers: [],
    });
    expect(await shown({ KeyMarker: 'a' })).toMatchObject({
      versions: [
        ['b', true],
        ['b', false],
      ],
      markers: [],
    });
    expect(await shown({ KeyMarker: 'b' })).toMatchObject({ versions: [], markers: [] });
  });

  test('goes on from a common prefix, or from a key inside it', async () => {
    const { s3 } = await withKeys(
      ['folder/sub/1', 'folder/sub/2', 'folder/file1', 'folder/file2'],
      { versioned: ['photos'] },
    );
    const page = async (KeyMarker = '') => {
      const { CommonPrefixes, Versions, NextKeyMarker, IsTruncated } = await s3.listObjectVersions({
        ...all,
        Prefix: 'folder/',
        Delimiter: '/',
        MaxKeys: 1,
        KeyMarker,
      });
      return [prefixes(CommonPrefixes), names(Versions), NextKeyMarker, IsTruncated];
    };
    expect(await page()).toEqual([undefined, ['folder/file1'], 'folder/file1', true]);
    expect(await page('folder/file1')).toEqual([undefined, ['folder/file2'], 'folder/file2', true]);
    expect(await page('folder/file2')).toEqual([['folder/sub/'], undefined, undefined, false]);
    expect(await page('folder/sub/')).toEqual([undefined, undefined, undefined, false]);
    expect(await page('folder/sub/1')).toEqual([undefined, undefined, undefined, false]);
  });

  test('[list/version-id-marker] [list/encoding-type] [list/maximum] refuses what cannot be', async () => {
    const { s3, refusal, id } = await history();
    const VersionIdMarker = await id('b', 0);
    expect(await refusal(s3.listObjectVersions({ ...all, VersionIdMarker }))).toMatchObject({
      rule: 'list/version-id-marker',
      ArgumentName: 'version-id-marker',
      ArgumentValue: VersionIdMarker,
    });
    expect(
      await refusal(s3.listObjectVersions({ ...all, KeyMarker: 'b', VersionIdMarker: 'x' })),
    ).toMatchObject({ rule: 'list/version-id-marker-form', ArgumentValue: 'x' });
    expect(
      await refusal(s3.listObjectVersions({ ...all, EncodingType: 'value' as never })),
    ).toEqual(wrongEncoding('list/encoding-type', 'value'));
    expect(await refusal(s3.listObjectVersions({ ...all, MaxKeys: -1 }))).toMatchObject({
      rule: 'list/maximum',
    });
  });
});

describe('ListMultipartUploads', () => {
  test('shows open uploads by key, of one key the oldest first', async () => {
    const { s3 } = await withKeys([]);
    const begin = async (Key: string) =>
      (await s3.createMultipartUpload({ ...all, Key, ChecksumAlgorithm: 'CRC32' })).UploadId;
    const [b, a, again] = [await begin('b'), await begin('a'), await begin('b')];
    const { Uploads, NextKeyMarker, NextUploadIdMarker, IsTruncated, MaxUploads } =
      await s3.listMultipartUploads(all);
    expect(Uploads?.map(({ Key, UploadId }) => [Key, UploadId])).toEqual([
      ['a', a],
      ['b', b],
      ['b', again],
    ]);
    expect({ NextKeyMarker, NextUploadIdMarker, IsTruncated, MaxUploads }).toEqual({
      NextKeyMarker: 'b',
      NextUploadIdMarker: again,
      IsTruncated: false,
      MaxUploads: 1000,
    });
    expect(Uploads?.[0]).toMatchObject({
      StorageClass: 'STANDARD',
      ChecksumAlgorithm: 'CRC32',
      ChecksumType: 'COMPOSITE',
      Initiator: { DisplayName: 'studio' },
    });
  });

  test('rolls up by prefix and delimiter', async () => {
    const { s3 } = await withKeys([]);
    for (const Key of tree) await s3.createMultipartUpload({ ...all, Key });
    const ask = async (Prefix: string) =>
      prefixes((await s3.listMultipartUploads({ ...all, Prefix, Delimiter: '/' })).CommonPrefixes);
    expect(await ask('test/')).toEqual(['test/bar/', 'test/foo/']);
    expect(await ask('test/foo/')).toEqual(['test/foo/bar/']);
    expect(await ask('test/foo/bar')).toEqual(['test/foo/bar/']);
  });

  test('[list/encoding-type] [list/maximum] refuses what cannot be', async () => {
    const { s3, refusal } = await withKeys([]);
    expect(
      await refusal(s3.listMultipartUploads({ ...all, EncodingType: 'value' as never })),
    ).toEqual(wrongEncoding('list/encoding-type', 'value'));
    expect(await refusal(s3.listMultipartUploads({ ...all, MaxUploads: -1 }))).toMatchObject({
      rule: 'list/maximum',
      ArgumentName: 'max-uploads',
    });
  });
});
