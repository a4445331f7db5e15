/** What somebody asks of KMS, as policies and grants see it. */
import type { EncryptionContext, GrantConstraints, KmsKeyRecord } from '../../storage/records.ts';
import type { Tag } from '../../storage/attributes.ts';

/** The members that condition keys are about. */
export interface KmsConditionInput {
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly Constraints?: GrantConstraints | undefined;
  readonly GranteePrincipal?: string | undefined;
  readonly KeySpec?: string | undefined;
  readonly KeyUsage?: string | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly Operations?: readonly string[] | undefined;
  readonly Origin?: string | undefined;
  readonly PendingWindowInDays?: number | undefined;
  readonly RetiringPrincipal?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

export interface KmsRequest {
  /** In the words of IAM: `kms:Decrypt`. */
  readonly action: string;
  /** What policies of identities name: the ARN of a key or an alias, or `*` where there is none yet. */
  readonly resource: string;
  readonly key?: KmsKeyRecord | undefined;
  /** With `alias/` before it, when the key was called by it. */
  readonly alias?: string | undefined;
  /** What goes with a use of the key. */
  readonly context?: EncryptionContext | undefined;
  /** The service that asks on behalf of the caller: `s3.us-east-1.amazonaws.com`. */
  readonly via?: string | undefined;
  readonly input?: KmsConditionInput | undefined;
  /** Whether the key that is named is not there, which only its own account is told. */
  readonly missing?: boolean;
  /** What allows it, unless a policy denies it. */
  readonly besides?: string | undefined;
  /** Whether principals of other accounts are refused whatever policies say. */
  readonly ownOnly?: boolean;
}
