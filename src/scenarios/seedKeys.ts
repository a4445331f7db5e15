/** Filling a world with KMS keys, by the requests of a client. */
import { text } from '../lib/bytes.ts';
import type { KmsInput, KmsOperationName } from '../protocol/kms/operation.ts';
import { encodeKmsRequest } from '../protocol/kms/wire.ts';
import type { Simulator } from '../simulator.ts';
import { answered, authorizationOf } from './seedRequest.ts';

export interface SeedKmsKey {
  /** With `alias/` before it. Keys have ids that nobody can choose: by this name they are found again. */
  readonly alias?: string;
  /** The access key that makes it. */
  readonly as: string;
  readonly region?: string;
  readonly description?: string;
  readonly keySpec?: string;
  readonly keyUsage?: string;
  /** False: it is disabled at once. */
  readonly enabled?: boolean;
}

/** Rejects with what KMS answered when it refuses a step. */
export async function seedKey(
  simulator: Pick<Simulator, 'handle'>,
  { as, region = 'us-east-1', alias, enabled = true, ...key }: SeedKmsKey,
): Promise<void> {
  const send = async <Name extends KmsOperationName>(name: Name, input: KmsInput<Name>) => {
    const { headers, ...request } = encodeKmsRequest(name, input, region);
    const signed = [...headers, authorizationOf(as, region, 'kms')];
    return answered(name, await simulator.handle({ ...request, headers: signed }));
  };
  const { body } = await send('CreateKey', {
    ...(key.description !== undefined && { Description: key.description }),
    ...(key.keySpec !== undefined && { KeySpec: key.keySpec }),
    ...(key.keyUsage !== undefined && { KeyUsage: key.keyUsage }),
  });
  const { KeyMetadata } = JSON.parse(body instanceof Uint8Array ? text(body) : '') as {
    readonly KeyMetadata: { readonly KeyId: string };
  };
  const { KeyId } = KeyMetadata;
  if (alias !== undefined) await send('CreateAlias', { AliasName: alias, TargetKeyId: KeyId });
  if (!enabled) await send('DisableKey', { KeyId });
}
