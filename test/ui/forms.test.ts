import { describe, expect, test } from 'vitest';
import { type Draft, noBody, withHeader } from '../../src/scenarios/draft.ts';
import { documentMembers } from '../../src/scenarios/documentMembers.ts';
import { operationShapes } from '../../src/scenarios/operationShapes.ts';
import { modelledOperations } from '../../src/semantics/operations/index.ts';
import { examples, firstDraft } from '../../src/ui/examples.ts';
import {
  asOperation,
  fieldsOf,
  formOf,
  forms,
  otherHeaders,
  recognise,
  sentCount,
} from '../../src/ui/forms/forms.ts';
import { lint } from '../../src/ui/forms/lint.ts';
import { readSource, readsOtherwise, withVersion, writeSource } from '../../src/ui/forms/source.ts';
import { sdkCall } from '../../src/ui/senders/sdk.ts';
import { world } from './samples.ts';

const copy = firstDraft(world);
const says = (draft: Draft) => lint(draft, world).map((hint) => hint.text);

test('the first request is a copy of photos/cat.jpg to backup, and nothing is to be said against it', () => {
  expect(copy).toMatchObject({
    operation: 'CopyObject',
    bucket: 'backup',
    key: 'cat.jpg',
    principal: 'test',
  });
  expect(copy.headers).toEqual([['x-amz-copy-source', 'photos/cat.jpg']]);
  expect(lint(copy, world)).toEqual([]);
});

/** Told from others by their host, or by a path of their own. */
const byHost = ['ListDirectoryBuckets', 'WriteGetObjectResponse'];

test('there is a form for each of the 112 operations, and its own draft is recognised as it', () => {
  expect(forms).toHaveLength(112);
  const drafts = forms.map((form) =>
    asOperation(form.operation === 'PutObject' ? { ...copy, headers: [] } : copy, form.operation),
  );
  const others = drafts.filter((draft) => recognise(draft) !== draft.operation);
  expect(others.map(({ operation }) => operation)).toEqual(byHost);
});

test('what S3 would refuse before it knows the operation is nobody’s', () => {
  const get = asOperation(copy, 'GetObject');
  expect(recognise({ ...get, query: [['acl', null]] })).toBe('GetObjectAcl');
  expect(recognise({ ...get, method: 'POST' })).toBe('');
});

test('every member of every operation that travels in a header or parameter has a field', () => {
  for (const { operation, members } of operationShapes) {
    const names = fieldsOf(formOf(operation)).map(({ name }) => name);
    const unshown = members.filter(({ name }) => !names.includes(name));
    const strays = unshown.filter(({ name }) => !/^(x-amz-copy-source|content-length)$/.test(name));
    expect(strays).toEqual([]);
  }
});

/** The document of a new bucket may be left out, and an object's new encryption names a key that only the world knows. */
const wantsSample = (operation: string) =>
  (modelledOperations as readonly string[]).includes(operation) &&
  operation !== 'CreateBucket' &&
  operation !== 'UpdateObjectEncryption';

test('a document comes with a sample that S3 reads, and the SDK sends its members', async () => {
  for (const { operation } of forms.filter(({ body }) => body === 'document')) {
    const { body } = asOperation(copy, operation);
    const sample = body.kind === 'text' ? body.text : undefined;
    expect([operation, sample !== undefined]).toEqual([operation, wantsSample(operation)]);
    if (sample !== undefined) expect(documentMembers(operation, sample)).toBeDefined();
  }
  const { input } = await sdkCall(asOperation(copy, 'PutBucketVersioning'));
  expect(input).toEqual({ Bucket: 'backup', VersioningConfiguration: { Status: 'Enabled' } });
  const tagging = asOperation(copy, 'PutBucketTagging');
  expect(asOperation(tagging, 'GetObject').body).toEqual(noBody);
});

test('every form names each header and parameter once', () => {
  for (const form of forms) {
    const names = form.groups.flatMap((group) => group.fields.map((f) => `${f.in} ${f.name}`));
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a group counts what of it is sent, and strangers are kept apart', () => {
  const group = forms[0]?.groups.find((g) => g.id === 'metadata');
  const draft = withHeader(withHeader(copy, 'x-amz-meta-a', '1'), 'x-foo', 'bar');
  expect(sentCount(draft, group?.fields ?? [])).toBe(1);
  expect(otherHeaders(draft)).toEqual([['x-foo', 'bar']]);
});

describe('the copy source', () => {
  test('is read as S3 reads it: + is a space, percent-encoding is decoded once', () => {
    expect(readSource('photos/c++')).toEqual({ bucket: 'photos', key: 'c  ' });
    expect(readSource('/photos/a%2520b')).toEqual({ bucket: 'photos', key: 'a%20b' });
    expect(readSource('photos%2Fcat.jpg?versionId=v%2B1')).toEqual({
      bucket: 'photos',
      key: 'cat.jpg',
      versionId: 'v+1',
    });
    expect(readSource('photos')).toBeNull();
  });

  test('is written so that S3 reads the same', () => {
    const source = { bucket: 'photos', key: 'trip/plan + ü?.txt', versionId: 'a b' };
    expect(readSource(writeSource(source))).toEqual(source);
    expect(withVersion(writeSource(source), undefined)).toBe(
      'photos/trip/plan%20%2B%20%C3%BC%3F.txt',
    );
    expect(readsOtherwise('photos/cat.jpg')).toBe(false);
  });
});

describe('hints', () => {
  const fixed = (draft: Draft) => lint(draft, world).find((hint) => hint.fix)?.fix?.draft ?? draft;

  test('metadata without REPLACE is ignored; the fix sends REPLACE', () => {
    const draft = withHeader(copy, 'x-amz-meta-a', '1');
    expect(says(draft)).toContain('Metadata is ignored under COPY.');
    expect(fixed(draft).headers).toContainEqual(['x-amz-metadata-directive', 'REPLACE']);
  });

  test('REPLACE without a type forgets it; the fix keeps the source’s', () => {
    const draft = withHeader(copy, 'x-amz-metadata-directive', 'REPLACE');
    expect(fixed(draft).headers).toContainEqual(['content-type', 'image/jpeg']);
    expect(says(fixed(draft))).toEqual([]);
  });

  test('an unencoded key that S3 would read otherwise is encoded by the fix', () => {
    const key = 'holiday/a long name, with spaces and ünïcode.jpg';
    const odd = {
      ...world,
      buckets: world.buckets.map((b) => ({
        ...b,
        versions: b.versions.map((v) => (v.key === key ? { ...v, key: 'c++' } : v)),
      })),
    };
    const draft = withHeader(copy, 'x-amz-copy-source', 'photos/c++');
    const fix = lint(draft, odd).find((hint) => hint.fix)?.fix?.draft;
    expect(fix?.headers).toContainEqual(['x-amz-copy-source', 'photos/c%2B%2B']);
  });

  test.each([
    [{ headers: [] }, /Without x-amz-copy-source/],
    [{ bucket: 'photos' }, /onto itself/],
    [{ bucket: 'nowhere' }, /no bucket “nowhere”/],
    [{ headers: [['x-amz-copy-source', 'photos/dog.jpg']] }, /delete marker on top/],
    [{ headers: [...copy.headers, ['if-none-match', '"x"']] }, /only be \*/],
    [
      { headers: [...copy.headers, ['x-amz-copy-source-if-modified-since', 'soon']] },
      /not an HTTP date/,
    ],
    [{ headers: [...copy.headers, ['x-foo', '1']] }, /not an S3 header/],
    [{ headers: [...copy.headers, ['date', 'x']] }, /will be dropped/],
    [{ key: '' }, /Without a key/],
  ] as const)('%j', (change, text) => {
    expect(says({ ...copy, ...change }).join(' ')).toMatch(text);
  });

  test('an example that is to fail, or to surprise, is announced by a hint where the form can tell', () => {
    const announced = examples(world)
      .flatMap((group) => group.examples)
      .filter(({ draft }) => says(draft).length > 0);
    expect(announced.map(({ title }) => title)).toEqual([
      'Replace its metadata',
      'Copy it onto itself',
      'Copy what was deleted',
      'Copy what is not there',
    ]);
  });
});

describe('the SDK is asked', () => {
  test('by its own members where it has them', async () => {
    const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
    const draft = withHeader(
      withHeader(copy, 'x-amz-copy-source-if-modified-since', date),
      'x-amz-meta-a',
      '1',
    );
    expect(await sdkCall(draft)).toEqual({
      input: {
        Bucket: 'backup',
        Key: 'cat.jpg',
        CopySource: 'photos/cat.jpg',
        CopySourceIfModifiedSince: new Date(date),
        Metadata: { a: '1' },
      },
      extraHeaders: [],
      extraQuery: [],
    });
  });

  test('by hand for what it cannot say: empty headers, odd dates, strangers', async () => {
    const extra = [
      ['x-amz-storage-class', ''],
      ['x-amz-copy-source-if-modified-since', '2015-10-21'],
      ['x-foo', '1'],
    ] as const;
    const call = await sdkCall({
      ...copy,
      headers: [...copy.headers, ...extra],
      query: [['x', null]],
    });
    expect(call.extraHeaders).toEqual(extra);
    expect(call.extraQuery).toEqual([['x', null]]);
  });
});
