/** A request as its sender signs it: version 4, in headers. https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
import { formatAmzDate } from '../lib/amzDate.ts';
import { digestOf } from '../lib/checksums.ts';
import type { WireBody, WireRequest } from './message.ts';
import { rebuildV4, scopeOf } from './sigv4.ts';
import { signV4 } from './signV4.ts';

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** `at`: ms since 1970. */
export interface SigningScope {
  readonly region: string;
  readonly service: 's3' | 'kms' | 'sts';
  readonly at: number;
}

/** Bytes at most whose hash is signed: as clients do, larger bodies go unsigned over TLS. */
const hashed = 64 * 1024;

/** Throws when `loadChecksums()` has not finished. */
export function signRequest(
  request: WireRequest,
  { accessKeyId, secretAccessKey, sessionToken }: SigningKey,
  { region, service, at }: SigningScope,
): WireRequest {
  const stamp = formatAmzDate(at);
  const headers = [
    ...request.headers,
    ['x-amz-date', stamp],
    ['x-amz-content-sha256', hashOf(request.body)],
    ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken]]),
  ] as WireRequest['headers'];
  const names = headers.map(([name]) => name).filter(isSigned);
  const signedHeaders = [...new Set(names)].sort();
  const scope = { date: stamp.slice(0, 8), region, service };
  const algorithm = 'AWS4-HMAC-SHA256' as const;
  const claim = { algorithm, accessKeyId, ...scope, signature: '', signedAt: stamp, signedHeaders };
  const { stringToSign } = rebuildV4({ ...request, headers }, claim, { inQuery: false });
  const value = [
    `${algorithm} Credential=${accessKeyId}/${scopeOf(scope)}`,
    `SignedHeaders=${signedHeaders.join(';')}`,
    `Signature=${signV4(secretAccessKey, scope, stringToSign)}`,
  ].join(', ');
  return { ...request, headers: [...headers, ['authorization', value]] };
}

const isSigned = (name: string) =>
  name === 'host' || name === 'content-type' || name === 'content-md5' || name.startsWith('x-amz-');

function hashOf(body: WireBody): string {
  if (body === null) return digestOf('SHA256', new Uint8Array());
  const isShort = body instanceof Uint8Array && body.length <= hashed;
  return isShort ? digestOf('SHA256', body) : 'UNSIGNED-PAYLOAD';
}
