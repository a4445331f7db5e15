/** In this process, and over HTTP on this machine. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSimulator } from '../../src/index.ts';
import { httpServer } from '../../src/intercept/httpServer.ts';
import { measure, type Measured } from './measure.ts';
import { measured, preparation, succeed } from './requests.ts';

const origin = 'https://s3.us-east-1.amazonaws.com';

export async function benchInProcess(): Promise<Measured[]> {
  const simulator = createSimulator();
  for (const { path, init } of preparation) {
    await succeed(await simulator.fetch(new Request(origin + path, init)));
  }
  const results: Measured[] = [];
  for (const { name, path, init, times } of measured) {
    const run = async () => succeed(await simulator.fetch(new Request(origin + path, init)));
    const floor = async () => {
      await new Request(origin + path, init).arrayBuffer();
      await succeed(new Response('x', { headers: { 'content-length': '1' } }));
    };
    results.push(await measure({ name, way: 'in process', run, floor, times: times * 10 }));
  }
  return results;
}

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function benchHttp(): Promise<Measured[]> {
  const server = httpServer(createSimulator());
  const bare = createServer((request, response) => {
    request.resume().on('end', () => response.end('x'));
  });
  const [ours, floors] = [await listen(server), await listen(bare)];
  const results: Measured[] = [];
  try {
    for (const { path, init } of preparation) await succeed(await fetch(ours + path, init));
    for (const { name, path, init, times } of measured) {
      const run = async () => succeed(await fetch(ours + path, init));
      const floor = async () => succeed(await fetch(floors + path, init));
      results.push(await measure({ name, way: 'HTTP', run, floor, times }));
    }
    return results;
  } finally {
    for (const one of [server, bare]) {
      one.closeAllConnections();
      one.close();
    }
  }
}
