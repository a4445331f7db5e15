/**
 * What Signature Version 4 signs, for S3: its path is decoded once and encoded again, its dots and slashes stay.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html.
 * Texts are byte strings, one character a byte, as headers are.
 */
import { formatAmzDate } from '../lib/amzDate.ts';
import { fromLatin1, toLatin1, utf8 } from '../lib/bytes.ts';
import { digestOf } from '../lib/checksums.ts';
import { decodePercent, encodePath, encodePercent } from '../lib/percent.ts';
import { parameter, type Query, readQuery, splitTarget } from './address.ts';
import type { Scope, SignedV4 } from './credential.ts';
import type { WireBody, WireRequest } from './message.ts';
import { parseTimestamp } from './timestamp.ts';

export type Signable = Pick<WireRequest, 'method' | 'host' | 'target' | 'headers'> &
  Partial<Pick<WireRequest, 'body'>>;

/** How a request was signed: in its query, or over a body whose hash it does not tell. */
export interface Manner {
  readonly inQuery: boolean;
  /** That of the target, where it was read before. */
  readonly query?: Query;
  /** Lower-case hex: that of a service that hashes the body itself. */
  readonly payloadHash?: string | undefined;
}

/** What was signed, as the receiver rebuilds it. */
export interface Rebuilt {
  readonly stringToSign: string;
  readonly canonicalRequest: string;
}

export function rebuildV4(request: Signable, signed: SignedV4, manner: Manner): Rebuilt {
  const canonicalRequest = canonicalRequestOf(request, signed.signedHeaders, manner);
  return { canonicalRequest, stringToSign: stringToSignV4(signed, canonicalRequest) };
}

export function stringToSignV4(signed: SignedV4, canonicalRequest: string): string {
  const hash = digestOf('SHA256', fromLatin1(canonicalRequest));
  return [signed.algorithm, stampOf(signed), scopeOf(signed), hash].join('\n');
}

/** The time as it is signed: that of a Date header is written anew. */
export function stampOf({ signedAt = '' }: Pick<SignedV4, 'signedAt'>): string {
  const isBasic = /^\d{8}T\d{6}Z$/.test(signedAt);
  const at = isBasic ? undefined : parseTimestamp(signedAt);
  return at === undefined ? signedAt : formatAmzDate(at);
}

/** A signature with an elliptic curve is for a set of regions, which the scope does not name. */
export function scopeOf({ algorithm, date, region, service }: Scope): string {
  return algorithm === 'AWS4-ECDSA-P256-SHA256'
    ? `${date}/${service}/aws4_request`
    : `${date}/${region}/${service}/aws4_request`;
}

function canonicalRequestOf(
  { method, host, target, headers, body }: Signable,
  signedHeaders: readonly string[],
  { inQuery, payloadHash, ...manner }: Manner,
): string {
  const [path, search] = splitTarget(target);
  const query = manner.query ?? readQuery(search);
  const sent = (name: string): string => {
    const values = headers.filter(([n]) => n === name).map(([, value]) => value.trim());
    if (values.length > 0) return values.join(',');
    // Browsers add these two below what pages and their workers see.
    if (name === 'host') return host;
    if (name === 'content-length' && body) return `${lengthOf(body)}`;
    const hoisted = inQuery ? query.find(([n]) => n.toLowerCase() === name)?.[1] : undefined;
    return toLatin1(utf8(hoisted ?? ''));
  };
  // A URL is signed before there is a body: a hash that it does not sign is not meant.
  const hashed = !inQuery || signedHeaders.includes('x-amz-content-sha256');
  const hash = hashed ? sent('x-amz-content-sha256') : parameter(query, 'X-Amz-Content-Sha256');
  return [
    method,
    encodePath(decodePercent(path) ?? path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${sent(name).replace(/ {2,}/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payloadHash ?? (hash || 'UNSIGNED-PAYLOAD'),
  ].join('\n');
}

const lengthOf = (body: NonNullable<WireBody>) =>
  body instanceof Uint8Array ? body.length : body.size;

/** Without the signature itself; one that is named twice was not signed so. */
function canonicalQuery(query: Query): string {
  if (query.length === 0) return '';
  const signature = query.findIndex(([name]) => name === 'X-Amz-Signature');
  return query
    .filter((_, i) => i !== signature)
    .map(([name, value]) => [encodePercent(name), encodePercent(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Percent-encoded texts are ASCII: their order is that of their bytes. */
const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
