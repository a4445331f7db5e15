import { describe, expect, test } from 'vitest';
import { withHeader } from '../../src/scenarios/draft.ts';
import { bodyKind, hexLines } from '../../src/ui/body.ts';
import { checksumFacts } from '../../src/ui/checksumFacts.ts';
import { firstDraft } from '../../src/ui/examples.ts';
import { prefilled } from '../../src/ui/prefill.ts';
import { rawText, readRaw } from '../../src/ui/raw.ts';
import { parseRoute, printRoute } from '../../src/ui/route.ts';
import { jsonOf } from '../../src/ui/senders/sender.ts';
import { spoken, tabFor } from '../../src/ui/sending.ts';
import { createStore, firstState } from '../../src/ui/state.ts';
import { codeOf } from '../../src/ui/senders/sdk.ts';
import { hideSecrets, hideSecretsInUrl, size } from '../../src/ui/text.ts';
import { toneOf, verdict } from '../../src/ui/verdict.ts';
import { findNode, idOf, worldTree } from '../../src/ui/worldTree.ts';
import { refused, succeeded, world } from './samples.ts';

const copy = firstDraft(world);

test.each(['#/play', '#/e/12/answer', '#/e/12/headers', '#/e/12/trace/8'])(
  'the address %s is read and printed the same',
  (hash) => {
    expect(printRoute(parseRoute(hash))).toBe(hash);
  },
);

test('an address nobody made leads to the playground', () => {
  expect(parseRoute('#/e/x')).toEqual({ at: 'play' });
  expect(parseRoute('#/e/3/nonsense')).toEqual({ at: 'exchange', n: 3, tab: 'answer' });
});

describe('the verdict', () => {
  test('of a refusal names the step and its rule', () => {
    expect(verdict(refused)).toMatchObject({
      tone: 'bad',
      status: 412,
      word: 'Precondition Failed',
      step: { n: 6 },
    });
    expect(spoken(refused)).toMatch(
      /^Answer 2: 412 Precondition Failed\. Step 6 decided: If-None-Match/,
    );
  });

  test('of a success counts checks and choices', () => {
    expect(verdict(succeeded).sentence).toBe('All 6 checks passed; 5 choices shaped the answer.');
  });

  test('of a 200 with an error inside is bad, of a 304 is not', () => {
    expect(toneOf({ ...succeeded, error: { code: 'InternalError', message: '' } })).toBe('bad');
    const unchanged = { ...refused, answer: { ...refused.answer, status: 304 } };
    expect(toneOf(unchanged)).toBe('info');
  });
});

test('a copy opens on its diff, a refusal on its answer, and a tab of details stays', () => {
  expect(tabFor(succeeded, 'answer')).toBe('diff');
  expect(tabFor(refused, 'diff')).toBe('answer');
  expect(tabFor(refused, 'headers')).toBe('headers');
});

test('checksums tell algorithm, type, value and how they came about', () => {
  expect(checksumFacts(succeeded)).toEqual([
    {
      algorithm: 'CRC64NVME',
      value: 'AuUcyF784aU=',
      type: 'FULL_OBJECT',
      how: 'Over all bytes of the object. The source has one.',
      rule: 'copy/checksum',
    },
    expect.objectContaining({ algorithm: 'ETag', type: 'MD5' }),
  ]);
  expect(checksumFacts(refused)).toEqual([]);
});

const openToAll = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

describe('the world as a tree', () => {
  const tree = worldTree(world, '');

  test('has accounts, their buckets, keys, and versions under a key that has more than one', () => {
    expect(tree.map((node) => node.label)).toEqual(['alice', 'bob']);
    expect(findNode(tree, 'o/photos/cat.jpg')).toMatchObject({ badge: '2 ver', detail: '128 KiB' });
    expect(findNode(tree, 'o/photos/cat.jpg')?.children.map((node) => node.badge)).toEqual([
      'latest',
      undefined,
    ]);
    expect(findNode(tree, 'o/photos/dog.jpg')).toMatchObject({ ghost: true, detail: 'deleted' });
    expect(findNode(tree, 'o/backup/big.bin')).toMatchObject({ synthetic: true, detail: '6 GiB' });
  });

  test('has access points, each with where it leads', () => {
    const own = { account: '123456789012', created: 0, publicAccessBlock: openToAll };
    const named = (name: string, vpc?: string) =>
      ({
        ...own,
        kind: 'accessPoint',
        id: `ap/${name}`,
        name,
        alias: `${name}-s3alias`,
        region: 'us-east-1',
        bucket: 'photos',
        bucketAccount: own.account,
        tags: [],
        ...(vpc !== undefined && { vpc }),
      }) as const;
    const planet = {
      ...own,
      kind: 'multiRegionAccessPoint',
      id: 'mr/planet',
      name: 'planet',
      alias: 'mabc.mrap',
      regions: [{ bucket: 'backup', bucketAccount: own.account, region: 'eu-west-1' }],
    } as const;
    const accessPoints = [named('finance'), named('inside', 'vpc-1'), planet];
    const [alice] = worldTree({ ...world, accessPoints }, '');
    const leaf = (id: string) => findNode([alice ?? expect.unreachable()], id);
    expect(leaf('ap/finance')).toMatchObject({ detail: 'to photos', badge: 'access point' });
    expect(leaf('ap/inside')).toMatchObject({ badge: 'vpc-1' });
    expect(leaf('mr/planet')).toMatchObject({ detail: 'to backup', badge: '1 region' });
    const [filtered] = worldTree({ ...world, accessPoints }, 'finance-s3');
    expect(filtered?.children.map(({ label }) => label)).toEqual(['finance']);
  });

  test('is filtered by bucket and key', () => {
    const found = worldTree(world, 'CAT');
    expect(found.flatMap((a) => a.children.flatMap((b) => b.children.map((o) => o.label)))).toEqual(
      ['cat.jpg'],
    );
    expect(worldTree(world, 'bobs-bucket')[1]?.children[0]?.children).toHaveLength(1);
  });

  test('finds the node of every place', () => {
    for (const place of [{ bucket: 'photos' }, { bucket: 'photos', key: 'cat.jpg' }]) {
      expect(findNode(tree, idOf(place))?.place).toEqual(place);
    }
  });
});

describe('a request made ready from the world', () => {
  test('copies from an object, by its version where one was chosen', () => {
    const place = { bucket: 'bobs-bucket', key: 'notes.txt', versionId: 'null' };
    const draft = prefilled(copy, 'copyFrom', place, world);
    expect(draft.headers).toContainEqual([
      'x-amz-copy-source',
      'bobs-bucket/notes.txt?versionId=null',
    ]);
    expect(draft).toMatchObject({ bucket: 'backup', key: 'notes.txt' });
  });

  test('copies to a bucket under the source’s key', () => {
    expect(prefilled(copy, 'copyTo', { bucket: 'bobs-bucket' }, world)).toMatchObject({
      bucket: 'bobs-bucket',
      key: 'cat.jpg',
    });
  });

  test('reads and deletes as the owner, with the version', () => {
    const place = { bucket: 'bobs-bucket', key: 'notes.txt', versionId: 'null' };
    expect(prefilled(copy, 'delete', place, world)).toMatchObject({
      operation: 'DeleteObject',
      method: 'DELETE',
      principal: 'test2',
      query: [['versionId', 'null']],
      headers: [],
    });
    expect(prefilled(copy, 'list', place, world)).toMatchObject({
      operation: 'ListObjectsV2',
      key: '',
      query: [['list-type', '2']],
    });
  });
});

describe('the raw text', () => {
  const state = { ...firstState, draft: copy, world };

  test('prints the draft and is read back to it', () => {
    const text = rawText(state);
    expect(text).toBe(
      'PUT /cat.jpg HTTP/1.1\nHost: backup.s3.eu-west-1.amazonaws.com\nx-amz-copy-source: photos/cat.jpg\n',
    );
    expect(readRaw(text, copy, world)).toEqual({ ok: true, draft: copy });
  });

  test('keeps a file that it can only name', () => {
    const body = { kind: 'file', bytes: new Blob(['abc']), name: 'cat.jpg' } as const;
    const draft = { ...copy, operation: 'PutObject', headers: [], body };
    const text = rawText({ ...state, draft });
    expect(text).toContain('‹cat.jpg, 3 B›');
    expect(readRaw(text, draft, world)).toEqual({ ok: true, draft });
  });

  test('without the source is another operation', () => {
    const text = rawText({ ...state, draft: withHeader(copy, 'x-amz-copy-source', undefined) });
    expect(readRaw(text, copy, world)).toMatchObject({
      ok: true,
      draft: { operation: 'PutObject' },
    });
  });

  test('what is being typed is shown as typed', () => {
    expect(rawText({ ...state, raw: 'PUT' })).toBe('PUT');
  });
});

test('the store tells its listeners until they leave', () => {
  const store = createStore();
  const seen: boolean[] = [];
  const leave = store.subscribe(({ sending }) => seen.push(sending));
  store.set({ sending: true });
  leave();
  store.set({ sending: false });
  expect(seen).toEqual([true]);
});

test('no signature, token or customer key is shown', () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/x, SignedHeaders=host, Signature=0123abcd';
  expect(hideSecrets('authorization', authorization)).toBe(
    'AWS4-HMAC-SHA256 Credential=test/x, SignedHeaders=host, Signature=<hidden>',
  );
  expect(hideSecrets('authorization', 'AWS test:abc=')).toBe('AWS test:<hidden>');
  expect(hideSecrets('x-amz-server-side-encryption-customer-key', 'abc')).toBe('<hidden>');
  const keys = { Key: 'a', SSECustomerKey: 'mine', CopySourceSSECustomerKey: 'mine too' };
  const code = codeOf('CopyObject', keys, 'us-east-1', false);
  expect(code).toContain("Key: 'a',");
  expect(code).toContain("  CopySourceSSECustomerKey: '<hidden>',");
  expect(code).not.toContain('mine');
  expect(hideSecretsInUrl('https://h/k?X-Amz-Signature=0a&x=1')).toBe(
    'https://h/k?X-Amz-Signature=<hidden>&x=1',
  );
});

test('sizes are written in binary units', () => {
  expect([0, 5, 1024, 1536, 131072, 6 * 1024 ** 3].map(size)).toEqual([
    '0 B',
    '5 B',
    '1 KiB',
    '1.5 KiB',
    '128 KiB',
    '6 GiB',
  ]);
});

test('bodies are told apart: none, XML, text, bytes', () => {
  const kind = (bytes: Uint8Array, type = '') =>
    bodyKind([['content-type', type]], { size: bytes.length, preview: bytes });
  const text = (s: string) => new TextEncoder().encode(s);
  expect(kind(new Uint8Array())).toBe('none');
  expect(kind(text('   <?xml version="1.0"?><a/>'))).toBe('xml');
  expect(kind(text('Grüße'), 'text/plain')).toBe('text');
  expect(kind(Uint8Array.of(255, 216, 0))).toBe('binary');
  expect(hexLines(Uint8Array.of(72, 105, 0))).toBe(
    '000000  48 69 00                                         Hi.',
  );
});

test('what a sender gives becomes JSON whatever is in it', () => {
  const cycle: Record<string, unknown> = { bytes: new Uint8Array(3), big: 1n };
  cycle['self'] = cycle;
  expect(JSON.parse(jsonOf(cycle))).toEqual({
    bytes: '‹3 bytes›',
    big: '1n',
    self: '‹seen above›',
  });
});
