/** A listing cut into pages, however small, is the listing: every row once, in order, whatever the prefix and delimiter. */
import type { S3 } from '@aws-sdk/client-s3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCodePoints } from '../../../src/lib/order.ts';
import { type Lab, lab } from '../lab.ts';

interface Asked {
  readonly Prefix: string;
  readonly Delimiter: string;
}

interface Page {
  readonly rows: readonly string[];
  /** What the next request says, undefined at the end. */
  readonly next: Readonly<Record<string, string | undefined>> | undefined;
}

type Reader = (s3: S3, asked: Asked, size: number, after: Page['next']) => Promise<Page>;

const all = { Bucket: 'photos' };
/** Rows of a page as text, in one order: entries and prefixes are apart in the answer. */
const rowsOf = (
  entries: readonly string[],
  prefixes: readonly { Prefix?: string | undefined }[] = [],
) => [...entries, ...prefixes.map(({ Prefix }) => `${Prefix} …`)].sort(compareCodePoints);
const keys = (list: readonly { Key?: string | undefined }[] = []) =>
  list.map(({ Key = '' }) => Key);

const readers: Record<string, Reader> = {
  async ListObjectsV2(s3, asked, MaxKeys, after) {
    const page = await s3.listObjectsV2({ ...all, ...asked, MaxKeys, ...after });
    const next = page.IsTruncated ? { ContinuationToken: page.NextContinuationToken } : undefined;
    return { rows: rowsOf(keys(page.Contents), page.CommonPrefixes), next };
  },
  async ListObjects(s3, asked, MaxKeys, after) {
    const page = await s3.listObjects({ ...all, ...asked, MaxKeys, ...after });
    // Without a delimiter there is no NextMarker: clients go on from the last key.
    const Marker = page.NextMarker ?? page.Contents?.at(-1)?.Key;
    return {
      rows: rowsOf(keys(page.Contents), page.CommonPrefixes),
      next: page.IsTruncated ? { Marker } : undefined,
    };
  },
  async ListObjectVersions(s3, asked, MaxKeys, after) {
    const page = await s3.listObjectVersions({ ...all, ...asked, MaxKeys, ...after });
    const named = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    const rows = rowsOf(
      named.map(({ Key, VersionId, IsLatest }) => `${Key} ${VersionId} ${IsLatest}`),
      page.CommonPrefixes,
    );
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    return { rows, next: page.IsTruncated ? { KeyMarker, VersionIdMarker } : undefined };
  },
  async ListMultipartUploads(s3, asked, MaxUploads, after) {
    const page = await s3.listMultipartUploads({ ...all, ...asked, MaxUploads, ...after });
    const rows = rowsOf(
      (page.Uploads ?? []).map(({ Key, UploadId }) => `${Key} ${UploadId}`),
      page.CommonPrefixes,
    );
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    return { rows, next: page.IsTruncated ? { KeyMarker, UploadIdMarker } : undefined };
  },
};

/** All pages, one after the other; more pages than rows are a circle. */
async function walk(read: Reader, s3: S3, asked: Asked, size: number): Promise<string[]> {
  const rows: string[] = [];
  let after: Page['next'] = {};
  for (let pages = 0; after; pages++) {
    if (pages > 100) throw new Error(`page ${pages} after ${JSON.stringify(after)}`);
    const page: Page = await read(s3, asked, size, after);
    expect(page.rows.length).toBeLessThanOrEqual(size);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const unit = fc.constantFrom('a', 'b', '/', ' ', '%', 'é', '\uff5e', '\u{1f600}', '\u{10ffff}');
const text = (maxLength: number) => fc.string({ unit, maxLength });
const world = fc.array(fc.string({ unit, minLength: 1, maxLength: 4 }), { maxLength: 12 });
const asked = fc.record({
  Prefix: text(2),
  Delimiter: fc.oneof(fc.constant(''), fc.constant('/'), text(2)),
});

/** A key that comes again is another version, or another upload; every third is deleted again. */
async function filled(written: readonly string[]): Promise<Lab> {
  const it = await lab({ versioned: ['photos'] });
  for (const [i, Key] of written.entries()) {
    await it.s3.putObject({ ...all, Key });
    await it.s3.createMultipartUpload({ ...all, Key });
    if (i % 3 === 2) await it.s3.deleteObject({ ...all, Key });
  }
  return it;
}

describe.each(Object.entries(readers))('%s', (_name, read) => {
  test('page by page is the same as whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        asked,
        fc.integer({ min: 1, max: 4 }),
        async (written, what, size) => {
          const { s3 } = await filled(written);
          const whole = await walk(read, s3, what, 1000);
          expect(new Set(whole).size).toBe(whole.length);
          // Within one page the answer tells no order between entries and prefixes, nor versions and markers.
          expect((await walk(read, s3, what, size)).sort(compareCodePoints)).toEqual(whole);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('a page of objects is what a plain filter of the keys gives', async () => {
  await fc.assert(
    fc.asyncProperty(world, asked, async (written, { Prefix, Delimiter }) => {
      const it = await lab({ buckets: ['photos'] });
      for (const Key of written) await it.s3.putObject({ ...all, Key });
      const rows = [...new Set(written)]
        .filter((key) => key.startsWith(Prefix))
        .map((key) => {
          const at = Delimiter === '' ? -1 : key.indexOf(Delimiter, Prefix.length);
          return at < 0 ? key : `${key.slice(0, at + Delimiter.length)} …`;
        });
      const shown = await walk(readers.ListObjectsV2 as Reader, it.s3, { Prefix, Delimiter }, 1000);
      expect(shown).toEqual([...new Set(rows)].sort(compareCodePoints));
    }),
    { numRuns: 60 },
  );
});

test('a key of the last code points is stepped over with its common prefix', async () => {
  const { s3 } = await lab({ buckets: ['photos'] });
  const last = '\u{10ffff}';
  for (const Key of ['a/x', `a/${last}`, `a/${last.repeat(255)}`, 'b'])
    await s3.putObject({ ...all, Key });
  const read = readers.ListObjectsV2 as Reader;
  expect(await walk(read, s3, { Prefix: '', Delimiter: '/' }, 1)).toEqual(['a/ …', 'b']);
});
