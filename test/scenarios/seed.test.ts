import { describe, expect, test } from 'vitest';
import { readyMade } from '../../src/scenarios/readyMade.ts';
import { seed } from '../../src/scenarios/seed.ts';
import type { SeedBucket } from '../../src/scenarios/seedBucket.ts';
import type { SeedObject } from '../../src/scenarios/seedObject.ts';
import { bodyOf, lab } from '../semantics/lab.ts';

const MiB = 1024 ** 2;

async function seeded(
  objects: NonNullable<SeedBucket['objects']>,
  bucket: Partial<SeedBucket> = {},
) {
  const it = await lab();
  await seed(it.simulator, { buckets: [{ name: 'photos', as: 'alice', objects, ...bucket }] });
  return it;
}

test('what a seed leaves out is not there', async () => {
  const { simulator } = await lab();
  await seed(simulator, {});
  await seed(simulator, { buckets: [{ name: 'photos', as: 'alice' }] });
  const buckets = [...simulator.records.scan('')].filter(({ kind }) => kind === 'bucket');
  expect(buckets).toHaveLength(1);
});

describe('a seed', () => {
  test('makes keys of KMS, before the buckets', async () => {
    const { simulator, kms } = await lab();
    const kmsKeys = [
      { as: 'test', alias: 'alias/cat', description: 'for cats' },
      { as: 'test2', alias: 'alias/dog', region: 'eu-west-1', enabled: false },
      { as: 'test', keySpec: 'RSA_2048', keyUsage: 'SIGN_VERIFY' },
    ];
    await seed(simulator, { kmsKeys, buckets: [] });
    const cat = await kms().describeKey({ KeyId: 'alias/cat' });
    expect(cat.KeyMetadata).toMatchObject({ Description: 'for cats', KeyState: 'Enabled' });
    const there = kms('test2', { region: 'eu-west-1' });
    const dog = await there.describeKey({ KeyId: 'alias/dog' });
    expect(dog.KeyMetadata).toMatchObject({ KeyState: 'Disabled' });
    expect((await kms().listKeys({})).Keys).toHaveLength(2);
    const ann = 'arn:aws:iam::123456789012:user/alice';
    const grant = { to: ann, operations: ['Decrypt'], contextSubset: { film: 'cats' } };
    const policy = {
      Statement: { Effect: 'Allow', Principal: '*', Action: 'kms:List*', Resource: '*' },
    };
    const shared = { as: 'test', alias: 'alias/fox', grants: [grant], policy };
    await seed(simulator, { kmsKeys: [shared], buckets: [] });
    const { Aliases } = await kms().listAliases({});
    const fox = Aliases?.find(({ AliasName }) => AliasName === 'alias/fox')?.TargetKeyId;
    expect((await kms().listGrants({ KeyId: fox })).Grants).toMatchObject([
      { GranteePrincipal: ann, Constraints: { EncryptionContextSubset: { film: 'cats' } } },
    ]);
    const wrong = { kmsKeys: [{ as: 'test', alias: 'cat' }], buckets: [] };
    await expect(seed(simulator, wrong)).rejects.toThrow(
      /^The seed's CreateAlias of cat as test was answered 400 ValidationException: /,
    );
  });

  test('makes objects of all that it says of them', async () => {
    const object: SeedObject = {
      key: 'trip/plan + notes.txt',
      body: 'Take the early ferry.',
      contentType: 'text/plain',
      cacheControl: 'no-cache',
      metadata: { author: 'Zoë' },
      tags: { 'a b': 'c+d', ü: 'é=' },
      storageClass: 'STANDARD_IA',
      websiteRedirect: '/plan',
    };
    const { s3 } = await seeded([object]);
    const there = { Bucket: 'photos', Key: object.key };
    expect(await s3.headObject(there)).toMatchObject({
      ContentLength: 21,
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { author: '=?UTF-8?Q?Zo=C3=AB?=' },
      StorageClass: 'STANDARD_IA',
      WebsiteRedirectLocation: '/plan',
    });
    expect((await s3.getObjectTagging(there)).TagSet).toEqual([
      { Key: 'a b', Value: 'c+d' },
      { Key: 'ü', Value: 'é=' },
    ]);
  });

  test('takes bytes, nothing, and bytes that are only described', async () => {
    const { s3 } = await seeded([
      { key: 'bytes', body: Uint8Array.of(0, 255) },
      { key: 'empty' },
      { key: 'described', body: { size: 7, pattern: 'ab' } },
    ]);
    const read = async (Key: string) =>
      (await s3.getObject({ Bucket: 'photos', Key })).Body?.transformToByteArray();
    expect(await read('bytes')).toEqual(Uint8Array.of(0, 255));
    expect(await read('empty')).toEqual(new Uint8Array());
    expect(await read('described')).toEqual(new TextEncoder().encode('abababa'));
  });

  test('uploads in parts what is large', async () => {
    const { s3, simulator } = await seeded([
      { key: 'film', body: { size: 65 * MiB, pattern: 'frame' } },
    ]);
    const { ETag, ContentLength } = await s3.headObject({ Bucket: 'photos', Key: 'film' });
    expect([ETag?.slice(-3), ContentLength]).toEqual(['-3"', 65 * MiB]);
    expect([...simulator.records.scan('u/'), ...simulator.records.scan('p/')]).toEqual([]);
  });

  test('writes versions in order, and delete markers over them', async () => {
    const { s3 } = await seeded(
      [{ key: 'cat', body: '1' }, { key: 'cat', body: '22' }, { deletes: 'cat' }],
      { versioning: 'Enabled' },
    );
    const { Versions, DeleteMarkers } = await s3.listObjectVersions({ Bucket: 'photos' });
    expect(Versions?.map(({ Size }) => Size)).toEqual([2, 1]);
    expect(DeleteMarkers).toMatchObject([{ Key: 'cat', IsLatest: true }]);
  });

  test('makes buckets where they are to be, for whom they are', async () => {
    const it = await lab();
    await seed(it.simulator, {
      buckets: [{ name: 'inbox', as: 'bob', region: 'eu-west-1', objects: [] }],
    });
    const { Buckets } = await it.as('test2').listBuckets({ Prefix: 'in' });
    expect(Buckets).toMatchObject([{ Name: 'inbox', BucketRegion: 'eu-west-1' }]);
    expect((await it.s3.listBuckets({})).Buckets).toEqual([]);
  });

  test('that S3 refuses is a mistake of its writer, told in the words of S3', async () => {
    await expect(seeded([{ key: 'k'.repeat(1025) }])).rejects.toThrow(
      /^The seed's PutObject of photos\/k+ as alice was answered 400 KeyTooLongError: Your key is too long$/,
    );
    await expect(seeded([], { name: 'No Bucket' })).rejects.toThrow(
      "The seed's CreateBucket of No Bucket as alice was answered 400 InvalidBucketName: The specified bucket is not valid.",
    );
  });
});

describe('the ready-made world', () => {
  test('has two accounts, four buckets and five objects, versions and tags among them', async () => {
    const it = await lab();
    await seed(it.simulator, readyMade);
    const records = Array.from(it.simulator.records.scan(''));
    const buckets = records.filter((record) => record.kind === 'bucket');
    const versions = records.filter((record) => record.kind === 'object');
    const keys = new Set(versions.map(({ bucket, key }) => `${bucket}/${key}`));
    expect(new Set(buckets.map(({ account }) => account)).size).toBe(2);
    expect(buckets).toHaveLength(4);
    expect(versions.length).toBeGreaterThan(keys.size);
    expect(versions.some(({ tags }) => tags.length > 0)).toBe(true);
    expect(records.some(({ kind }) => kind === 'deleteMarker')).toBe(true);
    const listed = await Promise.all(
      buckets.map(({ name, account, region }) =>
        it
          .as(account === '123456789012' ? 'test' : 'test2', { region })
          .listObjectsV2({ Bucket: name }),
      ),
    );
    expect(listed.reduce((sum, { KeyCount = 0 }) => sum + KeyCount, 0)).toBe(5);
  });

  test('is the same each time it is made', async () => {
    const made = async () => {
      const it = await lab();
      await seed(it.simulator, readyMade);
      return Array.from(it.simulator.records.scan(''));
    };
    expect(await made()).toEqual(await made());
  });

  test('holds an object that is too large for one copy', async () => {
    const it = await lab();
    await seed(it.simulator, readyMade);
    const call = it.s3.copyObject({
      Bucket: 'backup',
      Key: 'film.mov',
      CopySource: 'photos/film.mov',
    });
    expect(await it.refusal(call)).toMatchObject({ rule: 'copy-source/size' });
  });
});

test('a described body that is uploaded in parts is its pattern throughout', async () => {
  const body = { size: 65 * MiB, pattern: 'frame' };
  const { raw } = await seeded([{ key: 'film', body }]);
  const from = 32 * MiB - 7;
  const answer = await raw({
    target: '/photos/film',
    headers: { range: `bytes=${from}-${from + 9}` },
  });
  const at = from % 5;
  expect(bodyOf(answer)).toBe('frameframeframe'.slice(at, at + 10));
});
