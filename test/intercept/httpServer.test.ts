import { once } from 'node:events';
import { request as httpRequest, type RequestOptions, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { S3 } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test } from 'vitest';
import { httpServer } from '../../src/intercept/httpServer.ts';
import type { WireAnswer, WireRequest } from '../../src/protocol/message.ts';
import { seed } from '../../src/scenarios/seed.ts';
import { createSimulator } from '../../src/simulator.ts';
import type { FaultEffect } from '../../src/world/faults.ts';
import { fake, plain } from './fake.ts';

let running: Server | undefined;

async function serve(answer?: (request: WireRequest) => WireAnswer | Promise<WireAnswer>) {
  const simulator = fake(answer);
  const server = httpServer(simulator).listen(0, '127.0.0.1');
  running = server;
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { ...simulator, port };
}

afterEach(() => {
  running?.closeAllConnections();
  running?.close();
});

async function send(port: number, options: RequestOptions, body?: string) {
  const request = httpRequest({ host: '127.0.0.1', port, agent: false, ...options });
  request.end(body);
  const [response] = await once(request, 'response');
  return {
    status: response.statusCode as number,
    headers: response.headers as Record<string, string>,
    body: Buffer.concat(await response.toArray()),
  };
}

/** Writes bytes as they are, and gives everything that came back until the other side closes. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.write(text, 'latin1');
  const chunks: Buffer[] = await socket.toArray();
  return Buffer.concat(chunks).toString('latin1');
}

const stream = (...chunks: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

describe('a request arrives as it was sent', () => {
  test('with the address that it came from', async () => {
    const { port, asked } = await serve();
    await send(port, { path: '/' });
    expect(asked.at(-1)?.from).toEqual({ ip: '127.0.0.1' });
  });

  test('the target undecoded and uncollapsed', async () => {
    const { port, asked } = await serve();
    await sendRaw(
      port,
      'GET /b/a/../x//%2e%2E/%zz?a=%20&a&=+ HTTP/1.1\r\nHost: h:1\r\nConnection: close\r\n\r\n',
    );
    expect(asked[0]).toMatchObject({
      scheme: 'http',
      host: 'h:1',
      target: '/b/a/../x//%2e%2E/%zz?a=%20&a&=+',
      body: null,
    });
  });

  test('header names in lower case, repeated ones joined, bytes kept', async () => {
    const { port, asked } = await serve();
    const bytes = Buffer.from('ü€', 'utf8').toString('latin1');
    await sendRaw(
      port,
      `PUT / HTTP/1.1\r\nHost: h\r\nX-Amz-Meta-A: 1\r\nx-amz-meta-b: ${bytes}\r\nX-AMZ-META-A: 2\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(asked[0]?.headers).toEqual([
      ['host', 'h'],
      ['x-amz-meta-a', '1,2'],
      ['x-amz-meta-b', bytes],
      ['connection', 'close'],
      ['content-length', '0'],
    ]);
  });

  test('a body with its length, and one in chunks', async () => {
    const { port, asked } = await serve();
    await send(port, { method: 'PUT', headers: { 'content-length': '3' } }, 'abc');
    await send(port, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' } }, 'abcd');
    expect(asked.map(({ body }) => body)).toEqual(
      ['abc', 'abcd'].map((t) => new TextEncoder().encode(t)),
    );
  });

  test('the whole address as target, as proxies are asked', async () => {
    const { port, asked } = await serve();
    await sendRaw(
      port,
      'GET http://b.s3.amazonaws.com/k?x HTTP/1.1\r\nHost: p\r\nConnection: close\r\n\r\n',
    );
    expect(asked[0]).toMatchObject({ host: 'b.s3.amazonaws.com', target: '/k?x' });
  });

  test('headers of 100 kB reach the simulator', async () => {
    const { port, asked } = await serve();
    await send(port, { headers: { 'x-amz-meta-long': 'x'.repeat(100_000) } });
    expect(asked).toHaveLength(1);
  });

  test('Expect: 100-continue is answered before the body is sent', async () => {
    const { port } = await serve();
    const request = httpRequest({
      host: '127.0.0.1',
      port,
      method: 'PUT',
      headers: { expect: '100-continue', 'content-length': '3' },
    });
    request.flushHeaders();
    await once(request, 'continue');
    request.end('abc');
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
  });
});

describe('an answer goes out as the simulator gave it', () => {
  test('status, headers and bytes', async () => {
    const { port } = await serve(() => ({
      status: 418,
      headers: [
        ['x-a', 'é'],
        ['content-length', '2'],
        ['date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
      ],
      body: Uint8Array.of(1, 2),
    }));
    const { status, headers, body } = await send(port, {});
    expect(status).toBe(418);
    expect(headers).toMatchObject({
      'x-a': 'é',
      'content-length': '2',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
    });
    expect([...body]).toEqual([1, 2]);
  });

  test('HEAD keeps the length of what it does not send', async () => {
    const { port } = await serve(() => ({
      status: 200,
      headers: [['content-length', '1234']],
      body: null,
    }));
    const { headers, body } = await send(port, { method: 'HEAD' });
    expect(headers['content-length']).toBe('1234');
    expect(body).toHaveLength(0);
  });

  test.each([204, 304])('%i has no body', async (status) => {
    const { port } = await serve(() => ({ status, headers: [], body: null }));
    expect((await send(port, {})).body).toHaveLength(0);
  });

  test('a stream is pulled no faster than the client reads, and cancelled when it leaves', async () => {
    let pulled = 0;
    let cancelled: () => void = () => {};
    const left = new Promise<void>((resolve) => {
      cancelled = resolve;
    });
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024 * 1024));
        },
        cancel: () => cancelled(),
      },
      { highWaterMark: 0 },
    );
    const { port } = await serve(() => ({ status: 200, headers: [], body }));
    const request = httpRequest({ host: '127.0.0.1', port }).end();
    const [response] = await once(request, 'response');
    response.pause();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pulled).toBeLessThan(40);
    response.destroy();
    await left;
  });

  test('a stream arrives whole', async () => {
    const { port } = await serve(() => ({
      status: 200,
      headers: [['content-length', '6']],
      body: stream(Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6)),
    }));
    expect([...(await send(port, {})).body]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a connection that is to drop', () => {
  const whole = Uint8Array.of(1, 2, 3, 4);
  const length = ['content-length', '8'] as const;

  test('before the answer ends without a byte', async () => {
    const { port } = await serve(() => ({
      status: 0,
      headers: [],
      body: null,
      dropped: 'unanswered',
    }));
    await expect(send(port, {})).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n')).toBe('');
  });

  test.each([
    ['bytes', () => whole],
    ['a stream', () => stream(whole)],
  ])('in its body, %s, ends after the beginning', async (_, body) => {
    const { port } = await serve(() => ({
      status: 200,
      headers: [length],
      body: body(),
      dropped: 'cut',
    }));
    const said = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    expect(said).toMatch(/^HTTP\/1.1 200 OK\r\ncontent-length: 8\r\n/);
    expect(said.slice(-8)).toBe('\r\n\r\n\x01\x02\x03\x04');
    const response = await fetch(`http://127.0.0.1:${port}/`);
    await expect(response.arrayBuffer()).rejects.toThrow(TypeError);
  });

  test('in a body that there is not, ends after the headers', async () => {
    const { port } = await serve(() => ({
      status: 200,
      headers: [length],
      body: null,
      dropped: 'cut',
    }));
    expect(await sendRaw(port, 'HEAD / HTTP/1.1\r\nHost: h\r\n\r\n')).toContain('200 OK');
  });

  test('breaks the SDK of S3, which tries again', async () => {
    const simulator = createSimulator();
    await seed(simulator, {
      buckets: [{ name: 'photos', as: 'test', objects: [{ key: 'cat', body: 'a cat' }] }],
    });
    running = httpServer(simulator).listen(0, '127.0.0.1');
    await once(running, 'listening');
    const { port } = running.address() as AddressInfo;
    const client = (maxAttempts: number) =>
      new S3({
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${port}`,
        forcePathStyle: true,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts,
      });
    const cat = { Bucket: 'photos', Key: 'cat' };
    const copy = { ...cat, Key: 'dog', CopySource: 'photos/cat' };
    const inject = (does: FaultEffect) => simulator.inject([{ does }]);
    inject({ kind: 'drop', at: 'before' });
    await expect(client(1).copyObject(copy)).rejects.toMatchObject({ code: 'ECONNRESET' });
    inject({ kind: 'drop', at: 'body' });
    await expect(client(1).copyObject(copy)).rejects.toThrow();
    inject({ kind: 'late' });
    await expect(client(1).copyObject(copy)).rejects.toMatchObject({ name: 'InternalError' });
    inject({ kind: 'empty' });
    await expect(client(1).copyObject(copy)).rejects.toThrow('S3 aborted request');
    await expect(client(1).headObject({ ...cat, Key: 'dog' })).rejects.toThrow();
    inject({ kind: 'drop', at: 'before' });
    await client(2).copyObject(copy);
    inject({ kind: 'late' });
    await client(2).copyObject(copy);
    inject({ kind: 'drop', at: 'body' });
    const got = await client(2).getObject(cat);
    await expect(got.Body?.transformToString()).rejects.toThrow('aborted');
  });
});

describe('the server survives', () => {
  const stillAnswers = async (port: number) => expect((await send(port, {})).status).toBe(200);

  test('what is not HTTP: 400', async () => {
    const { port } = await serve();
    expect(await sendRaw(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request/);
    await stillAnswers(port);
  });

  test('a client that leaves in the middle of its body', async () => {
    const { port, asked } = await serve();
    const socket = connect(port, '127.0.0.1');
    socket.write('PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await stillAnswers(port);
    expect(asked).toHaveLength(1);
  });

  test('a simulator that throws: 500', async () => {
    let first = true;
    const { port } = await serve(() => {
      if (first) {
        first = false;
        throw new Error('broken');
      }
      return plain('fine');
    });
    const { status, body } = await send(port, {});
    expect([status, String(body)]).toEqual([500, 'Error: broken\n']);
    await stillAnswers(port);
  });

  test('an answer with a header that HTTP forbids: 500', async () => {
    let first = true;
    const { port } = await serve(() => {
      const headers: WireAnswer['headers'] = first ? [['x-a', 'a\r\nb']] : [];
      first = false;
      return { status: 200, headers, body: null };
    });
    expect((await send(port, {})).status).toBe(500);
    await stillAnswers(port);
  });
});
