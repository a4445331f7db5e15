/** Copies at the edge: too large, archived, and of objects that take no memory. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../../src/scenarios/seed.ts';
import { isSynthetic } from '../../../src/storage/blobs.ts';
import { memory } from '../../../src/storage/memory.ts';
import { createStore } from '../../../src/storage/store.ts';
import { type Watched, watched } from '../../storage/samples.ts';
import { bodyOf, type Lab, lab } from '../lab.ts';

const GiB = 1024 ** 3;
const copy = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/film.mov' };

describe('an object of 6 GiB', () => {
  let it: Lab;
  let place: Watched;

  beforeAll(async () => {
    place = watched(memory());
    it = await lab({ store: createStore(place) });
    const film = { key: 'film.mov', body: { size: 6 * GiB, pattern: 'frame' } };
    await seed(it.simulator, { buckets: [{ name: 'photos', as: 'test', objects: [film] }] });
  });

  test('holds no bytes: only their description is stored', async () => {
    const blobs = place.written.flatMap(({ putBlobs }) => putBlobs.map(([, content]) => content));
    expect(blobs.length).toBeGreaterThan(0);
    expect(blobs.filter((content) => !isSynthetic(content))).toEqual([]);
    expect(await it.s3.headObject({ Bucket: 'photos', Key: 'film.mov' })).toMatchObject({
      ContentLength: 6 * GiB,
      ETag: expect.stringMatching(/-193"$/),
    });
  });

  test('[copy-source/size] is too large for one copy', async () => {
    expect(await it.refusal(it.s3.copyObject(copy))).toEqual({
      status: 400,
      rule: 'copy-source/size',
      code: 'InvalidRequest',
      message:
        'The specified copy source is larger than the maximum allowable size for a copy source: 5368709120',
    });
  });

  test('[copy-source/size] is blamed before [copy-source/if-match]', async () => {
    const call = it.s3.copyObject({ ...copy, CopySourceIfMatch: 'other' });
    expect(await it.refusal(call)).toMatchObject({ rule: 'copy-source/size' });
  });

  test('is read where one wants to', async () => {
    const headers = { range: `bytes=${5 * GiB}-${5 * GiB + 9}` };
    const answer = await it.raw({ target: '/photos/film.mov', headers });
    expect(answer.status).toBe(206);
    const at = (5 * GiB) % 5;
    expect(bodyOf(answer)).toBe('frameframeframe'.slice(at, at + 10));
  });

  test('is copied in parts, by ranges that may lie across its own', async () => {
    const { UploadId } = await it.s3.createMultipartUpload({ Bucket: 'photos', Key: 'clip' });
    const from = 32 * 1024 ** 2 - 7;
    const part = {
      Bucket: 'photos',
      Key: 'clip',
      UploadId,
      PartNumber: 1,
      CopySource: 'photos/film.mov',
    };
    const { CopyPartResult } = await it.s3.uploadPartCopy({
      ...part,
      CopySourceRange: `bytes=${from}-${from + 13}`,
    });
    await it.s3.completeMultipartUpload({
      ...part,
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag: CopyPartResult?.ETag }] },
    });
    // The pattern of five bytes goes on from part to part.
    const at = from % 5;
    const frames = 'frame'.repeat(4).slice(at, at + 14);
    expect(bodyOf(await it.raw({ target: '/photos/clip' }))).toBe(frames);
  });

  test('[copy-source/size] is no part in one piece either', async () => {
    const { UploadId } = await it.s3.createMultipartUpload({ Bucket: 'photos', Key: 'whole' });
    const call = it.s3.uploadPartCopy({
      Bucket: 'photos',
      Key: 'whole',
      UploadId,
      PartNumber: 1,
      CopySource: 'photos/film.mov',
    });
    expect(await it.refusal(call)).toMatchObject({ rule: 'copy-source/size' });
  });
});

describe('[copy-source/archived] an archived source', () => {
  test.each(['GLACIER', 'DEEP_ARCHIVE'] as const)(
    'in %s cannot be copied',
    async (StorageClass) => {
      const { s3, refusal } = await lab({ buckets: ['photos'] });
      await s3.putObject({ Bucket: 'photos', Key: 'film.mov', Body: 'data', StorageClass });
      expect(await refusal(s3.copyObject(copy))).toEqual({
        status: 403,
        rule: 'copy-source/archived',
        code: 'InvalidObjectState',
        message: "Operation is not valid for the source object's storage class",
        StorageClass,
      });
    },
  );

  test('is what a copy may become', async () => {
    const { s3 } = await lab({ buckets: ['photos'] });
    await s3.putObject({ Bucket: 'photos', Key: 'film.mov', Body: 'data' });
    await s3.copyObject({ ...copy, StorageClass: 'GLACIER' });
    expect(await s3.headObject({ Bucket: 'photos', Key: 'copy' })).toMatchObject({
      StorageClass: 'GLACIER',
    });
  });
});

describe('a copy of nothing', () => {
  test('is an empty object', async () => {
    const { s3 } = await lab({ buckets: ['photos'] });
    await s3.putObject({ Bucket: 'photos', Key: 'film.mov' });
    const { CopyObjectResult } = await s3.copyObject(copy);
    expect(CopyObjectResult).toMatchObject({
      ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
      ChecksumCRC32: 'AAAAAA==',
    });
    expect(await s3.headObject({ Bucket: 'photos', Key: 'copy' })).toMatchObject({
      ContentLength: 0,
    });
  });
});
