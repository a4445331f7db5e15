/** Beginning an upload, sending its parts, listing and aborting it. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { putInParts, uploadParts } from '../upload.ts';

const film = { Bucket: 'photos', Key: 'film' };
const photos = () => lab({ buckets: ['photos'] });

describe('CreateMultipartUpload', () => {
  test('answers an upload id, and what the object will be encrypted with', async () => {
    const { s3 } = await photos();
    const { $metadata: _, ...answer } = await s3.createMultipartUpload(film);
    expect(answer).toEqual({
      ...film,
      UploadId: expect.stringMatching(/^[\w.]{128}$/),
      ServerSideEncryption: 'AES256',
    });
  });

  test.each([
    ['CRC32', 'COMPOSITE'],
    ['CRC32C', 'COMPOSITE'],
    ['SHA1', 'COMPOSITE'],
    ['SHA256', 'COMPOSITE'],
    ['CRC64NVME', 'FULL_OBJECT'],
  ] as const)('[upload/checksum-mode] with %s is %s', async (ChecksumAlgorithm, ChecksumType) => {
    const { s3 } = await photos();
    const answer = await s3.createMultipartUpload({ ...film, ChecksumAlgorithm });
    expect([answer.ChecksumAlgorithm, answer.ChecksumType]).toEqual([
      ChecksumAlgorithm,
      ChecksumType,
    ]);
  });

  test.each([
    ['checksum/algorithm', { ChecksumAlgorithm: 'TEST' as never }],
    ['upload/checksum-type-needs-algorithm', { ChecksumType: 'COMPOSITE' as const }],
    [
      'upload/checksum-type',
      { ChecksumAlgorithm: 'CRC32' as const, ChecksumType: 'PARTIAL' as never },
    ],
    [
      'upload/checksum-type-and-algorithm',
      { ChecksumAlgorithm: 'SHA1' as const, ChecksumType: 'FULL_OBJECT' as const },
    ],
    ['object/key-length', { Key: 'k'.repeat(1025) }],
    ['storage-class/known', { StorageClass: 'COLD' as never }],
    ['tags/header', { Tagging: 'a=1&a=2' }],
    ['bucket/exists', { Bucket: 'gone' }],
  ])('[%s] is refused', async (rule, asked) => {
    const { s3, refusal } = await photos();
    expect(await refusal(s3.createMultipartUpload({ ...film, ...asked }))).toMatchObject({ rule });
  });

  test('[access/anonymous] is not for nobody', async () => {
    const { as, refusal } = await photos();
    expect(await refusal(as(null).createMultipartUpload(film))).toMatchObject({
      status: 403,
      rule: 'access/anonymous',
      message: 'Anonymous users cannot initiate multipart uploads.  Please authenticate.',
    });
  });

  test('holds attributes that the object then has', async () => {
    const { s3 } = await photos();
    const begin = {
      ContentType: 'video/mp4',
      Metadata: { lens: '50mm' },
      Tagging: 'a=b',
      StorageClass: 'STANDARD_IA',
      WebsiteRedirectLocation: '/film',
      CacheControl: 'no-cache',
    } as const;
    await putInParts(s3, 'photos', 'film', { parts: ['data'], begin });
    const { Tagging: _, ...described } = begin;
    expect(await s3.headObject(film)).toMatchObject(described);
    expect((await s3.getObjectTagging(film)).TagSet).toEqual([{ Key: 'a', Value: 'b' }]);
  });
});

describe('UploadPart', () => {
  test('answers the ETag of the part, and the checksum that it was sent with', async () => {
    const { s3 } = await photos();
    const { UploadId } = await s3.createMultipartUpload(film);
    const part = await s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'data' });
    expect(part).toMatchObject({
      ETag: '"8d777f385d3dfec8815d20f7496026dc"',
      ChecksumCRC32: 'rfPzYw==',
      ServerSideEncryption: 'AES256',
    });
  });

  test('replaces the part that had its number', async () => {
    const { s3 } = await photos();
    const { UploadId } = await s3.createMultipartUpload(film);
    for (const Body of ['first', 'second try'])
      await s3.uploadPart({ ...film, UploadId, PartNumber: 7, Body });
    expect((await s3.listParts({ ...film, UploadId })).Parts).toMatchObject([
      { PartNumber: 7, Size: 10 },
    ]);
  });

  test('[upload/part-algorithm] has the algorithm of the upload', async () => {
    const { s3, refusal } = await photos();
    const { UploadId } = await s3.createMultipartUpload({ ...film, ChecksumAlgorithm: 'SHA256' });
    const send = (ChecksumAlgorithm: 'CRC32' | 'SHA256') =>
      s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'abc', ChecksumAlgorithm });
    expect(await refusal(send('CRC32'))).toEqual({
      status: 400,
      rule: 'upload/part-algorithm',
      code: 'InvalidRequest',
      message:
        'Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
    });
    expect((await send('SHA256')).ChecksumSHA256).toBeDefined();
  });

  test('[upload/exists] [upload/part-number] belongs to an upload of its key, under a number', async () => {
    const { s3, refusal } = await photos();
    const { UploadId } = await s3.createMultipartUpload(film);
    const send = (asked: object) =>
      s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'data', ...asked });
    expect(await refusal(send({ UploadId: 'gone' }))).toMatchObject({
      status: 404,
      rule: 'upload/exists',
      code: 'NoSuchUpload',
      UploadId: 'gone',
    });
    expect(await refusal(send({ Key: 'other' }))).toMatchObject({ rule: 'upload/exists' });
    expect(await refusal(send({ PartNumber: 0 }))).toMatchObject({
      rule: 'upload/part-number',
      ArgumentValue: '0',
    });
    expect(await refusal(send({ PartNumber: 10_001 }))).toMatchObject({
      rule: 'upload/part-number',
    });
  });

  test('[checksum/form] [checksum/matches] has the checksum of its bytes', async () => {
    const { s3, refusal } = await photos();
    const { UploadId } = await s3.createMultipartUpload(film);
    const send = (ChecksumSHA1: string) =>
      s3.uploadPart({
        ...film,
        UploadId,
        PartNumber: 1,
        Body: 'right body',
        ChecksumAlgorithm: 'SHA1',
        ChecksumSHA1,
      });
    expect(await refusal(send('nonsense'))).toMatchObject({
      rule: 'checksum/form',
      message: 'Value for x-amz-checksum-sha1 header is invalid.',
    });
    expect(await refusal(send('BDCWjBJe/zmyXyL6gEuqvpLEpkg='))).toMatchObject({
      rule: 'checksum/matches',
      code: 'BadDigest',
    });
  });
});

describe('ListParts', () => {
  test('lists the parts that there are, and goes page by page', async () => {
    const { s3 } = await photos();
    const { UploadId } = await uploadParts(s3, 'photos', 'film', {
      parts: ['one', 'two', 'three'],
    });
    const page = async (asked: object = {}) => {
      const { IsTruncated, MaxParts, NextPartNumberMarker, PartNumberMarker, Parts } =
        await s3.listParts({ ...film, UploadId, ...asked });
      return {
        IsTruncated,
        MaxParts,
        NextPartNumberMarker,
        PartNumberMarker,
        Parts: Parts?.map(({ PartNumber }) => PartNumber),
      };
    };
    expect(await page()).toEqual({
      IsTruncated: false,
      MaxParts: 1000,
      NextPartNumberMarker: '3',
      PartNumberMarker: '0',
      Parts: [1, 2, 3],
    });
    expect(await page({ MaxParts: 2 })).toMatchObject({
      IsTruncated: true,
      NextPartNumberMarker: '2',
      Parts: [1, 2],
    });
    expect(await page({ MaxParts: 2, PartNumberMarker: '2' })).toMatchObject({
      IsTruncated: false,
      NextPartNumberMarker: '3',
      Parts: [3],
    });
    expect(await page({ MaxParts: 1, PartNumberMarker: '10' })).toEqual({
      IsTruncated: false,
      MaxParts: 1,
      NextPartNumberMarker: '0',
      PartNumberMarker: '10',
      Parts: undefined,
    });
    // No page could follow: one that asks for nothing is never cut.
    expect(await page({ MaxParts: 0 })).toMatchObject({ IsTruncated: false, Parts: undefined });
  });

  test('[list/part-number-marker] takes only a number to go on from', async () => {
    const { s3, refusal } = await photos();
    const { UploadId } = await uploadParts(s3, 'photos', 'film', { parts: ['one'] });
    const from = (PartNumberMarker: string) =>
      refusal(s3.listParts({ ...film, UploadId, PartNumberMarker }));
    const message = 'Argument part-number-marker must be an integer between 0 and 2147483647';
    expect(await from('-1')).toMatchObject({ rule: 'list/part-number-marker', message });
    expect(await from('x')).toMatchObject({ ArgumentValue: 'x' });
  });

  test('tells who began it, and shows checksums only where the upload has an algorithm', async () => {
    const { s3, as } = await photos();
    const plain = await uploadParts(as('alice'), 'photos', 'film', { parts: ['data'] });
    const listed = await s3.listParts({ ...film, UploadId: plain.UploadId });
    expect(listed.Initiator).toEqual({
      ID: 'arn:aws:iam::123456789012:user/alice',
      DisplayName: 'alice',
    });
    expect(listed.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
    expect(listed.Parts?.[0]).toEqual({
      PartNumber: 1,
      Size: 4,
      ETag: '"8d777f385d3dfec8815d20f7496026dc"',
      LastModified: expect.any(Date),
    });
    const begin = { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' } as const;
    const summed = await uploadParts(s3, 'photos', 'film', { parts: ['data'], begin });
    expect(await s3.listParts({ ...film, UploadId: summed.UploadId })).toMatchObject({
      ...begin,
      Parts: [{ ChecksumCRC32: 'rfPzYw==' }],
    });
  });

  test('[upload/exists] [list/maximum] refuses what cannot be', async () => {
    const { s3, refusal } = await photos();
    expect(await refusal(s3.listParts({ ...film, UploadId: 'gone' }))).toMatchObject({
      rule: 'upload/exists',
    });
    expect(await refusal(s3.listParts({ ...film, UploadId: 'gone', MaxParts: -1 }))).toMatchObject({
      rule: 'list/maximum',
    });
  });
});

describe('AbortMultipartUpload', () => {
  test('removes the upload with its parts, and leaves the key alone', async () => {
    const { s3, refusal, simulator } = await photos();
    await s3.putObject({ ...film, Body: 'before' });
    const { UploadId } = await uploadParts(s3, 'photos', 'film', { parts: ['one', 'two'] });
    const { $metadata } = await s3.abortMultipartUpload({ ...film, UploadId });
    expect($metadata.httpStatusCode).toBe(204);
    expect(Array.from(simulator.records.scan('p/'))).toEqual([]);
    expect((await s3.headObject(film)).ContentLength).toBe(6);
    expect(await refusal(s3.abortMultipartUpload({ ...film, UploadId }))).toMatchObject({
      status: 404,
      rule: 'upload/exists',
      UploadId,
    });
  });
});
