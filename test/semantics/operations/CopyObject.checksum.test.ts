/** The checksum and the ETag of a copy: carried where they can be, computed where they must. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { type ChecksumAlgorithm, checksumAlgorithms } from '../../../src/lib/payload.ts';
import { utf8 } from '../../../src/lib/bytes.ts';
import { lab } from '../lab.ts';
import { putInParts } from '../upload.ts';

const body = 'nine lives';
const of = (algorithm: ChecksumAlgorithm, bytes: string | Uint8Array = body) =>
  hexToBase64(digestOf(algorithm, typeof bytes === 'string' ? utf8(bytes) : bytes));
const md5 = (bytes: string | Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`;
const copy = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/cat' };
const MiB = 1024 ** 2;

const photos = () => lab({ buckets: ['photos'] });
type Lab = Awaited<ReturnType<typeof photos>>;
const decided = ({ last }: Lab, id: string) => last().trace.find(({ rule }) => rule.id === id);

describe('[checksum/copied] the checksum of a source in one part', () => {
  test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    '%s is carried',
    async (algorithm) => {
      const it = await photos();
      await it.s3.putObject({
        Bucket: 'photos',
        Key: 'cat',
        Body: body,
        ChecksumAlgorithm: algorithm,
      });
      const { CopyObjectResult } = await it.s3.copyObject(copy);
      expect(CopyObjectResult).toMatchObject({
        [`Checksum${algorithm}`]: of(algorithm),
        ChecksumType: 'FULL_OBJECT',
        ETag: md5(body),
      });
      expect(decided(it, 'checksum/copied')?.origin).toBe('copied');
    },
  );

  test.each(checksumAlgorithms)('is computed anew when %s is asked for', async (algorithm) => {
    const it = await photos();
    await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: body, ChecksumAlgorithm: 'CRC32' });
    const { CopyObjectResult } = await it.s3.copyObject({ ...copy, ChecksumAlgorithm: algorithm });
    const { ETag: _, LastModified: __, ...checksums } = CopyObjectResult ?? {};
    expect(checksums).toEqual({
      [`Checksum${algorithm}`]: of(algorithm),
      ChecksumType: 'FULL_OBJECT',
    });
    expect(decided(it, 'checksum/copied-algorithm')?.origin).toBe('requested');
  });

  test('that was never sent is CRC64NVME, and is carried too', async () => {
    const it = await photos();
    await it.raw({ method: 'PUT', target: '/photos/cat', body });
    const { CopyObjectResult } = await it.s3.copyObject(copy);
    expect(CopyObjectResult?.ChecksumCRC64NVME).toBe(of('CRC64NVME'));
  });

  test('[checksum/algorithm] is of no algorithm that there is not', async () => {
    const { s3, refusal } = await photos();
    expect(
      await refusal(s3.copyObject({ ...copy, ChecksumAlgorithm: 'TEST' as never })),
    ).toMatchObject({
      status: 400,
      rule: 'checksum/algorithm',
      code: 'InvalidRequest',
    });
  });
});

describe('a source in parts', () => {
  const first = new Uint8Array(5 * MiB).fill(97);
  const parts = [first, 'the end'];
  const whole = new Uint8Array([...first, ...utf8('the end')]);

  test.each([
    ['CRC32', 'FULL_OBJECT', 'copied'],
    ['CRC64NVME', 'FULL_OBJECT', 'copied'],
    ['CRC32C', 'COMPOSITE', 'computed'],
    ['SHA256', 'COMPOSITE', 'computed'],
  ] as const)(
    '[checksum/copied] with %s %s: FULL_OBJECT, %s',
    async (ChecksumAlgorithm, ChecksumType, origin) => {
      const it = await photos();
      const completed = await putInParts(it.s3, 'photos', 'cat', {
        parts,
        begin: { ChecksumAlgorithm, ChecksumType },
      });
      expect(completed.ChecksumType).toBe(ChecksumType);
      const { CopyObjectResult } = await it.s3.copyObject(copy);
      expect(CopyObjectResult).toMatchObject({
        [`Checksum${ChecksumAlgorithm}`]: of(ChecksumAlgorithm, whole),
        ChecksumType: 'FULL_OBJECT',
      });
      expect(decided(it, 'checksum/copied')?.origin).toBe(origin);
    },
  );

  test('[etag/copied] has a copy whose ETag is the plain MD5 of its bytes', async () => {
    const it = await photos();
    const completed = await putInParts(it.s3, 'photos', 'cat', { parts });
    expect(completed.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const { CopyObjectResult } = await it.s3.copyObject(copy);
    expect(CopyObjectResult).toMatchObject({
      ETag: md5(whole),
      ChecksumCRC64NVME: of('CRC64NVME', whole),
    });
    expect(decided(it, 'etag/copied')?.origin).toBe('computed');
  });

  test('[etag/copied] of a single part too', async () => {
    const it = await photos();
    await putInParts(it.s3, 'photos', 'cat', { parts: [body] });
    expect((await it.s3.copyObject(copy)).CopyObjectResult?.ETag).toBe(md5(body));
  });

  test('has a copy that is in parts no more', async () => {
    const { s3, refusal } = await photos();
    await putInParts(s3, 'photos', 'cat', { parts, begin: { ChecksumAlgorithm: 'SHA256' } });
    await s3.copyObject(copy);
    const attributes = await s3.getObjectAttributes({
      ...copy,
      ObjectAttributes: ['Checksum', 'ETag', 'ObjectParts', 'ObjectSize'],
    });
    expect(attributes).toMatchObject({
      ObjectSize: whole.length,
      Checksum: { ChecksumSHA256: of('SHA256', whole), ChecksumType: 'FULL_OBJECT' },
    });
    expect(attributes.ObjectParts).toBeUndefined();
    expect(await refusal(s3.getObject({ ...copy, PartNumber: 2 }))).toMatchObject({
      code: 'InvalidPartNumber',
    });
  });

  test('is read once, though the explanation tells every step of the last try only', async () => {
    const it = await photos();
    await putInParts(it.s3, 'photos', 'cat', {
      parts: [body],
      begin: { ChecksumAlgorithm: 'SHA1' },
    });
    await it.s3.copyObject(copy);
    const steps = it.last().trace;
    expect(steps.map(({ n }) => n)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.filter(({ rule }) => rule.id === 'checksum/copied')).toHaveLength(1);
  });
});
