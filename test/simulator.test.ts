/** The pipeline as a whole: clock, ids, callers, secrets, explanations, and what happens when storage fails or requests race. */
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../src/explain/exchange.ts';
import { utf8 } from '../src/lib/bytes.ts';
import { createSimulator } from '../src/simulator.ts';
import { memory } from '../src/storage/memory.ts';
import { createStore, openStore, StorageFailure } from '../src/storage/store.ts';
import { defaultWorld, virtualStart } from '../src/world/world.ts';
import { bodyOf, lab, refusalIn, wireRequest } from './semantics/lab.ts';
import { putInParts } from './semantics/upload.ts';
import { walk } from './semantics/walk/walk.ts';
import { watched } from './storage/samples.ts';

const photo = { Bucket: 'photos', Key: 'cat' };

describe('the clock', () => {
  test('moves a step with every request, refused or not', async () => {
    const { simulator, raw, last } = await lab();
    expect(simulator.now()).toBe(virtualStart);
    await raw({ target: '/' });
    await raw({ target: '/gone' });
    expect([last().at, simulator.now()]).toEqual([virtualStart + 2000, virtualStart + 2000]);
  });

  test('is moved by hand, and stays moved', async () => {
    const { simulator, s3 } = await lab({ buckets: ['photos'] });
    await simulator.advance(86_400_000);
    await s3.putObject(photo);
    expect((await s3.headObject(photo)).LastModified).toEqual(new Date('2026-01-02T00:00:02Z'));
  });

  test("of a world that has the system's is what the host says", async () => {
    const world = { ...defaultWorld, clock: { kind: 'system' } } as const;
    const time = Date.UTC(2030, 5, 1);
    const { simulator, raw } = await lab({ world, systemTime: () => time });
    await simulator.advance(1000);
    expect(simulator.now()).toBe(time + 1000);
    expect((await raw({ target: '/' })).headers).toContainEqual([
      'date',
      'Sat, 01 Jun 2030 00:00:01 GMT',
    ]);
  });
});

describe('every answer', () => {
  test('has ids of its own, a date, and says who answers', async () => {
    const { raw } = await lab();
    const answers = [await raw({ target: '/' }), await raw({ target: '/gone' })].map(
      ({ headers }) => Object.fromEntries(headers),
    );
    for (const headers of answers) {
      expect(headers).toMatchObject({
        'x-amz-request-id': expect.stringMatching(/^[A-Z0-9]{16}$/),
        'x-amz-id-2': expect.stringMatching(/^[\w+/]{75}=$/),
        server: 'AmazonS3',
      });
    }
    expect(new Set(answers.map((headers) => headers['x-amz-request-id'])).size).toBe(2);
  });

  test('to a HEAD has no body, whatever is wrong', async () => {
    const { raw } = await lab();
    for (const target of ['/gone', '/%ZZ', '/gone/key?versionId=x']) {
      expect((await raw({ method: 'HEAD', target })).body).toBeNull();
    }
  });

  test('is the same through fetch', async () => {
    const { simulator, s3 } = await lab({ buckets: ['photos'] });
    await s3.putObject({ ...photo, Body: 'hello' });
    const headers = { authorization: 'AWS test:x' };
    const got = await simulator.fetch(
      new Request('https://photos.s3.amazonaws.com/cat', { headers }),
    );
    expect([got.status, got.headers.get('content-length'), await got.text()]).toEqual([
      200,
      '5',
      'hello',
    ]);
    expect(
      (await simulator.fetch(new Request('https://s3.amazonaws.com/photos/gone', { headers })))
        .status,
    ).toBe(404);
  });
});

describe('the caller', () => {
  test('is whom the access key names; an unknown key acts as the root of the first account', async () => {
    const { as, last } = await lab();
    const callerOf = async (key: string | null) => {
      await as(key)
        .listBuckets({})
        .catch(() => {});
      return last().caller;
    };
    expect(await callerOf('bob')).toEqual({
      account: '210987654321',
      arn: 'arn:aws:iam::210987654321:user/bob',
    });
    expect(await callerOf('AKIDUNKNOWN')).toEqual({
      account: '123456789012',
      arn: 'arn:aws:iam::123456789012:root',
    });
    expect(await callerOf(null)).toBeNull();
  });
});

describe('an exchange', () => {
  const secret = '5ecre7';
  const authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${secret}`;
  const presigned = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=test%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=${secret}`;

  test.each([
    { headers: { authorization, 'x-amz-security-token': secret } },
    { headers: { authorization: `AWS test:${secret}` } },
    {
      target: `/photos/cat?${presigned}&X-Amz-Security-Token=${secret}`,
      headers: { authorization: undefined },
    },
    {
      target: `/photos/cat?AWSAccessKeyId=test&Expires=1&Signature=${secret}`,
      headers: { authorization: undefined },
    },
    { headers: { 'x-amz-server-side-encryption-customer-key': secret, cookie: secret } },
  ])('never holds a secret (%#)', async (given) => {
    const { raw, last } = await lab();
    await raw({ target: '/photos/cat', ...given });
    expect(JSON.stringify(last())).not.toContain(secret);
    expect(last().request.method).toBe('GET');
  });

  test('tells of every change by a rule', async () => {
    const it = await lab();
    await walk(it);
    const changes = it.exchanges.flatMap((exchange) => exchange.changes);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(
      new Set([
        'bucket',
        'object',
        'upload',
        'part',
        'kmsKey',
        'kmsAlias',
        'accessPoint',
        'multiRegionAccessPoint',
        'accountBlock',
      ]),
    );
    const rows = changes.flatMap((change) => change.rows);
    expect(rows.filter(({ rule }) => !rule)).toEqual([]);
  }, 60_000);

  test('of a request that was refused tells of no change', async () => {
    const it = await lab();
    await walk(it);
    const refused = it.exchanges.filter(({ answer }) => answer.status >= 300);
    expect(refused.length).toBeGreaterThan(100);
    expect(refused.flatMap(({ changes }) => changes)).toEqual([]);
    for (const exchange of refused) expect(refusalIn(exchange).rule).not.toBe('wire/internal');
  }, 60_000);

  test('is for those who watch, as long as they do', async () => {
    const simulator = createSimulator();
    const seen: Exchange[] = [];
    const stop = simulator.observe((exchange) => seen.push(exchange));
    await simulator.handle(wireRequest({ target: '/' }));
    stop();
    await simulator.handle(wireRequest({ target: '/' }));
    expect(seen.map(({ n, operation }) => [n, operation])).toEqual([[1, 'ListBuckets']]);
  });
});

describe('a world that is opened again', () => {
  test('goes on where it was: ids, time and writes', async () => {
    const persistence = memory();
    const store = await openStore(persistence);
    const first = await lab({ store, versioned: ['photos'] });
    await first.simulator.advance(5000);
    const before = await first.s3.putObject({ ...photo, Body: 'before' });
    const again = await lab({ store: createStore(persistence, [...store.head.scan('')]) });
    expect(again.simulator.now()).toBe(first.simulator.now());
    const after = await again.s3.putObject({ ...photo, Body: 'after' });
    expect(after.VersionId).not.toBe(before.VersionId);
    expect(again.last().n).toBe(first.last().n + 1);
    expect(again.last().requestId).not.toBe(first.last().requestId);
    const { Versions } = await again.s3.listObjectVersions({ Bucket: 'photos' });
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual([
      after.VersionId,
      before.VersionId,
    ]);
  });
});

test('what is set anew holds from the next request on, and when the world is opened again', async () => {
  const store = createStore(memory());
  const simulator = createSimulator({ store });
  await simulator.settle({ strict: true });
  expect(simulator.world).toEqual({ ...defaultWorld, strict: true });
  const again = createSimulator({ store });
  await again.settle({ follows: 'documented' });
  expect(again.world).toEqual({ ...defaultWorld, strict: true, follows: 'documented' });
  const request = new Request('https://s3.amazonaws.com/', {
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=nobody/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
    },
  });
  expect((await again.fetch(request)).status).toBe(403);
  expect((await createSimulator().fetch(request)).status).toBe(200);
});

describe('when storage fails', () => {
  async function failing(reason: 'full' | 'unavailable') {
    const place = watched(memory());
    const it = await lab({ store: createStore(place), buckets: ['photos'] });
    await it.s3.putObject({ ...photo, Body: 'before' });
    place.before = () => Promise.reject(new StorageFailure(reason, 'The disk said no.'));
    return { ...it, place };
  }

  test.each([
    ['full', 507, 'InsufficientStorage'],
    ['unavailable', 503, 'ServiceUnavailable'],
  ] as const)(
    '%s: the write is answered %i %s, and everything before it is kept',
    async (reason, status, code) => {
      const { s3, refusal, raw, last, place } = await failing(reason);
      expect(await refusal(s3.putObject({ ...photo, Body: 'after' }))).toEqual({
        status,
        rule: 'wire/storage',
        code,
        message: 'The disk said no.',
      });
      expect(last().changes).toEqual([]);
      expect(bodyOf(await raw({ target: '/photos/cat' }))).toBe('before');
      place.before = () => {};
      await s3.putObject({ ...photo, Body: 'after' });
      expect(bodyOf(await raw({ target: '/photos/cat' }))).toBe('after');
    },
  );

  test('a read that saw the write answers as if it had never been', async () => {
    const { raw } = await failing('full');
    const write = raw({ method: 'PUT', target: '/photos/lost', body: 'lost' });
    const reads = [
      raw({ target: '/photos/lost' }),
      raw({ method: 'HEAD', target: '/photos/lost' }),
      raw({ target: '/photos/cat' }),
    ];
    expect((await write).status).toBe(507);
    expect((await Promise.all(reads)).map(({ status }) => status)).toEqual([404, 404, 200]);
  });
});

describe('requests that race', () => {
  test('a copy that must read its source is not disturbed by the source being deleted', async () => {
    const { s3, raw } = await lab({ buckets: ['photos'] });
    await putInParts(s3, 'photos', 'cat', { parts: ['data'] });
    const copy = raw({
      method: 'PUT',
      target: '/photos/copy',
      headers: { 'x-amz-copy-source': 'photos/cat' },
    });
    const gone = raw({ method: 'DELETE', target: '/photos/cat' });
    expect([(await copy).status, (await gone).status]).toEqual([expect.toBeOneOf([200, 404]), 204]);
  });

  test('of many conditional writes of one key exactly one is let through', async () => {
    const { raw } = await lab({ buckets: ['photos'] });
    const write = (i: number) =>
      raw({
        method: 'PUT',
        target: '/photos/cat',
        headers: { 'if-none-match': '*' },
        body: `${i}`,
      });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => write(i)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 412),
    ]);
  });

  test('an answer that streams is whole, though its object is deleted while it does', async () => {
    const { raw } = await lab({ buckets: ['photos'] });
    const size = 9 * 1024 ** 2;
    await raw({ method: 'PUT', target: '/photos/film', body: new Uint8Array(size) });
    const { body } = await raw({ target: '/photos/film' });
    await raw({ method: 'DELETE', target: '/photos/film' });
    let read = 0;
    for await (const chunk of body as ReadableStream<Uint8Array>) read += chunk.length;
    expect(read).toBe(size);
  });
});

test('no body is held longer than it is needed', async () => {
  const store = createStore(memory());
  const it = await lab({ store, buckets: ['photos'] });
  const xml = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
  await it.raw({ method: 'PUT', target: '/photos?versioning', body: xml });
  await it.raw({ method: 'PUT', target: '/photos/cat', body: 'stored' });
  await it.raw({ method: 'PUT', target: '/gone/cat', body: 'refused' });
  await it.raw({
    method: 'PUT',
    target: '/photos/cat',
    headers: { 'if-none-match': '*' },
    body: 'refused',
  });
  await it.raw({ target: '/photos/cat', body: utf8('a GET has none') });
  const held = Array.from({ length: 20 }, (_, i) => `${i}`).filter((id) => store.blobs.staged(id));
  expect(held).toEqual([]);
});

test('a signature that comes back in an error is hidden in the exchange', async () => {
  const { raw, last } = await lab({ buckets: ['photos'] });
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=5ecre7';
  await raw({ target: '/photos?X-Amz-Signature=x', headers: { authorization } });
  const said = new TextDecoder().decode(last().answer.body.preview);
  expect(said).toContain('Signature=&lt;hidden&gt;');
  expect(said).not.toContain('5ecre7');
});
