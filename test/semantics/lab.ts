/** A simulator with the real SDK wired straight into it, and buckets to work in. */
import { KMS, type KMSClientConfig } from '@aws-sdk/client-kms';
import { S3, type S3ClientConfig } from '@aws-sdk/client-s3';
import { STS, type STSClientConfig } from '@aws-sdk/client-sts';
import { HttpResponse } from '@smithy/core/protocols';
import { expect } from 'vitest';
import type { Exchange } from '../../src/explain/exchange.ts';
import { text, utf8 } from '../../src/lib/bytes.ts';
import { parseXml } from '../../src/lib/xml.ts';
import type { WireAnswer, WireBody, WireRequest } from '../../src/protocol/message.ts';
import { createIds } from '../../src/world/ids.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator.ts';
import { toWire } from '../protocol/sdk.ts';

export interface LabOptions extends SimulatorOptions {
  /** Buckets of the first account, made at the start. */
  readonly buckets?: readonly string[];
  /** Those of them that have versioning enabled. */
  readonly versioned?: readonly string[];
}

/** A request below the SDK: what is left out is that of a signed GET. */
export interface RawRequest {
  readonly method?: string;
  readonly host?: string;
  readonly target: string;
  /** An undefined one takes away what is sent otherwise. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: WireBody | string;
}

/** What S3 refused: the status, `<Error>`'s children without the ids, and the rule that decided it. */
export type Refusal = Readonly<Record<string, string | number>>;

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface Lab {
  readonly simulator: Simulator;
  /** The SDK as the root of the first account. */
  readonly s3: S3;
  /** The SDK as somebody else; null is nobody. */
  as(accessKeyId: string | null, config?: S3ClientConfig): S3;
  /** The SDK of KMS, as the root of the first account unless it is said who. */
  kms(accessKeyId?: string, config?: KMSClientConfig): KMS;
  /** The SDK of STS, as a user of the first account unless it is said who. */
  sts(accessKeyId?: string, config?: STSClientConfig): STS;
  /** What STS gave out with a key id. */
  temporary(accessKeyId: string): Credentials;
  raw(request: RawRequest): Promise<WireAnswer>;
  readonly exchanges: readonly Exchange[];
  last(): Exchange;
  /** Waits for a call to be refused and tells how; fails if it is not. */
  refusal(call: Promise<unknown>): Promise<Refusal>;
  /** The same of a request below the SDK. */
  rawRefusal(request: RawRequest): Promise<Refusal>;
}

export async function lab({
  buckets = [],
  versioned = [],
  ...options
}: LabOptions = {}): Promise<Lab> {
  const simulator = createSimulator(options);
  const exchanges: Exchange[] = [];
  simulator.observe((exchange) => exchanges.push(exchange));
  const as: Lab['as'] = (accessKeyId, config) => client(simulator, accessKeyId, config);
  const s3 = as('test');
  for (const Bucket of new Set([...buckets, ...versioned])) await s3.createBucket({ Bucket });
  for (const Bucket of versioned) {
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  }
  const last = () => {
    const exchange = exchanges.at(-1);
    if (!exchange) throw new Error('nothing was asked yet');
    return exchange;
  };
  return {
    simulator,
    s3,
    as,
    sts: (accessKeyId = 'alice', config = {}) =>
      new STS({ ...quiet(accessKeyId), ...config, requestHandler: wiredTo(simulator) }),
    kms: (accessKeyId = 'test', config = {}) =>
      new KMS({ ...quiet(accessKeyId), ...config, requestHandler: wiredTo(simulator) }),
    temporary(accessKeyId) {
      const ids = createIds(simulator.world.seed);
      return {
        accessKeyId,
        secretAccessKey: ids.temporarySecret(accessKeyId),
        sessionToken: ids.sessionToken(accessKeyId),
      };
    },
    exchanges,
    last,
    raw: (request) => simulator.handle(wireRequest(request)),
    async refusal(call) {
      const error: unknown = await call.then(
        () => expect.unreachable(`${last().operation} was answered ${last().answer.status}`),
        (reason: unknown) => reason,
      );
      expect(error).toHaveProperty('$metadata.httpStatusCode', last().answer.status);
      return refusalIn(last());
    },
    async rawRefusal(request) {
      await simulator.handle(wireRequest(request));
      return refusalIn(last());
    },
  };
}

/** How an exchange was refused. A HEAD and a 304 have no body: their code and message are those of the exchange. */
export function refusalIn({ answer, error, trace }: Exchange): Refusal {
  const decisive = trace.filter((step) => step.decisive);
  expect(decisive).toHaveLength(1);
  const rule = decisive[0]?.rule.id ?? '';
  const body = text(answer.body.preview);
  if (body === '') return { status: answer.status, rule, code: error?.code ?? '' };
  if (body.startsWith('{')) {
    const { __type: code, message = '' } = JSON.parse(body) as Record<string, string>;
    return { status: answer.status, rule, code: code ?? '', message };
  }
  const ids = ['RequestId', 'HostId'];
  const root = parseXml(body);
  // S3 Control puts its error one level deeper.
  const told = root.name === 'ErrorResponse' ? (root.children[0] ?? root) : root;
  const children = told.children.filter(({ name }) => !ids.includes(name));
  const {
    Code = '',
    Message = '',
    ...detail
  } = Object.fromEntries(children.map((child) => [child.name, child.text]));
  return { status: answer.status, rule, code: Code, message: Message, ...detail };
}

export const quiet = (accessKeyId: string) => ({
  region: 'us-east-1',
  credentials: { accessKeyId, secretAccessKey: accessKeyId },
  maxAttempts: 1,
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});

function client(simulator: Simulator, accessKeyId: string | null, config: S3ClientConfig = {}): S3 {
  return new S3({
    ...quiet(accessKeyId ?? 'nobody'),
    forcePathStyle: true,
    ...(accessKeyId === null && { signer: { sign: (request: never) => Promise.resolve(request) } }),
    ...config,
    requestHandler: wiredTo(simulator),
  });
}

/** The wire of an SDK, which ends in a simulator. */
export function wiredTo(simulator: Simulator) {
  return {
    async handle(request: Parameters<typeof toWire>[0]) {
      const { status, headers, body, dropped } = await simulator.handle(await toWire(request));
      if (dropped) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      return {
        response: new HttpResponse({
          statusCode: status,
          headers: Object.fromEntries(headers),
          body:
            body instanceof ReadableStream
              ? body
              : new Blob(body ? [body as BlobPart] : []).stream(),
        }),
      };
    },
  } as never;
}

const signed =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';

export function wireRequest({
  method = 'GET',
  host = 's3.amazonaws.com',
  target,
  headers = {},
  body = null,
}: RawRequest): WireRequest {
  const all = { host, authorization: signed, ...headers };
  return {
    method,
    scheme: 'https',
    host,
    target,
    headers: Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
    body: typeof body === 'string' ? utf8(body) : body,
  };
}

/** A body of an answer as text. */
export function bodyOf(answer: WireAnswer): string {
  return answer.body instanceof Uint8Array ? text(answer.body) : '';
}
