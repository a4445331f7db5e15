/** A request's headers as a map, and which of them belong to signing and transport rather than to an operation. */
import type { Query } from './address.ts';
import { parameter } from './address.ts';
import type { WireHeaders } from './message.ts';

/** Lower-case name → value; values of a repeated header are joined by `,` (RFC 9110 section 5.3). */
export type HeaderMap = ReadonlyMap<string, string>;

/**
 * A presigned URL may carry `x-amz-` headers as query parameters ("hoisted"), and S3 reads them as headers.
 * Not the checksum of the body: SDKs hoist that of the empty body, and S3 does not hold the upload to it.
 * Basis: inferred, from what the SDKs' presigners rely on.
 */
export function readHeaders(headers: WireHeaders, query: Query, prefix: string): HeaderMap {
  const map = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = map.get(name);
    map.set(name, before === undefined ? value : `${before},${value}`);
  }
  if (parameter(query, 'X-Amz-Signature') === undefined) return map;
  for (const [name, value] of query) {
    const lower = name.toLowerCase();
    if (!lower.startsWith(prefix) || map.has(lower)) continue;
    if (isSigning(lower, prefix) || lower.includes('checksum')) continue;
    map.set(lower, value);
  }
  return map;
}

const signing = new Set([
  'algorithm',
  'content-sha256',
  'credential',
  'date',
  'decoded-content-length',
  'expires',
  'region-set',
  's3session-token',
  'sdk-checksum-algorithm',
  'security-token',
  'signature',
  'signedheaders',
  'trailer',
  'user-agent',
]);

/** Whether a lower-case name is of signing, transport or the SDK itself: no operation's business. */
export function isSigning(name: string, prefix: string): boolean {
  if (name === 'x-id' || name.startsWith('amz-sdk-')) return true;
  return name.startsWith(prefix) && signing.has(name.slice(prefix.length));
}
