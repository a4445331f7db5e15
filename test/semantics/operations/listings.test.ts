/** ListObjects and ListObjectsV2: what they show, by recorded cases. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { text } from '../../../src/lib/bytes.ts';
import { all, names, prefixes, tree, withKeys, wrongEncoding } from '../listed.ts';

describe('ListObjectsV2', () => {
  test('shows objects in the order of UTF-8 bytes', async () => {
    const { s3 } = await withKeys(['b', 'a', 'B', '\u{1f600}', '\uff5e', 'a/b']);
    const { Contents, KeyCount, IsTruncated, MaxKeys, Name } = await s3.listObjectsV2(all);
    expect(names(Contents)).toEqual(['B', 'a', 'a/b', 'b', '\uff5e', '\u{1f600}']);
    expect({ KeyCount, IsTruncated, MaxKeys, Name }).toEqual({
      KeyCount: 6,
      IsTruncated: false,
      MaxKeys: 1000,
      Name: 'photos',
    });
  });

  test('shows of each what it is, and its owner when it is asked', async () => {
    const { s3 } = await withKeys(['a']);
    const [object] = (await s3.listObjectsV2(all)).Contents ?? [];
    expect(object).toEqual({
      Key: 'a',
      Size: 11,
      ETag: '"0d9fa06a66933b40f615f530e59edd6b"',
      StorageClass: 'STANDARD',
      ChecksumAlgorithm: ['CRC32'],
      ChecksumType: 'FULL_OBJECT',
      LastModified: new Date('2026-01-01T00:00:02Z'),
    });
    const [owned] = (await s3.listObjectsV2({ ...all, FetchOwner: true })).Contents ?? [];
    expect(owned?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  });

  test('shows what begins with a prefix, and rolls up what a delimiter divides', async () => {
    const { s3 } = await withKeys(tree);
    const ask = async (asked: object) => {
      const { Contents, CommonPrefixes, KeyCount } = await s3.listObjectsV2({ ...all, ...asked });
      return [names(Contents), prefixes(CommonPrefixes), KeyCount];
    };
    expect(await ask({ Prefix: 'test/foo' })).toEqual([
      ['test/foo/bar/123', 'test/foo/bar/456'],
      undefined,
      2,
    ]);
    expect(await ask({ Prefix: 'test/', Delimiter: '/' })).toEqual([
      undefined,
      ['test/bar/', 'test/foo/'],
      2,
    ]);
    expect(await ask({ Prefix: 'test/foo', Delimiter: '/' })).toEqual([
      undefined,
      ['test/foo/'],
      1,
    ]);
    expect(await ask({ Prefix: 'test/foo/bar/', Delimiter: '/' })).toEqual([
      ['test/foo/bar/123', 'test/foo/bar/456'],
      undefined,
      2,
    ]);
    expect(await ask({ Delimiter: '/foo' })).toEqual([undefined, ['test/bar/foo', 'test/foo'], 2]);
    expect(await ask({ Prefix: 'nothing' })).toEqual([undefined, undefined, 0]);
  });

  test('goes on from a token, which silences StartAfter', async () => {
    const { s3 } = await withKeys(['a', 'b', 'c', 'd', 'e']);
    const first = await s3.listObjectsV2({ ...all, MaxKeys: 2 });
    const ContinuationToken = first.NextContinuationToken;
    expect([names(first.Contents), first.IsTruncated]).toEqual([['a', 'b'], true]);
    expect(names((await s3.listObjectsV2({ ...all, ContinuationToken })).Contents)).toEqual([
      'c',
      'd',
      'e',
    ]);
    expect(
      names((await s3.listObjectsV2({ ...all, ContinuationToken, StartAfter: 'd' })).Contents),
    ).toEqual(['c', 'd', 'e']);
    const after = await s3.listObjectsV2({ ...all, StartAfter: 'b', MaxKeys: 2 });
    expect([names(after.Contents), after.StartAfter]).toEqual([['c', 'd'], 'b']);
  });

  test('answers at most 1,000, and none when it is asked for none', async () => {
    const { s3 } = await withKeys(['a', 'b']);
    expect(await s3.listObjectsV2({ ...all, MaxKeys: 0 })).toMatchObject({
      KeyCount: 0,
      IsTruncated: false,
      MaxKeys: 0,
    });
    expect((await s3.listObjectsV2({ ...all, MaxKeys: 5000 })).MaxKeys).toBe(1000);
  });

  test('shows neither deleted keys nor older versions', async () => {
    const { s3 } = await withKeys(['a', 'a', 'b'], { versioned: ['photos'] });
    await s3.deleteObject({ ...all, Key: 'b' });
    expect(names((await s3.listObjectsV2(all)).Contents)).toEqual(['a']);
  });

  test('[list/continuation-token] [list/maximum] [list/encoding-type] refuses what cannot be', async () => {
    const { s3, refusal } = await withKeys([]);
    expect(await refusal(s3.listObjectsV2({ ...all, ContinuationToken: '' }))).toEqual({
      status: 400,
      rule: 'list/continuation-token',
      code: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
      ArgumentName: 'continuation-token',
    });
    expect(await refusal(s3.listObjectsV2({ ...all, MaxKeys: -1 }))).toMatchObject({
      rule: 'list/maximum',
      ArgumentName: 'max-keys',
      ArgumentValue: '-1',
    });
    expect(await refusal(s3.listObjectsV2({ ...all, EncodingType: 'value' as never }))).toEqual(
      wrongEncoding('list/encoding-type', 'value'),
    );
  });
});

describe('ListObjects', () => {
  test('goes on from a marker, and names the next one only with a delimiter', async () => {
    const { s3 } = await withKeys(['a', 'b/1', 'b/2', 'c']);
    const first = await s3.listObjects({ ...all, Delimiter: '/', MaxKeys: 2 });
    expect([names(first.Contents), prefixes(first.CommonPrefixes), first.NextMarker]).toEqual([
      ['a'],
      ['b/'],
      'b/',
    ]);
    const second = await s3.listObjects({ ...all, Delimiter: '/', Marker: first.NextMarker });
    expect([names(second.Contents), second.CommonPrefixes, second.IsTruncated]).toEqual([
      ['c'],
      undefined,
      false,
    ]);
    expect((await s3.listObjects({ ...all, MaxKeys: 1 })).NextMarker).toBeUndefined();
  });

  test('[list/encoding-type] encodes what it echoes, a delimiter too', async () => {
    const { s3, refusal } = await withKeys(['a b+ü/(*)~']);
    const asked = {
      ...all,
      EncodingType: 'url',
      Delimiter: '%2F',
      Prefix: 'a b',
      Marker: 'a b',
    } as const;
    const { Contents, Delimiter, Prefix, Marker } = await s3.listObjects(asked);
    expect({ names: names(Contents), Delimiter, Prefix, Marker }).toEqual({
      names: ['a+b%2B%C3%BC/%28*%29%7E'],
      Delimiter: '%252F',
      Prefix: 'a+b',
      Marker: 'a+b',
    });
    expect(await refusal(s3.listObjects({ ...all, EncodingType: 'value' as never }))).toMatchObject(
      { rule: 'list/encoding-type' },
    );
  });
});

test.each([
  'list-type=2&encoding-type=',
  'encoding-type=',
  'versions&encoding-type=',
  'uploads&encoding-type=',
])('[list/encoding-type] an empty one is none either: ?%s', async (query) => {
  const { rawRefusal } = await withKeys([]);
  expect(await rawRefusal({ target: `/photos?${query}` })).toEqual(
    wrongEncoding('list/encoding-type', ''),
  );
});

test('keys with a NUL inside stand where their bytes put them, and under their own prefix', async () => {
  const { raw } = await withKeys(['a', 'a\x01', 'a\0', 'a\x005', 'a\0\x01']);
  const listed = async (query: string) => {
    const { body } = await raw({ target: `/photos?encoding-type=url&${query}` });
    return Array.from(text(body as Uint8Array).matchAll(/<Key>(.*?)<\/Key>/g), ([, key]) => key);
  };
  const all = ['a', 'a%00', 'a%00%01', 'a%005', 'a%01'];
  expect(await listed('list-type=2')).toEqual(all);
  expect(await listed('versions')).toEqual(all);
  expect(await listed('versions&prefix=a%00')).toEqual(all.slice(1, 4));
  expect(await listed('marker=a%00&max-keys=2')).toEqual(all.slice(2, 4));
});

test('an object is its writer’s in every listing, where the bucket leaves it to him', async () => {
  const Bucket = 'shared';
  const { s3, as } = await lab();
  await s3.createBucket({ Bucket, ObjectOwnership: 'ObjectWriter' });
  await s3.deletePublicAccessBlock({ Bucket });
  await s3.putBucketAcl({ Bucket, ACL: 'public-read-write' });
  await as('test2').putObject({ Bucket, Key: 'theirs' });
  const owners = async () => [
    (await s3.listObjects({ Bucket })).Contents?.[0]?.Owner?.ID,
    (await s3.listObjectsV2({ Bucket, FetchOwner: true })).Contents?.[0]?.Owner?.ID,
    (await s3.listObjectVersions({ Bucket })).Versions?.[0]?.Owner?.ID,
  ];
  const theirs = (await as('test2').listBuckets({})).Owner?.ID;
  expect(await owners()).toEqual([theirs, theirs, theirs]);
  const OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] };
  await s3.putBucketAcl({ Bucket, ACL: 'private' });
  await s3.putBucketOwnershipControls({ Bucket, OwnershipControls });
  const ours = (await s3.listBuckets({})).Owner?.ID;
  expect(await owners()).toEqual([ours, ours, ours]);
});
