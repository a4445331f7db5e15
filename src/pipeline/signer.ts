/** Whose key signed: the one place where a key of a request is looked up. */
import type { Claim } from '../protocol/verify.ts';
import type { KnownKey } from '../world/identities.ts';
import { keyOf } from '../world/world.ts';
import type { Parts } from './parts.ts';

/** A signature with the key of it, as far as the world knows that. */
export interface Signer extends Claim {
  readonly known: KnownKey | undefined;
}

export function signerOf({ world }: Pick<Parts, 'world' | 'store'>, claim: Claim): Signer {
  const { signature } = claim;
  const known = signature.kind === 'anonymous' ? undefined : keyOf(world, signature.accessKeyId);
  return { ...claim, known };
}
