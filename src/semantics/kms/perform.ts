/** One request to KMS, with the checks that come before every operation. */
import { isKmsOperation, type KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import {
  kmsBodyIsReadable,
  kmsCallerIsKnown,
  kmsMembersAreValid,
  kmsOperationIsKnown,
  kmsOperationIsModelled,
} from '../rules/kms.ts';
import { kmsHandlers } from './operations.ts';

/** A request as it was read: see protocol/kms. */
export interface ReadRequest {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly unreadable?: string;
  readonly violations: readonly string[];
}

/** Runs synchronously, as S3's operations do. Undefined: there is nothing to answer. */
export function performKms(
  { operation, input, unreadable, violations }: ReadRequest,
  kms: Context,
): KmsOutput | undefined {
  kms.guard(kmsCallerIsKnown, { account: kms.caller.account });
  kms.guard(kmsOperationIsKnown, { operation });
  kms.guard(kmsOperationIsModelled, { operation });
  kms.guard(kmsBodyIsReadable, { unreadable });
  kms.guard(kmsMembersAreValid, { violations });
  if (!isKmsOperation(operation)) return undefined;
  // The members were checked against the table from which their types are made.
  return kmsHandlers[operation](input, kms) ?? undefined;
}
