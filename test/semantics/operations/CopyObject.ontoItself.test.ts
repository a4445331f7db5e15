/** An object copied onto its own key: allowed where the request names something, even what is so already. */
import type { CopyObjectCommandInput } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const itself = { Bucket: 'photos', Key: 'cat', CopySource: 'photos/cat' };
const illegal = {
  status: 400,
  rule: 'copy/onto-itself',
  code: 'InvalidRequest',
  message:
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
};

async function withCat(options: Parameters<typeof lab>[0] = { buckets: ['photos'] }) {
  const it = await lab(options);
  const put = await it.s3.putObject({
    Bucket: 'photos',
    Key: 'cat',
    Body: 'data',
    ContentType: 'image/jpeg',
    Metadata: { camera: 'pocket' },
  });
  return { ...it, put };
}

describe('[copy/onto-itself] an object', () => {
  test.each<[string, Partial<CopyObjectCommandInput>]>([
    ['nothing', {}],
    ['COPY', { MetadataDirective: 'COPY' }],
    ['metadata under COPY', { Metadata: { camera: 'X100' } }],
    ['an access list', { ACL: 'bucket-owner-full-control' }],
    ['tags under REPLACE', { TaggingDirective: 'REPLACE', Tagging: 'a=b' }],
    ['a condition', { IfMatch: '"8d777f385d3dfec8815d20f7496026dc"' }],
    ['a checksum algorithm alone', { ChecksumAlgorithm: 'SHA256' }],
  ])('is not copied onto itself for %s', async (_what, asked) => {
    const { s3, refusal } = await withCat();
    expect(await refusal(s3.copyObject({ ...itself, ...asked }))).toEqual(illegal);
  });

  test.each<[string, Partial<CopyObjectCommandInput>]>([
    ['REPLACE', { MetadataDirective: 'REPLACE' }],
    ['the storage class it has', { StorageClass: 'STANDARD' }],
    ['another storage class', { StorageClass: 'STANDARD_IA' }],
    ['a website redirect', { WebsiteRedirectLocation: '/cats' }],
    ['the encryption it has', { ServerSideEncryption: 'AES256' }],
    ['a class and a checksum algorithm', { StorageClass: 'STANDARD', ChecksumAlgorithm: 'SHA256' }],
    [
      'the ETag that stands there, and a class',
      { StorageClass: 'STANDARD', IfMatch: '"8d777f385d3dfec8815d20f7496026dc"' },
    ],
  ])('is, for %s', async (_what, asked) => {
    const { s3, put } = await withCat();
    const { CopyObjectResult } = await s3.copyObject({ ...itself, ...asked });
    expect(CopyObjectResult?.ETag).toBe(put.ETag);
  });

  test('is, where the bucket was given the default encryption that it had', async () => {
    const { s3, put } = await withCat();
    await s3.putBucketEncryption({
      Bucket: 'photos',
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const { CopyObjectResult } = await s3.copyObject(itself);
    expect(CopyObjectResult?.ETag).toBe(put.ETag);
  });

  test('under REPLACE loses the metadata that the request does not repeat', async () => {
    const { s3 } = await withCat();
    await s3.copyObject({ ...itself, MetadataDirective: 'REPLACE' });
    const { Metadata, ContentType } = await s3.headObject({ Bucket: 'photos', Key: 'cat' });
    expect([Metadata, ContentType]).toEqual([{}, 'binary/octet-stream']);
  });

  test('[write/if-none-match] is refused where it must not stand already', async () => {
    const { s3, refusal } = await withCat();
    const call = s3.copyObject({ ...itself, IfNoneMatch: '*', StorageClass: 'STANDARD' });
    expect(await refusal(call)).toMatchObject({
      status: 412,
      rule: 'write/if-none-match',
      Condition: 'If-None-Match',
    });
  });

  test('[copy/onto-itself] is blamed before [write/if-none-match]', async () => {
    const { s3, refusal } = await withCat();
    expect(await refusal(s3.copyObject({ ...itself, IfNoneMatch: '*' }))).toEqual(illegal);
  });

  test('[copy-source/if-match] is blamed before [copy/onto-itself]', async () => {
    const { s3, refusal } = await withCat();
    const call = s3.copyObject({ ...itself, CopySourceIfMatch: 'other' });
    expect(await refusal(call)).toMatchObject({ rule: 'copy-source/if-match' });
  });
});

describe('in a bucket with versioning', () => {
  const versioned = { versioned: ['photos'] };

  test('[copy/onto-itself] the current version, named or not, is still itself', async () => {
    const { s3, refusal, put } = await withCat(versioned);
    expect(await refusal(s3.copyObject(itself))).toEqual(illegal);
    const CopySource = `photos/cat?versionId=${put.VersionId}`;
    expect(await refusal(s3.copyObject({ ...itself, CopySource }))).toEqual(illegal);
  });

  test('[copy/onto-itself] an older version is brought back', async () => {
    const { s3, put } = await withCat(versioned);
    const newer = await s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'newer' });
    const copy = await s3.copyObject({
      ...itself,
      CopySource: `photos/cat?versionId=${put.VersionId}`,
    });
    expect(copy.CopySourceVersionId).toBe(put.VersionId);
    expect([put.VersionId, newer.VersionId]).not.toContain(copy.VersionId);
    const { ETag, VersionId, Metadata } = await s3.headObject({ Bucket: 'photos', Key: 'cat' });
    expect({ ETag, VersionId, Metadata }).toEqual({
      ETag: put.ETag,
      VersionId: copy.VersionId,
      Metadata: { camera: 'pocket' },
    });
  });

  test('[version/new] each copy is a version of its own while versioning is enabled', async () => {
    const { s3, put } = await withCat(versioned);
    const copy = await s3.copyObject({ ...itself, MetadataDirective: 'REPLACE' });
    expect(copy.CopySourceVersionId).toBe(put.VersionId);
    expect(copy.VersionId).toMatch(/^[\w.]{32}$/);
    const { Versions } = await s3.listObjectVersions({ Bucket: 'photos' });
    expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [copy.VersionId, true],
      [put.VersionId, false],
    ]);
  });

  test('[version/new] a copy is the null version while versioning is suspended, and the others stay', async () => {
    const { s3, put } = await withCat(versioned);
    await s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Suspended' },
    });
    const copies = [
      await s3.copyObject({ ...itself, MetadataDirective: 'REPLACE' }),
      await s3.copyObject({ ...itself, MetadataDirective: 'REPLACE' }),
    ];
    expect(
      copies.map(({ VersionId, CopySourceVersionId }) => [VersionId, CopySourceVersionId]),
    ).toEqual([
      ['null', put.VersionId],
      ['null', undefined],
    ]);
    const { Versions } = await s3.listObjectVersions({ Bucket: 'photos' });
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['null', put.VersionId]);
  });
});
