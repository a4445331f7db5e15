/** A part that is copied from an object, whole or by a range. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { putInParts } from '../upload.ts';

const film = { Bucket: 'backup', Key: 'film' };
const day = 86_400_000;

async function begun(begin = {}) {
  const it = await lab({ buckets: ['photos', 'backup'] });
  const { ETag } = await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: '0123456789' });
  await it.simulator.advance(3000);
  const { UploadId } = await it.s3.createMultipartUpload({ ...film, ...begin });
  const part = { ...film, UploadId, PartNumber: 1, CopySource: 'photos/cat' };
  const copyPart = (asked: object = {}) => it.s3.uploadPartCopy({ ...part, ...asked });
  const complete = async () => {
    const { Parts = [] } = await it.s3.listParts({ ...film, UploadId });
    const listed = Parts.map(({ Size: _, LastModified: __, ...kept }) => kept);
    await it.s3.completeMultipartUpload({ ...film, UploadId, MultipartUpload: { Parts: listed } });
    return (await it.s3.getObject(film)).Body?.transformToString();
  };
  const at = (ms: number) => new Date(it.simulator.now() + ms);
  return { ...it, ETag, copyPart, complete, at };
}

describe('a copied part', () => {
  test('has the bytes of its source, whole or in part', async () => {
    const { copyPart, complete } = await begun();
    const { CopyPartResult } = await copyPart();
    expect(CopyPartResult).toEqual({
      ETag: '"781e5e245d69b566979b86e28d23f2c7"',
      LastModified: expect.any(Date),
    });
    expect(await complete()).toBe('0123456789');
  });

  test('of a range has those bytes, ten or one', async () => {
    const { copyPart, complete } = await begun();
    await copyPart({ CopySourceRange: 'bytes=3-5' });
    expect(await complete()).toBe('345');
  });

  test('of a range that lies across parts of the source joins them', async () => {
    const { s3, copyPart, complete } = await begun();
    const first = new Uint8Array(5 * 1024 ** 2).fill(97);
    await putInParts(s3, 'photos', 'parts', { parts: [first, 'xyz'] });
    const range = `bytes=${first.length - 2}-${first.length + 1}`;
    await copyPart({ CopySource: 'photos/parts', CopySourceRange: range });
    expect(await complete()).toBe('aaxy');
  });

  test.each(['COMPOSITE', 'FULL_OBJECT'] as const)(
    'has a checksum of the algorithm of the upload: %s',
    async (ChecksumType) => {
      const { copyPart } = await begun({ ChecksumAlgorithm: 'CRC32', ChecksumType });
      expect((await copyPart()).CopyPartResult?.ChecksumCRC32).toBe('poTHxg==');
    },
  );

  test('names the version it was copied from', async () => {
    const { s3, copyPart } = await begun();
    await s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const { VersionId } = await s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'newer' });
    expect((await copyPart()).CopySourceVersionId).toBe(VersionId);
    expect(
      (await copyPart({ CopySource: 'photos/cat?versionId=null' })).CopySourceVersionId,
    ).toBeUndefined();
  });

  test('survives the source it was copied from', async () => {
    const { s3, copyPart, complete } = await begun();
    await copyPart();
    await s3.deleteObject({ Bucket: 'photos', Key: 'cat' });
    expect(await complete()).toBe('0123456789');
  });
});

describe('conditions on the source', () => {
  test('[copy-source/if-unmodified-since] is not silenced by an If-None-Match that holds', async () => {
    const { copyPart, refusal, at } = await begun();
    const asked = { CopySourceIfNoneMatch: 'not-matching', CopySourceIfUnmodifiedSince: at(-day) };
    expect(await refusal(copyPart(asked))).toMatchObject({
      status: 412,
      rule: 'copy-source/if-unmodified-since',
      Condition: 'x-amz-copy-source-If-Unmodified-Since',
    });
  });

  test('[copy-source/if-match] [copy-source/if-none-match] [copy-source/if-modified-since] fail as for a whole copy', async () => {
    const { copyPart, refusal, at, ETag } = await begun();
    expect(await refusal(copyPart({ CopySourceIfMatch: 'other' }))).toMatchObject({
      rule: 'copy-source/if-match',
    });
    expect(await refusal(copyPart({ CopySourceIfNoneMatch: ETag }))).toMatchObject({
      rule: 'copy-source/if-none-match',
    });
    expect(await refusal(copyPart({ CopySourceIfModifiedSince: at(0) }))).toMatchObject({
      rule: 'copy-source/if-modified-since',
    });
  });

  test('that hold let it through', async () => {
    const { copyPart, at, ETag } = await begun();
    await copyPart({ CopySourceIfMatch: ETag });
    await copyPart({ CopySourceIfUnmodifiedSince: at(day) });
    await copyPart({ CopySourceIfModifiedSince: at(-day) });
  });
});

describe('what is refused', () => {
  test('[upload/copy-range-form] [upload/copy-range] a range that is none, or leaves the source', async () => {
    const { copyPart, refusal } = await begun();
    expect(await refusal(copyPart({ CopySourceRange: 'bytes=0-' }))).toMatchObject({
      status: 400,
      rule: 'upload/copy-range-form',
      ArgumentName: 'x-amz-copy-source-range',
      ArgumentValue: 'bytes=0-',
    });
    expect(await refusal(copyPart({ CopySourceRange: 'bytes=5-10' }))).toMatchObject({
      rule: 'upload/copy-range',
      code: 'InvalidArgument',
      message: 'Range specified is not valid for source object of size: 10',
    });
    expect(await refusal(copyPart({ CopySourceRange: 'bytes=10-12' }))).toMatchObject({
      rule: 'upload/copy-range',
      code: 'InvalidRequest',
    });
  });

  test('[object/exists] [version/exists] [copy-source/archived] a source that cannot be read', async () => {
    const { s3, copyPart, refusal } = await begun();
    expect(
      await refusal(
        copyPart({ CopySource: 'photos/NON_EXISTENT_KEY', CopySourceRange: 'bytes=0-5' }),
      ),
    ).toMatchObject({ status: 404, rule: 'object/exists', code: 'NoSuchKey' });
    expect(await refusal(copyPart({ CopySource: 'photos/cat?versionId=invented' }))).toMatchObject({
      rule: 'version/id',
    });
    await s3.putObject({ Bucket: 'photos', Key: 'ice', Body: 'data', StorageClass: 'GLACIER' });
    expect(await refusal(copyPart({ CopySource: 'photos/ice' }))).toMatchObject({
      status: 403,
      rule: 'copy-source/archived',
    });
  });

  test('[copy-source/bucket-name] [copy-source/key] [copy-source/encoding] a source that names nothing', async () => {
    const { copyPart, refusal } = await begun();
    const rule = async (CopySource: string) => (await refusal(copyPart({ CopySource }))).rule;
    expect(await rule('/')).toBe('copy-source/bucket-name');
    expect(await rule('photos')).toBe('copy-source/key');
    expect(await rule('photos/%ZZ')).toBe('copy-source/encoding');
  });

  test('[upload/exists] [upload/part-number] before the source is looked at', async () => {
    const { copyPart, refusal } = await begun();
    const CopySource = 'photos/gone';
    expect(await refusal(copyPart({ CopySource, UploadId: 'gone' }))).toMatchObject({
      status: 404,
      rule: 'upload/exists',
    });
    expect(await refusal(copyPart({ CopySource, PartNumber: 0 }))).toMatchObject({
      status: 400,
      rule: 'upload/part-number',
    });
  });

  test('[access/allowed] [access/anonymous] somebody else’s source, or nobody’s copy', async () => {
    const { as, copyPart, refusal } = await begun();
    await as('bob').createBucket({ Bucket: 'partner' });
    expect(await refusal(copyPart({ CopySource: 'partner/report' }))).toMatchObject({
      status: 403,
      rule: 'access/allowed',
    });
    const part = { ...film, UploadId: 'x', PartNumber: 1, CopySource: 'photos/cat' };
    expect(await refusal(as(null).uploadPartCopy(part))).toMatchObject({
      status: 403,
      rule: 'access/anonymous',
    });
  });
});
