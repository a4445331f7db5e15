/** A simulator behind Node's HTTP server. Translates, and knows nothing of S3. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { WireHeaders, WireRequest } from '../protocol/message.ts';
import type { Simulator } from '../simulator.ts';
import { send } from './nodeAnswer.ts';

type Answering = Pick<Simulator, 'handle'>;

/** Not yet listening. Answers `Expect: 100-continue` at once; a request that is not HTTP gets a bare 400. */
export function httpServer(simulator: Answering): Server {
  // Headers may be longer than S3 allows, so that the simulator refuses them. Connections outlive clients' pools.
  const options = { maxHeaderSize: 128 * 1024, keepAliveTimeout: 75_000 };
  return createServer(options, (request, response) => {
    void answer(simulator, request, response);
  });
}

async function answer(simulator: Answering, request: IncomingMessage, response: ServerResponse) {
  try {
    await send(await simulator.handle(await receive(request)), response);
  } catch (error) {
    // The client went away, or the simulator broke its promise never to throw.
    if (response.headersSent || response.destroyed) response.destroy();
    else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${String(error)}\n`);
  }
}

async function receive(request: IncomingMessage): Promise<WireRequest> {
  const { method = 'GET', url = '/' } = request;
  const chunks: Uint8Array[] = await request.toArray();
  const body = chunks.length > 0 ? new Uint8Array(Buffer.concat(chunks)) : null;
  // A proxy's client sends the whole address as the target.
  const [, host = request.headers.host ?? '', target = url] =
    /^https?:\/\/([^/?]*)(.*)$/s.exec(url) ?? [];
  const { remoteAddress } = request.socket;
  const from = remoteAddress === undefined ? {} : { from: { ip: remoteAddress } };
  const headers = joined(request.rawHeaders);
  return { method, scheme: 'http', host, target, headers, body, ...from };
}

/** Node's flat list as pairs. Repeated headers become one, their values joined, where the first stood. */
function joined(raw: readonly string[]): WireHeaders {
  const headers = new Map<string, string>();
  for (let i = 0; i < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? (raw[i + 1] ?? '') : `${before},${raw[i + 1]}`);
  }
  return [...headers];
}
