/** A listing in pages is the listing: whatever the keys, the prefix, the delimiter and the size of a page. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lab, lab } from '../semantics/lab.ts';
import { runs } from './runs.ts';

const word = fc.constantFrom('a', 'b', 'ab', 'ä', '€', '😀', ' ', '+', '%', '&', '<', '-', '0');
const key = fc
  .array(fc.oneof(word, fc.constant('/')), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  // A lone slash in front is cut by path-style clients.
  .filter((text) => !text.startsWith('/'));

const asked = fc.record({
  keys: fc.uniqueArray(key, { maxLength: 12 }),
  prefix: fc.option(fc.oneof(word, fc.constantFrom('a/', 'ab/', 'b//')), { nil: undefined }),
  delimiter: fc.option(fc.constantFrom('/', 'b', '€', 'a/'), { nil: undefined }),
  size: fc.integer({ min: 1, max: 5 }),
  encoded: fc.boolean(),
});

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

/** What one page says of its place: its own entries, and how to ask for the next. */
interface Page {
  readonly entries: readonly string[];
  readonly more: boolean;
  readonly next: object;
}

type List = (it: Lab, what: object) => Promise<Page>;

const decoded = (text: string | undefined, how: string | undefined) =>
  how === 'url' ? decodeURIComponent((text ?? '').replaceAll('+', ' ')) : (text ?? '');

interface Listing {
  readonly EncodingType?: string | undefined;
  readonly CommonPrefixes?: readonly { readonly Prefix?: string | undefined }[] | undefined;
}

type Entries = readonly { readonly Key?: string | undefined }[] | undefined;

const entriesOf = ({ EncodingType, CommonPrefixes = [] }: Listing, entries: Entries) => [
  ...(entries ?? []).map(({ Key }) => `key ${decoded(Key, EncodingType)}`),
  ...CommonPrefixes.map(({ Prefix }) => `prefix ${decoded(Prefix, EncodingType)}`),
];

const listObjectsV2: List = async (it, what) => {
  const page = await it.s3.listObjectsV2({ Bucket: 'photos', ...what });
  expect(page.KeyCount).toBe((page.Contents ?? []).length + (page.CommonPrefixes ?? []).length);
  return {
    entries: entriesOf(page, page.Contents),
    more: page.IsTruncated === true,
    next: { ContinuationToken: page.NextContinuationToken },
  };
};

const listObjects: List = async (it, what) => {
  const page = await it.s3.listObjects({ Bucket: 'photos', ...what });
  const last = page.NextMarker ?? page.Contents?.at(-1)?.Key;
  return {
    entries: entriesOf(page, page.Contents),
    more: page.IsTruncated === true,
    next: { Marker: decoded(last, page.EncodingType) },
  };
};

const listVersions: List = async (it, what) => {
  const page = await it.s3.listObjectVersions({ Bucket: 'photos', ...what });
  const all = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
  const versions = all.map(({ Key, VersionId }) => ({ Key: `${Key} ${VersionId}` }));
  return {
    entries: entriesOf(page, versions),
    more: page.IsTruncated === true,
    next: {
      KeyMarker: decoded(page.NextKeyMarker, page.EncodingType),
      VersionIdMarker: page.NextVersionIdMarker,
    },
  };
};

const listUploads: List = async (it, { MaxKeys: MaxUploads, ...what }: { MaxKeys?: number }) => {
  const page = await it.s3.listMultipartUploads({ Bucket: 'photos', MaxUploads, ...what });
  const uploads = page.Uploads?.map(({ Key, UploadId }) => ({ Key: `${Key} ${UploadId}` }));
  return {
    entries: entriesOf(page, uploads),
    more: page.IsTruncated === true,
    next: {
      KeyMarker: decoded(page.NextKeyMarker, page.EncodingType),
      UploadIdMarker: page.NextUploadIdMarker,
    },
  };
};

async function inPages(it: Lab, list: List, what: object, size: number): Promise<string[]> {
  const found: string[] = [];
  let next: object = {};
  for (let pages = 0; pages < 100; pages += 1) {
    const page = await list(it, { ...what, ...next, MaxKeys: size });
    expect(page.entries.length).toBeLessThanOrEqual(size);
    if (page.more) expect(page.entries).not.toEqual([]);
    found.push(...page.entries);
    if (!page.more) return found;
    next = page.next;
  }
  throw new Error('the pages have no end');
}

async function furnished({ keys }: Asked, fill: (it: Lab, Key: string) => Promise<unknown>) {
  const it = await lab({ versioned: ['photos'] });
  for (const Key of keys) await fill(it, Key);
  return it;
}

const put = (it: Lab, Key: string) => it.s3.putObject({ Bucket: 'photos', Key });
const begin = (it: Lab, Key: string) => it.s3.createMultipartUpload({ Bucket: 'photos', Key });

/** Every other key has several versions, and every third a delete marker. */
async function putVersions(it: Lab, Key: string) {
  await put(it, Key);
  if (Key.length % 2 === 0) await put(it, Key);
  if (Key.length % 3 === 0) await it.s3.deleteObject({ Bucket: 'photos', Key });
}

test.each([
  ['ListObjectsV2', listObjectsV2, put],
  ['ListObjects', listObjects, put],
  ['ListObjectVersions', listVersions, putVersions],
  ['ListMultipartUploads', listUploads, begin],
] as const)('%s in pages is the whole listing', async (_name, list, fill) => {
  const holds = async (one: Asked) => {
    const it = await furnished(one, fill);
    const { prefix: Prefix, delimiter: Delimiter, size, encoded } = one;
    const what = { Prefix, Delimiter, ...(encoded && { EncodingType: 'url' }) };
    const { entries } = await list(it, what);
    // Within a page keys come before prefixes, so pages are compared as sets that repeat nothing.
    const paged = await inPages(it, list, what, size);
    expect(paged.toSorted()).toEqual([...entries].sort());
    expect(new Set(paged).size).toBe(paged.length);
  };
  await fc.assert(fc.asyncProperty(asked, holds), runs(40));
});

test('an unpaged listing is what a filter of the keys says', async () => {
  const holds = async (one: Asked) => {
    const it = await furnished(one, put);
    const { keys, prefix = '', delimiter } = one;
    const expected = new Set<string>();
    for (const name of keys.filter((candidate) => candidate.startsWith(prefix))) {
      const at = delimiter === undefined ? -1 : name.indexOf(delimiter, prefix.length);
      expected.add(
        at < 0 ? `key ${name}` : `prefix ${name.slice(0, at + (delimiter ?? '').length)}`,
      );
    }
    const { entries } = await listObjectsV2(it, { Prefix: prefix, Delimiter: delimiter });
    expect([...entries].sort()).toEqual([...expected].sort());
  };
  await fc.assert(fc.asyncProperty(asked, holds), runs(60));
});
