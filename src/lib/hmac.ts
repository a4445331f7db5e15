/** HMAC (RFC 2104) over the digests that are loaded already: synchronous, as rules need it. */
import { concat, fromHex } from './bytes.ts';
import { digestOf } from './checksums.ts';

/** Bytes of the blocks that both SHA-1 and SHA-256 work in. */
const block = 64;

/** Throws when `loadChecksums()` has not finished. */
export function hmac(
  algorithm: 'SHA1' | 'SHA256',
  key: Uint8Array,
  message: Uint8Array,
): Uint8Array {
  const short = key.length > block ? fromHex(digestOf(algorithm, key)) : key;
  const padded = new Uint8Array(block);
  padded.set(short);
  const inner = digestOf(algorithm, concat([padded.map((byte) => byte ^ 0x36), message]));
  return fromHex(digestOf(algorithm, concat([padded.map((byte) => byte ^ 0x5c), fromHex(inner)])));
}
