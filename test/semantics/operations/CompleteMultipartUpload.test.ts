/** Completing an upload: the parts it lists, the object it makes, and doing so twice. */
import { createHash } from 'node:crypto';
import type { ChecksumAlgorithm, ChecksumType } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { putInParts, uploadParts } from '../upload.ts';

const film = { Bucket: 'photos', Key: 'film' };
const MiB = 1024 ** 2;
const photos = () => lab({ buckets: ['photos'] });

const md5 = (bytes: string | Uint8Array) => createHash('md5').update(bytes).digest();

describe('a completed upload', () => {
  test('[etag/multipart] has the MD5 of the MD5s of its parts as ETag, and their number', async () => {
    const { s3 } = await photos();
    const parts = [new Uint8Array(5 * MiB).fill(1), new Uint8Array(5 * MiB).fill(2), 'the end'];
    const { ETag, Location } = await putInParts(s3, 'photos', 'film', { parts });
    const whole = createHash('md5')
      .update(Buffer.concat(parts.map(md5)))
      .digest('hex');
    expect(ETag).toBe(`"${whole}-3"`);
    expect(Location).toBe('https://s3.us-east-1.amazonaws.com/photos/film');
    expect((await s3.headObject(film)).ContentLength).toBe(10 * MiB + 7);
  });

  test('answers where the object is, encoded as a form is, in the style it was asked in', async () => {
    const { s3, as } = await photos();
    const path = await putInParts(s3, 'photos', 'a b/unicode_—_file', { parts: ['data'] });
    expect(path.Location).toBe(
      'https://s3.us-east-1.amazonaws.com/photos/a+b%2Funicode_%E2%80%94_file',
    );
    const virtual = await putInParts(as('test', { forcePathStyle: false }), 'photos', 'film', {
      parts: ['data'],
    });
    expect(virtual.Location).toBe('https://photos.s3.us-east-1.amazonaws.com/film');
  });

  test.each<[ChecksumAlgorithm | undefined, ChecksumType | undefined, object]>([
    ['CRC32C', 'COMPOSITE', { ChecksumCRC32C: 'F9bAnw==-1', ChecksumType: 'COMPOSITE' }],
    ['CRC32C', 'FULL_OBJECT', { ChecksumCRC32C: 'iqJrOQ==', ChecksumType: 'FULL_OBJECT' }],
    [
      undefined,
      undefined,
      { ChecksumCRC64NVME: expect.stringMatching(/=$/), ChecksumType: 'FULL_OBJECT' },
    ],
  ])(
    '[complete/checksum] of %s %s has the checksum of its mode',
    async (ChecksumAlgorithm, ChecksumType, expected) => {
      const { s3 } = await photos();
      const begin = {
        ...(ChecksumAlgorithm && { ChecksumAlgorithm }),
        ...(ChecksumType && { ChecksumType }),
      };
      const completed = await putInParts(s3, 'photos', 'film', {
        parts: ['this is a part'],
        begin,
      });
      expect(completed).toMatchObject({
        ETag: '"395d97c07920de036bfa21e7568a2e9f-1"',
        ...expected,
      });
      expect(await s3.headObject({ ...film, ChecksumMode: 'ENABLED' })).toMatchObject(expected);
    },
  );

  test('takes only the parts that it lists, and all of them go', async () => {
    const { s3, simulator } = await photos();
    const upload = await uploadParts(s3, 'photos', 'film', { parts: ['one', 'two', 'three'] });
    const Parts = upload.MultipartUpload.Parts.slice(1, 2);
    await s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } });
    expect(await (await s3.getObject(film)).Body?.transformToString()).toBe('two');
    expect([...simulator.records.scan('p/'), ...simulator.records.scan('u/')]).toEqual([]);
  });

  test('[version/new] is a version of its key', async () => {
    const { s3 } = await lab({ versioned: ['photos'] });
    const before = await s3.putObject(film);
    const { VersionId } = await putInParts(s3, 'photos', 'film', { parts: ['data'] });
    expect((await s3.headObject(film)).VersionId).toBe(VersionId);
    expect((await s3.headObject({ ...film, VersionId: before.VersionId })).ContentLength).toBe(0);
  });

  test('may be repeated with the same parts, and answers the same; with others it is gone', async () => {
    const { s3, refusal } = await photos();
    const upload = await uploadParts(s3, 'photos', 'film', {
      parts: [new Uint8Array(5 * MiB), '1'],
    });
    const first = await s3.completeMultipartUpload(upload);
    const again = await s3.completeMultipartUpload({ ...upload, IfNoneMatch: '*' });
    expect(again.ETag).toBe(first.ETag);
    const Parts = upload.MultipartUpload.Parts.slice(0, 1);
    expect(
      await refusal(s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts } })),
    ).toMatchObject({ status: 404, rule: 'upload/exists' });
  });
});

describe('conditions', () => {
  const begin = async () => {
    const it = await photos();
    const before = await it.s3.putObject({ ...film, Body: 'test' });
    return {
      ...it,
      ETag: before.ETag,
      upload: await uploadParts(it.s3, 'photos', 'film', { parts: ['data'] }),
    };
  };

  test('[write/if-none-match] fails when an object stands there', async () => {
    const { s3, refusal, upload } = await begin();
    expect(
      await refusal(s3.completeMultipartUpload({ ...upload, IfNoneMatch: '*' })),
    ).toMatchObject({ status: 412, rule: 'write/if-none-match', Condition: 'If-None-Match' });
  });

  test('[write/if-match] lets it through while the object is the one that was there', async () => {
    const { s3, upload, ETag } = await begin();
    await expect(s3.completeMultipartUpload({ ...upload, IfMatch: ETag })).resolves.toBeDefined();
  });

  test('[write/if-match-missing] then [write/conflict]: deleted meanwhile, and written again', async () => {
    const { s3, refusal, upload, ETag } = await begin();
    await s3.deleteObject(film);
    expect(await refusal(s3.completeMultipartUpload({ ...upload, IfMatch: ETag }))).toMatchObject({
      status: 404,
      rule: 'write/if-match-missing',
      Key: 'film',
    });
    await s3.putObject({ ...film, Body: 'test' });
    expect(await refusal(s3.completeMultipartUpload({ ...upload, IfMatch: ETag }))).toEqual({
      status: 409,
      rule: 'write/conflict',
      code: 'ConditionalRequestConflict',
      message:
        'The conditional request cannot succeed due to a conflicting operation against this resource.',
      Condition: 'If-Match',
      Key: 'film',
    });
  });

  test('[write/conflict] with If-None-Match: *, when the key was deleted meanwhile', async () => {
    const { s3, refusal, upload } = await begin();
    await s3.deleteObject(film);
    expect(
      await refusal(s3.completeMultipartUpload({ ...upload, IfNoneMatch: '*' })),
    ).toMatchObject({ status: 409, rule: 'write/conflict', Condition: 'If-None-Match' });
  });
});
