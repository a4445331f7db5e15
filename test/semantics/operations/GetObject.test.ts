/** Reading an object: which bytes, and with which headers. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bodyOf, lab } from '../lab.ts';
import { formRequest } from '../signedForm.ts';
import { putInParts } from '../upload.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const digits = '0123456789';
const checksum = 'poTHxg==';

async function withDigits() {
  const it = await lab({ buckets: ['photos'] });
  const put = await it.s3.putObject({ ...photo, Body: digits });
  const read = async (headers: Record<string, string>, target = '/photos/cat') => {
    const answer = await it.raw({ target, headers });
    return {
      status: answer.status,
      body: bodyOf(answer),
      headers: Object.fromEntries(answer.headers),
    };
  };
  return { ...it, put, read };
}

describe('[read/range] a range', () => {
  test.each([
    ['bytes=0-8', '012345678', '0-8'],
    ['bytes=1-1', '1', '1-1'],
    ['bytes=1-', '123456789', '1-9'],
    ['bytes=-2', '89', '8-9'],
    ['bytes=-9', '123456789', '1-9'],
    ['bytes=0-0', '0', '0-0'],
  ])('%s answers 206 with %s, and no checksum', async (range, expected, window) => {
    const { read } = await withDigits();
    const { status, body, headers } = await read({ range, 'x-amz-checksum-mode': 'ENABLED' });
    expect([status, body]).toEqual([206, expected]);
    expect(headers).toMatchObject({
      'content-range': `bytes ${window}/10`,
      'content-length': String(expected.length),
    });
    expect(headers).not.toHaveProperty('x-amz-checksum-crc32');
  });

  test.each(['bytes=-15', 'bytes=0-100'])(
    '%s answers 206 with all of it, and the checksum',
    async (range) => {
      const { read } = await withDigits();
      const { status, body, headers } = await read({ range, 'x-amz-checksum-mode': 'ENABLED' });
      expect([status, body]).toEqual([206, digits]);
      expect(headers).toMatchObject({
        'content-range': 'bytes 0-9/10',
        'x-amz-checksum-crc32': checksum,
      });
    },
  );

  test.each(['bytes=1-0', 'bytes=-1-', 'bytes=0--1', 'bytes=0-1,3-4,7-9', '0-1', 'bytes=-'])(
    '%s is none: 200 with all of it',
    async (range) => {
      const { read } = await withDigits();
      const { status, body, headers } = await read({ range });
      expect([status, body]).toEqual([200, digits]);
      expect(headers).not.toHaveProperty('content-range');
    },
  );

  test.each(['bytes=-0', 'bytes=100-200'])(
    '[read/range-satisfiable] %s answers 416',
    async (Range) => {
      const { s3, refusal, last } = await withDigits();
      expect(await refusal(s3.getObject({ ...photo, Range }))).toEqual({
        status: 416,
        rule: 'read/range-satisfiable',
        code: 'InvalidRange',
        message: 'The requested range is not satisfiable',
        RangeRequested: Range,
        ActualObjectSize: '10',
      });
      expect(last().answer.headers).toContainEqual(['content-range', 'bytes */10']);
    },
  );
});

describe('a checksum', () => {
  test('is shown when it is asked for', async () => {
    const { read } = await withDigits();
    const asked = await read({ 'x-amz-checksum-mode': 'ENABLED' });
    expect(asked.headers).toMatchObject({
      'x-amz-checksum-crc32': checksum,
      'x-amz-checksum-type': 'FULL_OBJECT',
    });
    expect((await read({})).headers).not.toHaveProperty('x-amz-checksum-crc32');
  });
});

describe('a part', () => {
  const parts = [new Uint8Array(5 * 1024 ** 2).fill(97), 'the end'];
  const first = parts[0]?.length ?? 0;

  test('[read/range] is read as a range of its own', async () => {
    const { s3 } = await withDigits();
    await putInParts(s3, 'photos', 'film', { parts });
    const { Body, ContentRange, PartsCount, ChecksumCRC64NVME } = await s3.getObject({
      Bucket: 'photos',
      Key: 'film',
      PartNumber: 2,
    });
    expect(await Body?.transformToString()).toBe('the end');
    expect({ ContentRange, PartsCount, ChecksumCRC64NVME }).toEqual({
      ContentRange: `bytes ${first}-${first + 6}/${first + 7}`,
      PartsCount: 2,
      ChecksumCRC64NVME: undefined,
    });
  });

  test('has a checksum of its own where the upload is composite', async () => {
    const { s3 } = await withDigits();
    const begin = { ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE' } as const;
    await putInParts(s3, 'photos', 'film', { parts: [digits], begin });
    const { ChecksumSHA256, ChecksumType } = await s3.headObject({
      Bucket: 'photos',
      Key: 'film',
      PartNumber: 1,
      ChecksumMode: 'ENABLED',
    });
    expect({ ChecksumSHA256, ChecksumType }).toEqual({
      ChecksumSHA256: createHash('sha256').update(digits).digest('base64'),
      ChecksumType: 'COMPOSITE',
    });
  });

  test('that is all of its object is covered by the checksum of the object', async () => {
    const { s3 } = await withDigits();
    const begin = { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' } as const;
    const whole = await putInParts(s3, 'photos', 'film', { parts: [digits], begin });
    const film = { Bucket: 'photos', Key: 'film', ChecksumMode: 'ENABLED' } as const;
    const { ChecksumCRC32, ChecksumType } = await s3.getObject({ ...film, PartNumber: 1 });
    expect({ ChecksumCRC32, ChecksumType }).toEqual({
      ChecksumCRC32: whole.ChecksumCRC32,
      ChecksumType: 'FULL_OBJECT',
    });
    expect(ChecksumCRC32).toBe('poTHxg==');
  });

  test('[read/range] the first of an object in one piece is all of it', async () => {
    const { s3 } = await withDigits();
    const { ContentRange, PartsCount } = await s3.headObject({ ...photo, PartNumber: 1 });
    expect({ ContentRange, PartsCount }).toEqual({
      ContentRange: 'bytes 0-9/10',
      PartsCount: undefined,
    });
  });

  test('[read/part-number] [upload/part-number] [read/range-or-part] must be one that there is, without a range', async () => {
    const { s3, refusal } = await withDigits();
    expect(await refusal(s3.getObject({ ...photo, PartNumber: 2 }))).toMatchObject({
      status: 416,
      rule: 'read/part-number',
      ActualPartCount: '1',
    });
    expect(await refusal(s3.getObject({ ...photo, PartNumber: 0 }))).toMatchObject({
      status: 400,
      rule: 'upload/part-number',
    });
    expect(await refusal(s3.getObject({ ...photo, PartNumber: 10_001 }))).toMatchObject({
      status: 400,
      rule: 'upload/part-number',
    });
    expect(
      await refusal(s3.getObject({ ...photo, PartNumber: 1, Range: 'bytes=0-1' })),
    ).toMatchObject({ status: 400, rule: 'read/range-or-part' });
  });
});

describe('response overrides', () => {
  test('take the place of the headers of the object', async () => {
    const { s3 } = await withDigits();
    const overridden = await s3.getObject({
      ...photo,
      ResponseCacheControl: 'no-cache',
      ResponseContentDisposition: 'attachment',
      ResponseContentEncoding: 'identity',
      ResponseContentLanguage: 'de',
      ResponseContentType: 'text/plain',
      ResponseExpires: new Date('2027-01-01T00:00:00Z'),
    });
    expect(overridden).toMatchObject({
      CacheControl: 'no-cache',
      ContentDisposition: 'attachment',
      ContentEncoding: 'identity',
      ContentLanguage: 'de',
      ContentType: 'text/plain',
      ExpiresString: 'Fri, 01 Jan 2027 00:00:00 GMT',
    });
  });
});

describe('what cannot be read', () => {
  test('[object/exists] [version/id] [version/exists] [version/delete-marker]', async () => {
    const { s3, refusal, last } = await lab({ versioned: ['photos'] });
    const { VersionId } = await s3.putObject({ ...photo, Body: digits });
    const marker = await s3.deleteObject(photo);
    expect(await refusal(s3.getObject(photo))).toEqual({
      status: 404,
      rule: 'object/exists',
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      Key: 'cat',
    });
    expect(last().answer.headers).toContainEqual(['x-amz-delete-marker', 'true']);
    expect(await refusal(s3.getObject({ ...photo, VersionId: marker.VersionId }))).toMatchObject({
      status: 405,
      rule: 'version/delete-marker',
      Method: 'GET',
      ResourceType: 'DeleteMarker',
    });
    expect(last().answer.headers).toContainEqual(['allow', 'DELETE']);
    expect((await s3.getObject({ ...photo, VersionId })).VersionId).toBe(VersionId);
    await s3.deleteObject({ ...photo, VersionId });
    expect(await refusal(s3.getObject({ ...photo, VersionId }))).toMatchObject({
      status: 404,
      rule: 'version/exists',
      code: 'NoSuchVersion',
      VersionId,
    });
    expect(await refusal(s3.getObject({ ...photo, VersionId: 'invented' }))).toMatchObject({
      status: 400,
      rule: 'version/id',
      ArgumentValue: 'invented',
    });
  });

  test('[object/archived] is archived: its head can, its body cannot', async () => {
    const { s3, refusal } = await withDigits();
    await s3.putObject({ ...photo, Body: digits, StorageClass: 'DEEP_ARCHIVE' });
    expect(await refusal(s3.getObject(photo))).toMatchObject({
      status: 403,
      rule: 'object/archived',
      code: 'InvalidObjectState',
      StorageClass: 'DEEP_ARCHIVE',
    });
    expect((await s3.headObject(photo)).StorageClass).toBe('DEEP_ARCHIVE');
  });

  test('[access/allowed] is not yours', async () => {
    const { as, refusal } = await withDigits();
    expect(await refusal(as('bob').getObject(photo))).toMatchObject({
      status: 403,
      rule: 'access/allowed',
    });
    expect(
      await refusal(as(null).getObject({ ...photo, ResponseContentType: 'text/plain' })),
    ).toMatchObject({ status: 403 });
  });
});

test('[object/key-length] a key that is too long is not even looked for', async () => {
  const { rawRefusal } = await withDigits();
  const refused = { rule: 'object/key-length', code: 'KeyTooLongError' };
  expect(await rawRefusal({ target: `/photos/${'k'.repeat(1025)}` })).toMatchObject(refused);
  const head = { method: 'HEAD', target: `/photos/${'k'.repeat(1025)}` };
  expect(await rawRefusal(head)).toMatchObject(refused);
});

test('metadata that a form named as no header can be is counted, not told', async () => {
  const it = await lab();
  await it.s3.createBucket({ Bucket: 'photos', ObjectOwnership: 'ObjectWriter' });
  await it.s3.deletePublicAccessBlock({ Bucket: 'photos' });
  await it.s3.putBucketAcl({ Bucket: 'photos', ACL: 'public-read-write' });
  await it.raw(
    formRequest({
      key: 'cat',
      acl: 'bucket-owner-full-control',
      'x-amz-meta-a b': '1',
      'x-amz-meta-ok': '2',
    }),
  );
  const { Metadata, MissingMeta } = await it.s3.headObject({ Bucket: 'photos', Key: 'cat' });
  expect({ Metadata, MissingMeta }).toEqual({ Metadata: { ok: '2' }, MissingMeta: 1 });
});
