/** Whom policies still name though they were deleted. */
import type { Account } from './identities.ts';
import { uniqueId } from './uniqueId.ts';

const form = /^arn:aws:(?:iam|sts)::(\d{12}):(user|role|assumed-role)\/(.+)$/;

/**
 * The id in whose place the ARN stood: nobody has it any more, somebody new under the old name has another. Undefined of
 * whoever is there.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function goneAs(accounts: readonly Account[], arn: string): string | undefined {
  const [, id, kind, name = ''] = form.exec(arn) ?? [];
  const account = accounts.find((one) => one.id === id);
  if (!account) return undefined;
  if (kind === 'user') return idOf(account.principals, arn, 'AIDA');
  if (kind === 'role') return idOf(account.roles ?? [], arn, 'AROA');
  const [role, session] = name.split('/');
  const gone = (account.roles ?? []).find((one) => one.name === role);
  const roleId = gone && idOf(account.roles ?? [], gone.arn, 'AROA');
  return roleId && `${roleId}:${session}`;
}

function idOf(
  people: readonly { readonly arn: string; readonly deleted?: boolean }[],
  arn: string,
  prefix: 'AIDA' | 'AROA',
): string | undefined {
  const those = people.filter((one) => one.arn === arn);
  const isGone = those.length > 0 && those.every(({ deleted }) => deleted === true);
  return isGone ? uniqueId(prefix, arn) : undefined;
}
