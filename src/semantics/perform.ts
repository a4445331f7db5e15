/** One operation, with the checks that come before every one of them. */
import type { Input, OperationName, Output } from '../protocol/operation.ts';
import { reachBucket } from './accessPoint/reach.ts';
import type { Context } from './context.ts';
import { findBucket } from './find.ts';
import { checkIntegrity } from './integrity.ts';
import { operations } from './operations/index.ts';
import { withCharge } from './payment.ts';
import { encryptionHeaderBelongs } from './rules/encryption.ts';
import { memberIsModelled, unmodelled } from './rules/modelled.ts';

/** Runs synchronously, so nothing comes between its checks and its effect. */
export function perform<Name extends OperationName>(
  name: Name,
  sent: Input<Name>,
  s3: Context,
): Output<Name> {
  for (const { name: member, wire } of s3.dialect.model.operation(name).input.members) {
    if (unmodelled.has(member) && sent[member as keyof Input<Name>] !== undefined) {
      s3.guard(memberIsModelled, { member, header: wire });
    }
  }
  s3.guard(encryptionHeaderBelongs, { operation: name, unnamed: s3.unnamed });
  if (s3.document) checkIntegrity(s3, s3.document.declares, s3.document.payload);
  const Bucket = reachBucket(s3, name, (sent as { readonly Bucket?: string }).Bucket ?? '');
  const input = s3.accessPoint ? { ...sent, Bucket } : sent;
  const output = operations[name](input, s3);
  return withCharge(s3, name, findBucket(s3.draft, Bucket), { input, output });
}
