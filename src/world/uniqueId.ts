/**
 * The ids that IAM gives besides names, which a policy reads as `aws:userid`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
import { drawText, seeded } from '../lib/random.ts';
import type { Identity } from './identities.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Of a user or role, by its ARN: always the same in every world. */
export function uniqueId(prefix: 'AIDA' | 'AROA', arn: string): string {
  return prefix + drawText(seeded(`unique-id/${arn}`), alphabet, 17);
}

/** Of a session, the role's id and the session's name; of a root user, the account, which a federated user has before his name. */
export function userIdOf({ kind, account, principalArn, name }: Identity): string {
  if (kind === 'root') return account;
  if (kind === 'federated user') return `${account}:${name}`;
  return kind === 'user'
    ? uniqueId('AIDA', principalArn)
    : `${uniqueId('AROA', principalArn)}:${name}`;
}
