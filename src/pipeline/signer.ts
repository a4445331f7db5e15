/** Whose key signed: the one place where a key of a request is looked up. */
import { loadP256 } from '../lib/p256.ts';
import type { Claim } from '../protocol/verify.ts';
import type { KnownKey } from '../world/identities.ts';
import { keyIn } from './keyIn.ts';
import type { Parts } from './parts.ts';

/** A signature with the key of it, as far as the world knows that. */
export interface Signer extends Claim {
  readonly known: KnownKey | undefined;
}

/** Loads what it takes to verify the signature, too. */
export async function signerOf(
  parts: Pick<Parts, 'world' | 'store' | 'ids'>,
  claim: Claim,
): Promise<Signer> {
  const { signature } = claim;
  const known = signature.kind === 'anonymous' ? undefined : keyIn(parts, signature.accessKeyId);
  const isElliptic = 'algorithm' in signature && signature.algorithm === 'AWS4-ECDSA-P256-SHA256';
  if (known && isElliptic) await loadP256();
  return { ...claim, known };
}
