import { describe, expect, test } from 'vitest';
import { virtualStart } from '../../../src/world/world.ts';
import { memory } from '../../../src/storage/memory.ts';
import { createStore } from '../../../src/storage/store.ts';
import { watched } from '../../storage/samples.ts';
import { lab } from '../lab.ts';

const cat = { Bucket: 'photos', Key: 'cat' };
const note = { ...cat, AnnotationName: 'note' };

async function withCat(options = {}) {
  const it = await lab({ buckets: ['photos'], ...options });
  await it.s3.putObject({ ...cat, Body: 'a cat' });
  const read = async (more = {}) => {
    const got = await it.s3.getObjectAnnotation({ ...note, ...more });
    return got.AnnotationPayload?.transformToString();
  };
  const names = async (more = {}) =>
    ((await it.s3.listObjectAnnotations({ ...cat, ...more })).Annotations ?? []).map(
      ({ AnnotationName }) => AnnotationName,
    );
  return { ...it, read, names };
}

describe('an annotation', () => {
  test('is put, and read with what was put', async () => {
    const { s3, last } = await withCat();
    const put = await s3.putObjectAnnotation({
      ...note,
      AnnotationPayload: 'grün',
      ChecksumAlgorithm: 'SHA256',
    });
    expect(put).toMatchObject({
      Key: 'cat',
      AnnotationName: 'note',
      ETag: '"7b934a60ddc07b8f5b1134c03430bba6"',
      ChecksumSHA256: expect.stringMatching(/=$/),
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
    });
    expect(put).not.toHaveProperty('ObjectVersionId');
    const changed = { attribute: 'annotation note', after: `5 bytes, ${put.ETag}` };
    expect(last().changes[0]?.rows).toContainEqual(expect.objectContaining(changed));
    const got = await s3.getObjectAnnotation({ ...note, ChecksumMode: 'ENABLED' });
    expect(got).toMatchObject({
      ContentLength: 5,
      ETag: put.ETag,
      LastModified: new Date(virtualStart + 3000),
      ChecksumSHA256: put.ChecksumSHA256,
    });
    expect(await got.AnnotationPayload?.transformToString()).toBe('grün');
    expect(await s3.headObject(cat)).toMatchObject({
      LastModified: new Date(virtualStart + 2000),
      ContentLength: 5,
    });
  });

  test('is replaced, and deleted, as often as one likes', async () => {
    const { s3, read, names, refusal } = await withCat();
    await s3.putObjectAnnotation({ ...note, AnnotationPayload: 'old' });
    await s3.putObjectAnnotation({ ...note, AnnotationPayload: 'new' });
    expect([await read(), await names()]).toEqual(['new', ['note']]);
    await s3.deleteObjectAnnotation(note);
    await s3.deleteObjectAnnotation(note);
    expect(await names()).toEqual([]);
    expect(await refusal(s3.getObjectAnnotation(note))).toMatchObject({
      status: 404,
      code: 'NoSuchAnnotation',
    });
    expect(await read().catch((error: Error) => error.name)).toBe('NoSuchAnnotation');
  });

  test('goes with its object, and with the version that it belongs to', async () => {
    const { s3, names, read, refusal } = await withCat();
    await s3.putObjectAnnotation({ ...note, AnnotationPayload: 'text' });
    await s3.putObjectTagging({ ...cat, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
    expect(await names()).toEqual(['note']);
    await s3.putObject(cat);
    expect(await names()).toEqual([]);
    await s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const { VersionId } = await s3.putObject(cat);
    const put = await s3.putObjectAnnotation({ ...note, VersionId, AnnotationPayload: 'mine' });
    expect(put.ObjectVersionId).toBe(VersionId);
    await s3.putObject(cat);
    expect([await names(), await read({ VersionId })]).toEqual([[], 'mine']);
    expect(
      await refusal(s3.putObjectAnnotation({ ...note, AnnotationPayload: 'x', VersionId: 'y' })),
    ).toMatchObject({ code: 'InvalidArgument' });
  });

  test('is refused with a checksum that is not its own', async () => {
    const { s3, refusal, names } = await withCat();
    const wrong = {
      ...note,
      AnnotationPayload: 'text',
      ChecksumSHA1: '2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
    };
    expect(await refusal(s3.putObjectAnnotation(wrong))).toMatchObject({ code: 'BadDigest' });
    expect(await names()).toEqual([]);
  });

  test('of a locked version stays', async () => {
    const { s3, refusal } = await lab();
    await s3.createBucket({ Bucket: 'vault', ObjectLockEnabledForBucket: true });
    const kept = { Bucket: 'vault', Key: 'k', AnnotationName: 'note' };
    await s3.putObject({ ...kept, ObjectLockLegalHoldStatus: 'ON', Body: 'a' });
    await s3.putObjectAnnotation({ ...kept, AnnotationPayload: 'text' });
    expect(await refusal(s3.deleteObjectAnnotation(kept))).toMatchObject({ code: 'AccessDenied' });
  });
});

test('a list comes in pages, in the order of the names, of those with a prefix', async () => {
  const { s3 } = await withCat();
  for (const name of ['b2', 'a', 'b1', 'ü', 'b3'])
    await s3.putObjectAnnotation({ ...cat, AnnotationName: name, AnnotationPayload: name });
  const all = await s3.listObjectAnnotations(cat);
  expect(all).toMatchObject({ Bucket: 'photos', Key: 'cat', AnnotationCount: 5 });
  expect(all.Annotations?.map(({ AnnotationName }) => AnnotationName)).toEqual([
    'a',
    'b1',
    'b2',
    'b3',
    'ü',
  ]);
  expect(all.Annotations?.[0]).toEqual({
    AnnotationName: 'a',
    LastModified: new Date(virtualStart + 4000),
    ETag: '"0cc175b9c0f1b6a831c399e269772661"',
    ChecksumAlgorithm: ['CRC32'],
    Size: 1,
  });
  const first = await s3.listObjectAnnotations({
    ...cat,
    AnnotationPrefix: 'b',
    MaxAnnotationResults: 2,
  });
  expect(first).toMatchObject({ AnnotationPrefix: 'b', MaxAnnotationResults: 2 });
  const second = await s3.listObjectAnnotations({
    ...cat,
    AnnotationPrefix: 'b',
    ContinuationToken: first.NextContinuationToken,
  });
  const names = [...(first.Annotations ?? []), ...(second.Annotations ?? [])];
  expect(names.map(({ AnnotationName }) => AnnotationName)).toEqual(['b1', 'b2', 'b3']);
  expect(second).not.toHaveProperty('NextContinuationToken');
});

describe('a copy', () => {
  test.each([
    [undefined, ['note']],
    ['COPY', ['note']],
    ['EXCLUDE', []],
  ] as const)('with the directive %s has %j', async (AnnotationDirective, has) => {
    const { s3, names, read } = await withCat();
    await s3.putObjectAnnotation({ ...note, AnnotationPayload: 'text' });
    const dog = { Bucket: 'photos', Key: 'dog' };
    const directive = AnnotationDirective && { AnnotationDirective };
    await s3.copyObject({ ...dog, CopySource: 'photos/cat', ...directive });
    expect(await names(dog)).toEqual(has);
    if (has.length > 0) expect(await read(dog)).toBe('text');
  });
});

test('the bytes are kept as long as anything has them, and no longer', async () => {
  const place = watched(memory());
  const { s3, read } = await withCat({ store: createStore(place) });
  await s3.putObjectAnnotation({ ...note, AnnotationPayload: 'text' });
  await s3.copyObject({ Bucket: 'photos', Key: 'dog', CopySource: 'photos/cat' });
  const removed = () => place.written.flatMap(({ removeBlobs }) => removeBlobs).length;
  await s3.deleteObject(cat);
  expect([removed(), await read({ Key: 'dog' })]).toEqual([0, 'text']);
  await s3.deleteObjectAnnotation({ ...note, Key: 'dog' });
  expect(removed()).toBe(1);
  await s3.deleteObject({ Bucket: 'photos', Key: 'dog' });
  expect(removed()).toBe(2);
});
