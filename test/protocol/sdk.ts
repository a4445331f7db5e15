/** The real SDK, its wire cut: what it sends becomes a WireRequest, what it is answered comes from the test. */
import * as sdk from '@aws-sdk/client-s3';
import { locate } from '../../src/protocol/address.ts';
import { receiveBody } from '../../src/protocol/body.ts';
import { decodeInput } from '../../src/protocol/decode.ts';
import type { EncodedAnswer } from '../../src/protocol/encode.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import type { Values } from './filled.ts';

export const names = [...s3.model.operations.keys()];

interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** As @smithy's own handlers build it. */
function target({ path, query }: SdkRequest): string {
  const escape = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const pairs = Object.keys(query)
    .sort()
    .flatMap((name) => {
      const given = query[name] ?? null;
      const values: readonly (string | null)[] = Array.isArray(given) ? given : [given];
      return values.map((v) => escape(name) + (v === null ? '' : `=${escape(v)}`));
    });
  return path + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
}

async function bytesOf(body: unknown): Promise<Uint8Array | null> {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) {
    chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}

export async function toWire(request: SdkRequest): Promise<WireRequest> {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    return [name.toLowerCase(), Buffer.from(value, 'utf8').toString('latin1')] as const;
  });
  return {
    method: request.method,
    scheme: request.protocol === 'http:' ? 'http' : 'https',
    host: request.hostname,
    target: target(request),
    headers,
    body: await bytesOf(request.body),
  };
}

export interface Exchanged {
  readonly sent: WireRequest;
  /** What the command resolved or rejected with. */
  readonly result: Values;
}

type Answerer = (request: WireRequest) => EncodedAnswer;

/** Runs a command against an answer. Rejections are results. */
export async function run(
  name: OperationName,
  input: Values,
  answer: Answerer,
  config: sdk.S3ClientConfig = {},
): Promise<Exchanged> {
  let sent: WireRequest | undefined;
  const client = new sdk.S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    forcePathStyle: true,
    ...config,
    requestHandler: {
      async handle(request: SdkRequest) {
        sent = await toWire(request);
        const { status, headers, body } = answer(sent);
        const response = {
          statusCode: status,
          headers: Object.fromEntries(headers),
          body: new Blob(body instanceof Uint8Array ? [body as BlobPart] : []).stream(),
        };
        return { response };
      },
    } as never,
  });
  const Command = (sdk as unknown as Record<string, new (input: Values) => never>)[
    `${name}Command`
  ]!;
  const result = (await client.send(new Command(input)).catch((error: unknown) => error)) as Values;
  if (!sent) throw result;
  return { sent, result };
}

export const nothing: Answerer = () => ({ status: 200, headers: [], body: null });

/** What the simulator's pipeline reads from a request. */
export async function decoded(name: OperationName, request: WireRequest): Promise<Values> {
  const { headers, body } = await receiveBody(request, s3);
  const bytes = body instanceof Uint8Array ? body : new Uint8Array();
  return decodeInput(name, { location: locate(request), headers }, bytes, s3) as Values;
}
