/**
 * A client that signs with version 4 in every form there is, on Node's own cryptography: what it makes shares nothing with what
 * judges it but the private key of the curve.
 */
import { createECDH, createHash, createHmac, createPrivateKey, sign as signDer } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { WireHeaders, WireRequest } from '../../src/protocol/message.ts';
import { privateKeyV4a } from '../../src/protocol/signV4.ts';

export const payloads = ['hash', 'unsigned', 'chunks', 'chunks and trailer', 'trailer'] as const;

export interface Plan {
  readonly method: string;
  readonly host: string;
  /** Decoded. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** Signed, all of them. */
  readonly headers: WireHeaders;
  readonly body: Uint8Array;
  readonly where: 'headers' | 'url';
  /** How the body is signed; a URL tells its hash or nothing. */
  readonly payload: (typeof payloads)[number];
  /** The regions of a signature with the elliptic curve. */
  readonly regions?: string;
  /** Whether what signs a chunk of 4A is signed by the next as it was sent, filled up. */
  readonly fillsUp?: boolean;
  /** That of the session whose key signs. */
  readonly token?: string;
  readonly accessKeyId: string;
  readonly secret: string;
  readonly region: string;
  /** ms since 1970. */
  readonly at: number;
}

const chunkSize = 8192;
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');
const bytes = (text: string) => Buffer.from(text, 'latin1');
const escape = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
const escapePath = (path: string) => path.split('/').map(escape).join('/');
const byName = ([a]: readonly [string, string], [b]: readonly [string, string]) =>
  a < b ? -1 : Number(a > b);
const pairs = (query: Plan['query']) =>
  query
    .map(([name, value]): [string, string] => [escape(name), escape(value)])
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** What signs texts, and what it says of itself. */
function pen({ regions, accessKeyId, secret, region, at }: Plan) {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const day = stamp.slice(0, 8);
  const algorithm = regions === undefined ? 'AWS4-HMAC-SHA256' : 'AWS4-ECDSA-P256-SHA256';
  const scope = [day, ...(regions === undefined ? [region] : []), 's3', 'aws4_request'].join('/');
  const hmac = () => {
    let key: Uint8Array = Buffer.from(`AWS4${secret}`);
    for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
    return (text: string) => createHmac('sha256', key).update(bytes(text)).digest('hex');
  };
  const curve = () => {
    const d = Buffer.from(privateKeyV4a(secret, accessKeyId));
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(d);
    const point = ecdh.getPublicKey();
    const [x, y] = [point.subarray(1, 33), point.subarray(33)];
    const [jd, jx, jy] = [d, x, y].map((part) => part.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', d: jd, x: jx, y: jy } as const;
    const key = createPrivateKey({ key: jwk, format: 'jwk' } as never);
    return (text: string) => signDer('sha256', bytes(text), key).toString('hex');
  };
  return { stamp, scope, algorithm, sign: regions === undefined ? hmac() : curve() };
}

type Pen = ReturnType<typeof pen>;

export function signAs(plan: Plan): WireRequest {
  const own = pen(plan);
  const { host, method } = plan;
  const { headers, query, hash } = plan.where === 'url' ? asUrl(plan, own) : asHeaders(plan, own);
  const signed = [...headers, ['host', host] as const].sort(byName);
  const names = signed.map(([name]) => name).join(';');
  const all = plan.where === 'url' ? [...query, ['X-Amz-SignedHeaders', names] as const] : query;
  const canonical = [
    method,
    escapePath(plan.path),
    pairs(all),
    ...signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}`),
    '',
    names,
    hash,
  ].join('\n');
  const { algorithm, stamp, scope, sign } = own;
  const signature = sign([algorithm, stamp, scope, sha256(bytes(canonical))].join('\n'));
  const search = pairs(all);
  const target = `${escapePath(plan.path)}${search && `?${search}`}`;
  const request = { method, scheme: 'https', host, headers: signed } as const;
  const body = framed(plan, own, signature);
  if (plan.where === 'url') {
    return { ...request, target: `${target}&X-Amz-Signature=${signature}`, body };
  }
  const authorization = `${algorithm} Credential=${plan.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...request, target, headers: [...signed, ['authorization', authorization]], body };
}

function asUrl(plan: Plan, { algorithm, scope, stamp }: Pen) {
  const { headers, regions, payload, body, accessKeyId, token } = plan;
  const hash = payload === 'hash' ? sha256(body) : 'UNSIGNED-PAYLOAD';
  const query = [
    ...plan.query,
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Credential', `${accessKeyId}/${scope}`],
    ['X-Amz-Date', stamp],
    ['X-Amz-Expires', '600'],
    ...(payload === 'hash' ? [['X-Amz-Content-Sha256', hash]] : []),
    ...(regions === undefined ? [] : [['X-Amz-Region-Set', regions]]),
    ...(token === undefined ? [] : [['X-Amz-Security-Token', token]]),
  ] as Plan['query'];
  return { headers, query, hash };
}

function asHeaders(plan: Plan, { algorithm, stamp }: Pen) {
  const { payload, body, regions, query, token } = plan;
  const signedChunks = `STREAMING-${algorithm}-PAYLOAD`;
  const hash = {
    hash: sha256(body),
    unsigned: 'UNSIGNED-PAYLOAD',
    chunks: signedChunks,
    'chunks and trailer': `${signedChunks}-TRAILER`,
    trailer: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  }[payload];
  const framing: WireHeaders = [
    ['content-encoding', 'aws-chunked'],
    ['x-amz-decoded-content-length', `${body.length}`],
    ...(payload === 'chunks' ? [] : [['x-amz-trailer', 'x-amz-checksum-crc32'] as const]),
  ];
  const headers: WireHeaders = [
    ...plan.headers,
    ['x-amz-date', stamp],
    ['x-amz-content-sha256', hash],
    ...(regions === undefined ? [] : [['x-amz-region-set', regions] as const]),
    ...(token === undefined ? [] : [['x-amz-security-token', token] as const]),
    ...(payload === 'hash' || payload === 'unsigned' ? [] : framing),
  ];
  return { headers, query, hash };
}

/** The body as it is sent: in chunks that sign each other, and a checksum behind. */
function framed(
  { body, payload, where, fillsUp = false }: Plan,
  { algorithm, stamp, scope, sign }: Pen,
  seed: string,
) {
  if (where === 'url' || payload === 'hash' || payload === 'unsigned') return body;
  const isSigned = payload !== 'trailer';
  const width = algorithm.includes('ECDSA') ? 144 : 64;
  let previous = seed;
  const next = (kind: string, ...hashes: readonly string[]) => {
    previous = sign([`${algorithm}-${kind}`, stamp, scope, previous, ...hashes].join('\n'));
    const padded = previous.padEnd(width, '*');
    if (fillsUp) previous = padded;
    return padded;
  };
  const pieces: Uint8Array[] = [];
  for (let at = 0; at <= body.length; at += chunkSize) {
    const chunk = body.subarray(at, at + chunkSize);
    if (chunk.length > 0) pieces.push(chunk);
  }
  const sent = [...pieces, new Uint8Array()].flatMap((chunk) => {
    const size = chunk.length.toString(16);
    const head = isSigned
      ? `${size};chunk-signature=${next('PAYLOAD', sha256(''), sha256(chunk))}`
      : size;
    return chunk.length > 0 ? [bytes(`${head}\r\n`), chunk, bytes('\r\n')] : [bytes(`${head}\r\n`)];
  });
  if (payload === 'chunks') return Buffer.concat([...sent, bytes('\r\n')]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  const trailer = `x-amz-checksum-crc32:${checksum.toString('base64')}`;
  const signature = isSigned
    ? `x-amz-trailer-signature:${next('TRAILER', sha256(`${trailer}\n`))}\r\n`
    : '';
  return Buffer.concat([...sent, bytes(`${trailer}\r\n${signature}\r\n`)]);
}
