/** Filling a world with KMS keys, by the requests of a client. */
import { text } from '../lib/bytes.ts';
import { defined } from '../lib/defined.ts';
import type { KmsInput, KmsOperationName } from '../protocol/kms/operation.ts';
import { encodeKmsRequest } from '../protocol/kms/wire.ts';
import type { PolicyDocument } from '../world/identities.ts';
import { documentText } from '../world/policies.ts';
import { perform, type Seedable } from './seedRequest.ts';

/** Permission for one principal, by ARN, to do some operations of KMS (`Decrypt`, `GenerateDataKey` …). */
export interface SeedGrant {
  readonly to: string;
  readonly operations: readonly string[];
  readonly name?: string;
  /** Who may retire it. */
  readonly retiring?: string;
  /** The encryption context must be this. */
  readonly contextEquals?: Readonly<Record<string, string>>;
  /** The encryption context must have these pairs. */
  readonly contextSubset?: Readonly<Record<string, string>>;
}

export interface SeedKmsKey {
  /** With `alias/` before it. Keys have ids that nobody can choose: by this name they are found again. */
  readonly alias?: string;
  /** The access key that makes it. */
  readonly as: string;
  readonly region?: string;
  readonly description?: string;
  readonly keySpec?: string;
  readonly keyUsage?: string;
  /** Left out, the account may do everything with it, and decides by IAM who else. */
  readonly policy?: PolicyDocument;
  readonly grants?: readonly SeedGrant[];
  /** False: it is disabled at once. */
  readonly enabled?: boolean;
}

/** Rejects with what KMS answered when it refuses a step. */
export async function seedKey(
  simulator: Seedable,
  { as, region = 'us-east-1', alias, policy, grants = [], enabled = true, ...key }: SeedKmsKey,
): Promise<void> {
  const on = alias ?? 'a key';
  const send = <Name extends KmsOperationName>(name: Name, input: KmsInput<Name>) =>
    perform(simulator, encodeKmsRequest(name, input, region), {
      operation: name,
      on,
      as,
      region,
      service: 'kms',
    });
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
  for (const grant of grants) await send('CreateGrant', { KeyId, ...termsOf(grant) });
  if (!enabled) await send('DisableKey', { KeyId });
  if (policy === undefined) return;
  // The last word, for it need not leave anything to who set up the key.
  await send('PutKeyPolicy', {
    KeyId,
    Policy: documentText(policy),
    BypassPolicyLockoutSafetyCheck: true,
  });
}

function termsOf(grant: SeedGrant): KmsInput<'CreateGrant'> {
  const { to: GranteePrincipal, operations: Operations, name, retiring } = grant;
  const { contextEquals, contextSubset } = grant;
  const Constraints = defined({
    EncryptionContextEquals: contextEquals,
    EncryptionContextSubset: contextSubset,
  });
  return {
    GranteePrincipal,
    Operations,
    ...defined({ Name: name, RetiringPrincipal: retiring }),
    ...(Object.keys(Constraints).length > 0 && { Constraints }),
  };
}
