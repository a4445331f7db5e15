/**
 * What Signature Version 4 signs, and how, for S3: its path is decoded once and encoded again, its dots and slashes stay.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html.
 * Texts are byte strings, one character a byte, as headers are.
 */
import { fromLatin1, toHex, toLatin1, utf8 } from '../lib/bytes.ts';
import { digestOf } from '../lib/checksums.ts';
import { hmac } from '../lib/hmac.ts';
import { decodePercent, encodePath, encodePercent } from '../lib/percent.ts';
import { parameter, readQuery, splitTarget } from './address.ts';
import type { SignedV4 } from './credential.ts';
import type { WireRequest } from './message.ts';

export type Signable = Pick<WireRequest, 'method' | 'host' | 'target' | 'headers'>;

/** What was signed, as the receiver rebuilds it. */
export interface Rebuilt {
  readonly stringToSign: string;
  readonly canonicalRequest: string;
}

/** Lower-case hex of SHA-256. */
const sha256 = (text: string) => digestOf('SHA256', fromLatin1(text));

export function rebuildV4(request: Signable, signed: SignedV4, inQuery: boolean): Rebuilt {
  const canonicalRequest = canonicalRequestOf(request, signed.signedHeaders, inQuery);
  return { canonicalRequest, stringToSign: stringToSignV4(signed, canonicalRequest) };
}

export function stringToSignV4(signed: SignedV4, canonicalRequest: string): string {
  const { signedAt = '' } = signed;
  return ['AWS4-HMAC-SHA256', signedAt, scopeOf(signed), sha256(canonicalRequest)].join('\n');
}

type Scope = Pick<SignedV4, 'date' | 'region' | 'service'>;

export function scopeOf({ date, region, service }: Scope): string {
  return [date, region, service, 'aws4_request'].join('/');
}

/** Lower-case hex. */
export function signV4(secret: string, scope: Scope, text: string): string {
  let key = utf8(`AWS4${secret}`);
  for (const part of scopeOf(scope).split('/')) key = hmac('SHA256', key, utf8(part));
  return toHex(hmac('SHA256', key, fromLatin1(text)));
}

function canonicalRequestOf(
  { method, host, target, headers }: Signable,
  signedHeaders: readonly string[],
  inQuery: boolean,
): string {
  const [path, search] = splitTarget(target);
  const query = readQuery(search);
  const sent = (name: string): string => {
    const values = headers.filter(([n]) => n === name).map(([, value]) => value);
    if (values.length > 0) return values.join(',');
    if (name === 'host') return host;
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
    ...signedHeaders.map((name) => `${name}:${sent(name).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    hash || 'UNSIGNED-PAYLOAD',
  ].join('\n');
}

function canonicalQuery(query: readonly (readonly [string, string])[]): string {
  return query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodePercent(name), encodePercent(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Percent-encoded texts are ASCII: their order is that of their bytes. */
const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
