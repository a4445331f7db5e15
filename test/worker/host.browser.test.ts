/** The worker itself: what it keeps, what it tells, and what it does where nothing can be kept. */
import { afterEach, describe, expect, test } from 'vitest';
import type { HostEvent } from '../../src/worker/api.ts';
import { type Connection, connect } from '../../src/worker/client.ts';
import type { WireRequest } from '../../src/protocol/message.ts';

const open: Connection[] = [];
afterEach(() => {
  for (const { close } of open.splice(0)) close();
});

async function start(worker?: Worker): Promise<Connection> {
  const connection = await connect(worker);
  open.push(connection);
  return connection;
}

const newName = () => `test ${crypto.randomUUID()}`;

const request = (method: string, target: string, body?: string): WireRequest => ({
  method,
  scheme: 'https',
  host: 's3.us-east-1.amazonaws.com',
  target,
  headers: [
    [
      'authorization',
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
    ],
    ['content-length', String(body?.length ?? 0)],
  ],
  body: body === undefined ? null : new TextEncoder().encode(body),
});

const text = (body: unknown) => new TextDecoder().decode(body as Uint8Array);

describe('a workspace', () => {
  test('new, it holds the ready-made world and an empty timeline', async () => {
    const { api } = await start();
    const name = newName();
    expect(await api.open(name)).toEqual({ name, saved: true });
    const view = await api.look();
    expect(view.accounts.map(({ id }) => id)).toEqual(['123456789012', '210987654321']);
    expect(view.buckets.length).toBeGreaterThan(0);
    expect(view.principals[0]).not.toHaveProperty('secretAccessKey');
    expect(await api.timeline()).toEqual([]);
  });

  test('outlives its worker: objects, bodies, timeline and clock', async () => {
    const name = newName();
    const first = await start();
    await first.api.open(name);
    await first.api.handle(request('PUT', '/kept-bucket'));
    await first.api.handle(request('PUT', '/kept-bucket/key', 'hello'));
    await first.api.advance(5000);
    const [before, timeline] = [await first.api.look(), await first.api.timeline()];
    first.close();

    const second = await start();
    expect(await second.api.open(name)).toEqual({ name, saved: true });
    expect(await second.api.look()).toEqual(before);
    expect(await second.api.timeline()).toEqual(timeline);
    const got = await second.api.handle(request('GET', '/kept-bucket/key'));
    expect(text(got.body)).toBe('hello');
    const numbers = (await second.api.timeline()).map(({ n }) => n);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(numbers).toHaveLength(3);
  });

  test('has in its timeline every answered request, however soon its worker ends', async () => {
    const name = newName();
    for (let i = 1; i <= 10; i++) {
      const { api, close } = await start();
      await api.open(name);
      const { status } = await api.handle(request('PUT', `/bucket-${i}`));
      close();
      expect(status).toBe(200);
    }
    const { api } = await start();
    await api.open(name);
    expect((await api.timeline()).map(({ bucket }) => bucket)).toEqual(
      Array.from({ length: 10 }, (_, i) => `bucket-${i + 1}`),
    );
    expect(
      (await api.look()).buckets.filter(({ bucket }) => /bucket-/.test(bucket.name)),
    ).toHaveLength(10);
  });

  test('reset makes it as it was when new, also after a reload', async () => {
    const name = newName();
    const first = await start();
    await first.api.open(name);
    const fresh = await first.api.look();
    await first.api.handle(request('PUT', '/lost-bucket'));
    await first.api.reset();
    expect(await first.api.look()).toEqual(fresh);
    expect(await first.api.timeline()).toEqual([]);
    first.close();
    const second = await start();
    await second.api.open(name);
    expect(await second.api.look()).toEqual(fresh);
  });

  test('reset waits for requests under way, and those that come meanwhile find the new world', async () => {
    const { api } = await start();
    await api.open(newName());
    const writes = Array.from({ length: 20 }, (_, i) => api.handle(request('PUT', `/bucket-${i}`)));
    const reset = api.reset();
    const later = api.handle(request('PUT', '/bucket-later'));
    const statuses = (await Promise.all([...writes, later])).map(({ status }) => status);
    await reset;
    expect(new Set(statuses)).toEqual(new Set([200]));
    const names = (await api.look()).buckets.map(({ bucket }) => bucket.name);
    expect(names.filter((name) => name.startsWith('bucket-'))).toEqual(['bucket-later']);
  });

  test('in a second tab it is not saved, and says why', async () => {
    const name = newName();
    await (await start()).api.open(name);
    expect(await (await start()).api.open(name)).toEqual({
      name,
      saved: false,
      reason: 'Another tab has this workspace open.',
    });
  });
});

describe('what happens is told', () => {
  test('every request, with the time it took, and everything else that changes the world', async () => {
    const { api } = await start();
    await api.open(newName());
    const events: HostEvent[] = [];
    await api.watch((event) => void events.push(event));
    await api.handle(request('GET', '/no-such-bucket/key'));
    await api.advance(1);
    await api.reset();
    await expect.poll(() => events.length).toBe(3);
    expect(events.map(({ kind }) => kind)).toEqual(['exchange', 'world', 'world']);
    expect(events[0]).toMatchObject({
      exchange: { error: { code: 'NoSuchBucket' }, took: expect.any(Number) },
    });
  });

  test('the timeline keeps the newest 500 exchanges', async () => {
    const { api } = await start();
    await api.open(newName());
    for (let i = 0; i < 510; i++) await api.handle(request('HEAD', '/no-such-bucket'));
    const timeline = await api.timeline();
    expect(timeline).toHaveLength(500);
    expect((timeline.at(-1)?.n ?? 0) - (timeline[0]?.n ?? 0)).toBe(499);
  });
});

test('calls made before a workspace is open wait for it', async () => {
  const { api } = await start();
  const early = api.handle(request('GET', '/'));
  await api.open(newName());
  expect((await early).status).toBe(200);
});

test('a large body crosses as a stream', async () => {
  const { api } = await start();
  await api.open(newName());
  await api.handle(request('PUT', '/large-bucket'));
  const size = 20 * 1024 * 1024;
  await api.handle(request('PUT', '/large-bucket/key', 'x'.repeat(size)));
  const { body } = await api.handle(request('GET', '/large-bucket/key'));
  expect(body).toBeInstanceOf(ReadableStream);
  expect((await new Response(body as BodyInit).arrayBuffer()).byteLength).toBe(size);
});

test('where IndexedDB is refused the workspace lives in memory, and says why', async () => {
  const url = new URL('./withoutIndexedDb.ts', import.meta.url);
  const { api } = await start(new Worker(url, { type: 'module' }));
  const name = newName();
  expect(await api.open(name)).toEqual({
    name,
    saved: false,
    reason: 'This page may not store anything.',
  });
  expect((await api.look()).buckets.length).toBeGreaterThan(0);
  await api.handle(request('PUT', '/memory-bucket'));
  await api.handle(request('PUT', '/memory-bucket/key', 'hello'));
  expect(text((await api.handle(request('GET', '/memory-bucket/key'))).body)).toBe('hello');
  await api.reset();
  expect((await api.handle(request('HEAD', '/memory-bucket'))).status).toBe(404);
});

test('a body that does not fit on the disk is refused as S3 would, and all before it is kept', async () => {
  const worker = new Worker(new URL('./smallDisk.ts', import.meta.url), { type: 'module' });
  const { api, close } = await start(worker);
  const name = newName();
  await api.open(name);
  await api.handle(request('PUT', '/full-bucket'));
  await api.handle(request('PUT', '/full-bucket/before', 'x'.repeat(1000)));
  const refused = await api.handle(request('PUT', '/full-bucket/large', 'x'.repeat(1001)));
  expect(refused.status).toBe(507);
  expect(text(refused.body)).toContain('<Error><Code>InsufficientStorage</Code>');
  expect((await api.handle(request('HEAD', '/full-bucket/large'))).status).toBe(404);
  expect((await api.handle(request('PUT', '/full-bucket/after', 'x'))).status).toBe(200);
  close();

  const again = await start();
  await again.api.open(name);
  const bucket = (await again.api.look()).buckets.find((b) => b.bucket.name === 'full-bucket');
  expect(bucket?.versions.map(({ key }) => key)).toEqual(['after', 'before']);
});
