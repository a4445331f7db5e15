/** HMAC (RFC 2104) over the digests that are loaded already: synchronous, as rules need it. */
import { digestBytes } from './checksums.ts';

/** Bytes of the blocks that both SHA-1 and SHA-256 work in. */
const block = 64;

/** A key that is made ready once, to sign many messages. */
export interface HmacKey {
  sign(message: Uint8Array): Uint8Array;
}

/** `sign` throws when `loadChecksums()` has not finished. */
export function hmacKey(algorithm: 'SHA1' | 'SHA256', key: Uint8Array): HmacKey {
  const padded = new Uint8Array(block);
  padded.set(key.length > block ? digestBytes(algorithm, key) : key);
  const [inner, outer] = [padded.map((byte) => byte ^ 0x36), padded.map((byte) => byte ^ 0x5c)];
  return {
    sign: (message) => digestBytes(algorithm, outer, digestBytes(algorithm, inner, message)),
  };
}

/** Throws when `loadChecksums()` has not finished. */
export function hmac(
  algorithm: 'SHA1' | 'SHA256',
  key: Uint8Array,
  message: Uint8Array,
): Uint8Array {
  return hmacKey(algorithm, key).sign(message);
}
