import { expect, test } from 'vitest';
import { connect } from '../../src/worker/client.ts';
import type { WireRequest } from '../../src/protocol/message.ts';

const get = (target: string): WireRequest => ({
  method: 'GET',
  scheme: 'https',
  host: 's3.amazonaws.com',
  target,
  headers: [],
  body: null,
});

const start = () =>
  connect(new Worker(new URL('./fakeHost.ts', import.meta.url), { type: 'module' }));

test('a request crosses to the worker, and its answer back', async () => {
  const { simulator, close } = await start();
  const response = await simulator.fetch(new Request('https://s3.amazonaws.com/b/k?x=%20'));
  expect(await response.text()).toBe('/b/k?x=%20 null');
  expect(response.headers.get('content-length')).toBe('15');
  close();
});

test('fetch moves the body, handle leaves it with its owner', async () => {
  const { simulator, close } = await start();
  const body = new Uint8Array(1000);
  await simulator.handle({ ...get('/x'), body });
  expect(body).toHaveLength(1000);
  const request = new Request('https://s3.amazonaws.com/x', { method: 'PUT', body });
  expect(await (await simulator.fetch(request)).text()).toBe('/x 1000');
  close();
});

test('what the worker throws is what the page gets', async () => {
  const { simulator, close } = await start();
  await expect(simulator.handle(get('/refuse'))).rejects.toThrow('refused');
  expect((await simulator.handle(get('/still'))).status).toBe(200);
  close();
});

test('a worker that breaks rejects what waits and what comes, with one sentence', async () => {
  const { api, simulator, lost } = await start();
  const silent = simulator.handle(get('/silent'));
  const broken = simulator.handle(get('/break'));
  const sentence = /^The simulator's worker stopped: .*out of memory, say\.$/;
  await expect(silent).rejects.toThrow(sentence);
  await expect(broken).rejects.toThrow(sentence);
  await expect(api.look()).rejects.toThrow(sentence);
  expect((await lost).message).toMatch(sentence);
});

test('a worker that cannot be loaded rejects too', async () => {
  const { api } = await connect(new Worker('/no/such/worker.js', { type: 'module' }));
  await expect(api.look()).rejects.toThrow(/worker stopped/);
});

test('a stream ends with an error when its worker is gone', async () => {
  const { simulator, close } = await start();
  const { body } = await simulator.handle(get('/stream'));
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  expect((await reader.read()).value).toEqual(Uint8Array.of(1));
  const next = reader.read();
  close();
  await expect(next).rejects.toThrow("The simulator's worker was closed.");
});
