/** The list of parts that completes an upload, and what is wrong with it. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { uploadParts } from '../upload.ts';

const film = { Bucket: 'photos', Key: 'film' };
const photos = () => lab({ buckets: ['photos'] });

describe('the list of parts', () => {
  async function begun(parts: readonly string[] = ['abc', 'def'], begin = {}) {
    const it = await photos();
    const upload = await uploadParts(it.s3, 'photos', 'film', { parts, begin });
    const [first, second] = upload.MultipartUpload.Parts;
    const complete = (Parts: readonly object[] | undefined, asked: object = {}) =>
      it.refusal(
        it.s3.completeMultipartUpload({
          ...upload,
          MultipartUpload: Parts && { Parts: [...Parts] },
          ...asked,
        }),
      );
    return { ...it, upload, first, second, complete };
  }

  test('[complete/parts-listed] is not empty', async () => {
    const { complete } = await begun();
    expect(await complete(undefined)).toEqual({
      status: 400,
      rule: 'complete/parts-listed',
      code: 'InvalidRequest',
      message: 'You must specify at least one part',
    });
  });

  test('[complete/part-form] names the number and the ETag of each part', async () => {
    const { complete } = await begun();
    const malformed = { status: 400, code: 'MalformedXML' };
    expect(await complete([])).toMatchObject({ rule: 'complete/parts-listed', ...malformed });
    expect(await complete([{ PartNumber: 1 }])).toMatchObject({
      rule: 'complete/part-form',
      ...malformed,
    });
  });

  test('[complete/part-order] ascends', async () => {
    const { complete, first, second } = await begun();
    expect(await complete([{ ...second }, { ...first }])).toMatchObject({
      status: 400,
      rule: 'complete/part-order',
      code: 'InvalidPartOrder',
    });
  });

  test('[complete/parts-exist] names parts that were uploaded, by their ETags', async () => {
    const { complete, first, upload } = await begun();
    const gone = await complete([{ ...first }, { PartNumber: 9, ETag: '"abc"' }]);
    expect(gone).toMatchObject({
      status: 400,
      rule: 'complete/parts-exist',
      code: 'InvalidPart',
      PartNumber: '9',
      ETag: 'abc',
      UploadId: upload.UploadId,
    });
    expect(await complete([{ ...first, ETag: '"other"' }])).toMatchObject({
      rule: 'complete/parts-exist',
      PartNumber: '1',
    });
  });

  test('[complete/part-size] has no small part but the last', async () => {
    const { complete, first, second } = await begun();
    expect(await complete([{ ...first }, { ...second }])).toEqual({
      status: 400,
      rule: 'complete/part-size',
      code: 'EntityTooSmall',
      message: 'Your proposed upload is smaller than the minimum allowed size',
      ProposedSize: '3',
      MinSizeAllowed: '5242880',
      PartNumber: '1',
      ETag: '900150983cd24fb0d6963f7d28e17f72',
    });
  });

  test('[complete/part-checksum-algorithm] has checksums of the algorithm of the upload, and none in null mode', async () => {
    const plain = await begun(['abc']);
    expect(await plain.complete([{ ...plain.first, ChecksumCRC32: 'NSRBwg==' }])).toMatchObject({
      rule: 'complete/part-checksum-algorithm',
      code: 'InvalidPart',
    });
    const summed = await begun(['abc'], { ChecksumAlgorithm: 'CRC32' });
    const { ChecksumCRC32: _, ...bare } = summed.first ?? {};
    expect(
      await summed.complete([
        { ...bare, ChecksumSHA256: 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=' },
      ]),
    ).toEqual({
      status: 400,
      rule: 'complete/part-checksum-algorithm',
      code: 'BadDigest',
      message: 'The sha256 you specified for part 1 did not match what we received.',
    });
  });

  test('[complete/part-checksums] [complete/part-checksums-given] has the right ones, and all of them where it is composite', async () => {
    const { complete, first } = await begun(['abc'], { ChecksumAlgorithm: 'CRC32' });
    expect(await complete([{ ...first, ChecksumCRC32: 'QGXPDQ==' }])).toMatchObject({
      rule: 'complete/part-checksums',
      code: 'InvalidPart',
      PartNumber: '1',
    });
    expect(await complete([{ ...first, ChecksumCRC32: undefined }])).toMatchObject({
      rule: 'complete/part-checksums-given',
      code: 'InvalidRequest',
    });
  });

  test('[complete/checksum-mode] [complete/checksum-matches] agrees with the upload in type and checksum', async () => {
    const { complete, first, s3, upload } = await begun(['abc'], {
      ChecksumAlgorithm: 'CRC32C',
      ChecksumType: 'FULL_OBJECT',
    });
    const parts = [{ ...first }];
    expect(await complete(parts, { ChecksumType: 'COMPOSITE' })).toMatchObject({
      rule: 'complete/checksum-mode',
      message:
        'The upload was created using the FULL_OBJECT checksum mode. The complete request must use the same checksum mode.',
    });
    for (const asked of [
      { ChecksumCRC32C: 'Nks/tw==' },
      { ChecksumCRC32C: '+5yBMA==', ChecksumType: 'FULL_OBJECT' },
      { ChecksumCRC32: 'yeCtCw==', ChecksumType: 'FULL_OBJECT' },
    ]) {
      expect(await complete(parts, asked)).toEqual({
        status: 400,
        rule: 'complete/checksum-matches',
        code: 'BadDigest',
        message: 'The crc32c you specified did not match the calculated checksum.',
      });
    }
    await s3.completeMultipartUpload({
      ...upload,
      ChecksumCRC32C: 'Nks/tw==',
      ChecksumType: 'FULL_OBJECT',
    });
  });

  test('[complete/checksum-mode] in null mode has no type, and an object checksum is ignored', async () => {
    const { complete, first, s3, upload } = await begun(['aaa']);
    for (const ChecksumType of ['FULL_OBJECT', 'COMPOSITE']) {
      expect(await complete([{ ...first }], { ChecksumType })).toMatchObject({
        rule: 'complete/checksum-mode',
        message: expect.stringContaining('the null checksum mode'),
      });
    }
    const completed = await s3.completeMultipartUpload({ ...upload, ChecksumCRC32C: 'IUAC0A==-2' });
    expect(completed).toMatchObject({
      ChecksumCRC64NVME: 'Rnr2/5P7Gsk=',
      ETag: '"e2c3da976e66ec9e7dc128fbc782fc91-1"',
    });
  });

  test('[complete/object-size] is as long as was announced', async () => {
    const { complete, first, s3, upload } = await begun(['aaaa']);
    expect(await complete([{ ...first }], { MpuObjectSize: 5 })).toEqual({
      status: 400,
      rule: 'complete/object-size',
      code: 'InvalidRequest',
      message:
        "The provided 'x-amz-mp-object-size' header value 5 does not match what was computed: 4",
    });
    await expect(
      s3.completeMultipartUpload({ ...upload, MpuObjectSize: 4 }),
    ).resolves.toBeDefined();
  });

  test('[complete/part-order] is blamed before [complete/parts-exist]', async () => {
    const { complete } = await begun();
    expect(
      await complete([
        { PartNumber: 9, ETag: 'x' },
        { PartNumber: 8, ETag: 'x' },
      ]),
    ).toMatchObject({ rule: 'complete/part-order' });
  });

  test('[complete/part-size] is blamed before [write/if-none-match]', async () => {
    const { complete, first, second, s3 } = await begun();
    await s3.putObject(film);
    expect(await complete([{ ...first }, { ...second }], { IfNoneMatch: '*' })).toMatchObject({
      rule: 'complete/part-size',
    });
  });
});
