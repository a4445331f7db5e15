/** What travels with a copy and what does not: metadata, tags, storage class, redirect, owner, date. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const source = {
  Bucket: 'photos',
  Key: 'cat',
  Body: 'data',
  ContentType: 'image/jpeg',
  ContentLanguage: 'en-US',
  CacheControl: 'max-age=60',
  ContentDisposition: 'inline',
  ContentEncoding: 'identity',
  Expires: new Date('2027-01-01T00:00:00Z'),
  Metadata: { camera: 'pocket', Title: 'Mia' },
  Tagging: 'album=pets&year=2025',
  StorageClass: 'STANDARD_IA',
  WebsiteRedirectLocation: '/cats',
} as const;
const copy = { Bucket: 'backup', Key: 'copy', CopySource: 'photos/cat' };
const described = {
  ContentType: 'image/jpeg',
  ContentLanguage: 'en-US',
  CacheControl: 'max-age=60',
  ContentDisposition: 'inline',
  ContentEncoding: 'identity',
  ExpiresString: 'Fri, 01 Jan 2027 00:00:00 GMT',
  Metadata: { camera: 'pocket', title: 'Mia' },
};

async function withCat() {
  const it = await lab({ buckets: ['photos', 'backup'] });
  await it.s3.putObject(source);
  const head = () => it.s3.headObject({ Bucket: 'backup', Key: 'copy' });
  const tags = async () => (await it.s3.getObjectTagging({ Bucket: 'backup', Key: 'copy' })).TagSet;
  return { ...it, head, tags };
}

describe('[metadata/directive] metadata', () => {
  test.each([{}, { MetadataDirective: 'COPY' as const }])(
    'comes from the source under %j',
    async (directive) => {
      const { s3, head } = await withCat();
      await s3.copyObject({ ...copy, ...directive });
      expect(await head()).toMatchObject(described);
    },
  );

  test('of the request is ignored under COPY', async () => {
    const { s3, head } = await withCat();
    const sent = { Metadata: { lens: '50mm' }, ContentLanguage: 'en-GB', ContentType: 'image/png' };
    await s3.copyObject({ ...copy, ...sent, MetadataDirective: 'COPY' });
    expect(await head()).toMatchObject(described);
  });

  test('comes wholly from the request under REPLACE', async () => {
    const { s3, head } = await withCat();
    await s3.copyObject({
      ...copy,
      MetadataDirective: 'REPLACE',
      Metadata: { Lens: '50mm' },
      ContentType: 'image/png',
    });
    const { ContentType, ContentLanguage, CacheControl, Metadata } = await head();
    expect({ ContentType, ContentLanguage, CacheControl, Metadata }).toEqual({
      ContentType: 'image/png',
      ContentLanguage: undefined,
      CacheControl: undefined,
      Metadata: { lens: '50mm' },
    });
  });

  test('[metadata/directive-known] knows no other directive', async () => {
    const { s3, refusal } = await withCat();
    expect(await refusal(s3.copyObject({ ...copy, MetadataDirective: 'MERGE' as never }))).toEqual({
      status: 400,
      rule: 'metadata/directive-known',
      code: 'InvalidArgument',
      message: 'Unknown metadata directive.',
      ArgumentName: 'x-amz-metadata-directive',
      ArgumentValue: 'MERGE',
    });
  });

  test('[metadata/size] of more than 2 KB is refused', async () => {
    const { s3, refusal } = await withCat();
    const Metadata = { long: 'x'.repeat(2045) };
    expect(
      await refusal(s3.copyObject({ ...copy, MetadataDirective: 'REPLACE', Metadata })),
    ).toMatchObject({
      rule: 'metadata/size',
      code: 'MetadataTooLarge',
      Size: '2049',
    });
  });
});

describe('[tags/directive] tags', () => {
  const own = [
    { Key: 'album', Value: 'pets' },
    { Key: 'year', Value: '2025' },
  ];

  test.each([{}, { TaggingDirective: 'COPY' as const }])(
    'come from the source under %j, whatever is sent',
    async (directive) => {
      const { s3, tags } = await withCat();
      await s3.copyObject({ ...copy, ...directive, Tagging: 'other=tag' });
      expect(await tags()).toEqual(own);
    },
  );

  test('come from the request under REPLACE', async () => {
    const { s3, tags } = await withCat();
    await s3.copyObject({ ...copy, TaggingDirective: 'REPLACE', Tagging: 'other=tag' });
    expect(await tags()).toEqual([{ Key: 'other', Value: 'tag' }]);
  });

  test('are none under REPLACE of a request that names none', async () => {
    const { s3, tags } = await withCat();
    await s3.copyObject({ ...copy, TaggingDirective: 'REPLACE' });
    expect(await tags()).toEqual([]);
  });

  test('stay when only metadata is replaced, and metadata when only tags are', async () => {
    const { s3, tags, head } = await withCat();
    await s3.copyObject({ ...copy, MetadataDirective: 'REPLACE' });
    expect(await tags()).toEqual(own);
    await s3.copyObject({ ...copy, TaggingDirective: 'REPLACE' });
    expect(await head()).toMatchObject(described);
  });

  test('are those of the version that is copied', async () => {
    const { s3, tags } = await lab({ buckets: ['backup'], versioned: ['photos'] }).then(
      async (it) => ({
        ...it,
        tags: async () => (await it.s3.getObjectTagging({ Bucket: 'backup', Key: 'copy' })).TagSet,
      }),
    );
    const first = await s3.putObject({ ...source, Tagging: 'v=1' });
    await s3.putObject({ ...source, Tagging: 'v=2' });
    await s3.copyObject({ ...copy, CopySource: `photos/cat?versionId=${first.VersionId}` });
    expect(await tags()).toEqual([{ Key: 'v', Value: '1' }]);
  });

  test('[tags/directive-known] know no other directive', async () => {
    const { s3, refusal } = await withCat();
    expect(
      await refusal(s3.copyObject({ ...copy, TaggingDirective: 'MERGE' as never })),
    ).toMatchObject({
      rule: 'tags/directive-known',
      message: 'Unknown tagging directive.',
      ArgumentName: 'x-amz-tagging-directive',
    });
  });

  test('[tags/header] that cannot be read are refused, under COPY too', async () => {
    const { s3, refusal } = await withCat();
    const call = s3.copyObject({ ...copy, Tagging: 'a=1&a=2' });
    expect(await refusal(call)).toMatchObject({ rule: 'tags/header', ArgumentValue: 'a=1&a=2' });
  });
});

describe('what does not travel', () => {
  test('[storage-class/default] the storage class: it is STANDARD unless the request says otherwise', async () => {
    const { s3, head } = await withCat();
    await s3.copyObject(copy);
    expect((await head()).StorageClass).toBeUndefined();
    await s3.copyObject({ ...copy, StorageClass: 'ONEZONE_IA' });
    expect((await head()).StorageClass).toBe('ONEZONE_IA');
  });

  test('[redirect/set] the website redirect', async () => {
    const { s3, head } = await withCat();
    await s3.copyObject(copy);
    expect((await head()).WebsiteRedirectLocation).toBeUndefined();
    await s3.copyObject({ ...copy, WebsiteRedirectLocation: 'https://example.com/' });
    expect((await head()).WebsiteRedirectLocation).toBe('https://example.com/');
  });

  test('[object/new] the date: the copy is dated when it was made', async () => {
    const { s3, head, last } = await withCat();
    const { CopyObjectResult } = await s3.copyObject(copy);
    const made = new Date(last().at);
    expect(CopyObjectResult?.LastModified).toEqual(made);
    expect((await head()).LastModified).toEqual(made);
  });

  test('[copy/bytes] nor do bytes: the copy refers to the blob of its source', async () => {
    const { s3, simulator } = await withCat();
    await s3.copyObject(copy);
    const bodies = Array.from(simulator.records.scan('v/'), (record) =>
      record.kind === 'object' ? record.body : undefined,
    );
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });
});

describe('the explanation', () => {
  test('compares source, before and after, each row by the rule that decided it', async () => {
    const { s3, last } = await withCat();
    await s3.putObject({
      Bucket: 'backup',
      Key: 'copy',
      Body: 'before',
      ContentType: 'text/plain',
    });
    await s3.copyObject(copy);
    const [change] = last().changes;
    expect(change).toMatchObject({ kind: 'object', subject: 'backup/copy', effect: 'updated' });
    const row = (name: string) => change?.rows.find(({ attribute }) => attribute === name);
    expect(row('ContentType')).toMatchObject({
      source: 'image/jpeg',
      before: 'text/plain',
      after: 'image/jpeg',
      origin: 'copied',
      rule: 'metadata/directive',
    });
    expect(row('StorageClass')).toMatchObject({
      source: 'STANDARD_IA',
      after: 'STANDARD',
      origin: 'defaulted',
      rule: 'storage-class/default',
    });
    expect(row('WebsiteRedirectLocation')).toMatchObject({
      source: '/cats',
      origin: 'dropped',
      rule: 'redirect/set',
    });
    expect(row('x-amz-meta-camera')).toMatchObject({
      source: 'pocket',
      after: 'pocket',
      origin: 'copied',
      rule: 'metadata/directive',
    });
    expect(row('LastModified')).toMatchObject({ origin: 'computed', rule: 'object/new' });
  });
});
