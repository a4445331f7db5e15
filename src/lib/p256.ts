/**
 * The elliptic curve P-256 (NIST SP 800-186), by noble-curves. Few requests are signed with it, so it is loaded when the first
 * is; after that it is synchronous, as rules need it.
 */
import type { p256 } from '@noble/curves/nist.js';

let curve: typeof p256 | undefined;

export async function loadP256(): Promise<void> {
  curve ??= (await import('@noble/curves/nist.js')).p256;
}

function loaded(): typeof p256 {
  if (!curve) throw new Error('loadP256() has not finished');
  return curve;
}

/** The number of its points: private keys are below. */
export const orderOfP256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export function p256PublicKey(privateKey: Uint8Array): Uint8Array {
  return loaded().getPublicKey(privateKey);
}

/** Whether an ECDSA signature, in DER, is that of a hash. False for what is no DER. */
export function p256Holds(der: Uint8Array, hash: Uint8Array, publicKey: Uint8Array): boolean {
  const { verify } = loaded();
  try {
    return verify(der, hash, publicKey, { prehash: false, lowS: false, format: 'der' });
  } catch {
    return false;
  }
}
