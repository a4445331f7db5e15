/** GetObjectAttributes answers what it is asked for, and nothing else. */
import type { ObjectAttributes } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { bodyOf, lab } from '../lab.ts';
import { putInParts } from '../upload.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const all: ObjectAttributes[] = ['StorageClass', 'ETag', 'ObjectSize', 'ObjectParts', 'Checksum'];
const MiB = 1024 ** 2;

async function withCat() {
  const it = await lab({ buckets: ['photos'] });
  await it.s3.putObject({ ...photo, Body: '0123456789' });
  const attributes = async (ObjectAttributes = all, asked = {}) => {
    const {
      $metadata: _,
      LastModified: __,
      ...answer
    } = await it.s3.getObjectAttributes({ ...photo, ObjectAttributes, ...asked });
    return answer;
  };
  return { ...it, attributes };
}

describe('of an object in one piece', () => {
  test('all there is, its ETag without quotes, and no parts', async () => {
    const { attributes } = await withCat();
    expect(await attributes()).toEqual({
      StorageClass: 'STANDARD',
      ETag: '781e5e245d69b566979b86e28d23f2c7',
      ObjectSize: 10,
      Checksum: { ChecksumCRC32: 'poTHxg==', ChecksumType: 'FULL_OBJECT' },
    });
  });

  test('only what was asked for, in headers with or without spaces', async () => {
    const { attributes, raw } = await withCat();
    expect(await attributes(['ObjectSize'])).toEqual({ ObjectSize: 10 });
    for (const names of ['ETag,ObjectSize', 'ETag, ObjectSize']) {
      const headers = { 'x-amz-object-attributes': names };
      const body = bodyOf(await raw({ target: '/photos/cat?attributes', headers }));
      expect(
        new Set(Array.from(body.matchAll(/<(ETag|ObjectSize|StorageClass)>/g), ([, name]) => name)),
      ).toEqual(new Set(['ETag', 'ObjectSize']));
    }
  });

  test('and of a version, by its id', async () => {
    const { s3 } = await lab({ versioned: ['photos'] });
    const { VersionId } = await s3.putObject({ ...photo, Body: 'first' });
    await s3.putObject({ ...photo, Body: 'second one' });
    const asked = { ...photo, VersionId, ObjectAttributes: ['ObjectSize' as const] };
    expect(await s3.getObjectAttributes(asked)).toMatchObject({ VersionId, ObjectSize: 5 });
  });
});

describe('of an object in parts', () => {
  const parts = [new Uint8Array(5 * MiB), new Uint8Array(5 * MiB), 'the end'];

  test('only their number where the checksum covers the whole', async () => {
    const { s3, attributes } = await withCat();
    await putInParts(s3, 'photos', 'cat', { parts });
    expect((await attributes(['ObjectParts'])).ObjectParts).toEqual({ TotalPartsCount: 3 });
  });

  test('each of them where it is composite, whose value stands here without its count', async () => {
    const { s3, attributes } = await withCat();
    const begin = { ChecksumAlgorithm: 'CRC32C', ChecksumType: 'COMPOSITE' } as const;
    const { ChecksumCRC32C } = await putInParts(s3, 'photos', 'cat', { parts, begin });
    expect(ChecksumCRC32C).toMatch(/==-3$/);
    const { ObjectParts, Checksum } = await attributes(['ObjectParts', 'Checksum']);
    expect(Checksum).toEqual({
      ChecksumCRC32C: ChecksumCRC32C?.replace('-3', ''),
      ChecksumType: 'COMPOSITE',
    });
    expect(ObjectParts).toMatchObject({
      TotalPartsCount: 3,
      MaxParts: 1000,
      IsTruncated: false,
      PartNumberMarker: '0',
      NextPartNumberMarker: '3',
    });
    expect(ObjectParts?.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MiB],
      [2, 5 * MiB],
      [3, 7],
    ]);
    expect(ObjectParts?.Parts?.every((part) => part.ChecksumCRC32C !== undefined)).toBe(true);
  });

  test('a page of them', async () => {
    const { s3, attributes } = await withCat();
    await putInParts(s3, 'photos', 'cat', { parts, begin: { ChecksumAlgorithm: 'SHA256' } });
    const page = await attributes(['ObjectParts'], { MaxParts: 1, PartNumberMarker: '1' });
    expect(page.ObjectParts).toMatchObject({
      IsTruncated: true,
      PartNumberMarker: '1',
      NextPartNumberMarker: '2',
      Parts: [{ PartNumber: 2 }],
    });
  });
});

describe('what is refused', () => {
  test('[read/attributes] to ask for nothing, or for what there is not', async () => {
    const { rawRefusal } = await withCat();
    const ask = (names: string) =>
      rawRefusal({
        target: '/photos/cat?attributes',
        headers: { 'x-amz-object-attributes': names },
      });
    expect(await ask('')).toMatchObject({
      status: 400,
      rule: 'read/attributes',
      code: 'InvalidRequest',
    });
    expect(await ask('ETag,Colour')).toMatchObject({
      status: 400,
      rule: 'read/attributes',
      code: 'InvalidArgument',
      ArgumentName: 'x-amz-object-attributes',
    });
  });

  test('[list/maximum] [object/exists] to ask for too few parts, or of what is not there', async () => {
    const { attributes, refusal } = await withCat();
    expect(await refusal(attributes(all, { MaxParts: -1 }))).toMatchObject({
      rule: 'list/maximum',
      ArgumentName: 'max-parts',
    });
    expect(await refusal(attributes(all, { Key: 'gone' }))).toMatchObject({
      rule: 'object/exists',
      Key: 'gone',
    });
  });
});
