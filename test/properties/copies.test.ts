/** A copy of a copy is its source in all that a copy carries. */
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lab } from '../semantics/lab.ts';
import { putInParts } from '../semantics/upload.ts';
import { runs } from './runs.ts';

const token = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
const printable = fc.stringMatching(/^[!-~](?:[ -~]{0,18}[!-~])?$/);
const tagText = fc.stringMatching(/^[A-Za-z0-9+\-=._:/@]{1,10}$/);

const algorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

const object = fc.record(
  {
    Body: fc.uint8Array({ maxLength: 64 }),
    ContentType: fc.constantFrom('text/plain', 'image/svg+xml', 'application/x-a; b=c'),
    CacheControl: printable,
    ContentDisposition: printable,
    ContentEncoding: token,
    ContentLanguage: token,
    Expires: fc.date({
      min: new Date('2030-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    Metadata: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), printable, { maxKeys: 4 }),
    Tagging: fc
      .dictionary(
        tagText.filter((text) => !text.startsWith('aws:')),
        tagText,
        { maxKeys: 10 },
      )
      .map((tags) => new URLSearchParams(tags).toString()),
    ChecksumAlgorithm: fc.constantFrom(...algorithms),
  },
  { requiredKeys: ['Body'] },
);

/** What a copy decides anew, and what is of the answer, not of the object. */
const ownOfCopies = [
  '$metadata',
  'LastModified',
  'VersionId',
  'AcceptRanges',
  'StorageClass',
  'PartsCount',
];

async function told(it: Awaited<ReturnType<typeof lab>>, Key: string) {
  const named = { Bucket: 'photos', Key };
  const head: object = await it.s3.headObject({ ...named, ChecksumMode: 'ENABLED' });
  const { TagSet = [] } = await it.s3.getObjectTagging(named);
  const { Body } = await it.s3.getObject(named);
  return {
    ...Object.fromEntries(Object.entries(head).filter(([name]) => !ownOfCopies.includes(name))),
    tags: TagSet.toSorted((a, b) => ((a.Key ?? '') < (b.Key ?? '') ? -1 : 1)),
    body: await Body?.transformToByteArray(),
  };
}

const copy = (it: Awaited<ReturnType<typeof lab>>, from: string, to: string) =>
  it.s3.copyObject({ Bucket: 'photos', Key: to, CopySource: `photos/${from}` });

test('sent whole', async () => {
  const holds = async (what: Omit<PutObjectCommandInput, 'Bucket' | 'Key'>) => {
    const it = await lab({ versioned: ['photos'] });
    await it.s3.putObject({ Bucket: 'photos', Key: 'source', ...what });
    await copy(it, 'source', 'copy');
    await copy(it, 'copy', 'again');
    const source = await told(it, 'source');
    expect(await told(it, 'copy')).toEqual(source);
    expect(await told(it, 'again')).toEqual(source);
  };
  await fc.assert(fc.asyncProperty(object, holds), runs(100));
});

test('sent in parts: then the first copy is one part, and the second is the first', async () => {
  const uploaded = fc.tuple(
    fc.uint8Array({ minLength: 1, maxLength: 64 }),
    fc.constantFrom('CRC32', 'SHA256', undefined),
    fc.constantFrom('COMPOSITE', undefined),
  );
  const holds = async ([part, ChecksumAlgorithm, type]: [
    Uint8Array,
    'CRC32' | 'SHA256' | undefined,
    'COMPOSITE' | undefined,
  ]) => {
    const it = await lab({ buckets: ['photos'] });
    await putInParts(it.s3, 'photos', 'source', {
      parts: [part],
      begin: { ChecksumAlgorithm, ...(ChecksumAlgorithm && { ChecksumType: type }) },
    });
    await copy(it, 'source', 'copy');
    await copy(it, 'copy', 'again');
    const { body } = await told(it, 'source');
    const first = await told(it, 'copy');
    expect(first.body).toEqual(body);
    expect(first).toMatchObject({ ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) });
    expect(await told(it, 'again')).toEqual(first);
  };
  await fc.assert(fc.asyncProperty(uploaded, holds), runs(50));
});
