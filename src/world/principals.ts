/** Whether there is such a principal, as far as this world can tell. */
import type { Account, Role } from './identities.ts';

const form =
  /^arn:aws:(?:iam|sts)::(\d{12}):(root$|user\/|role\/|assumed-role\/|federated-user\/)(.*)$/;

/** The identities that CloudFront reads buckets with, which are in no account. */
const originAccess = /^arn:aws:iam::cloudfront:user\//;

/**
 * By ARN or account id. Accounts that the world does not have, roles of AWS's services and identities of CloudFront are
 * taken at their word.
 */
export function mayExist(accounts: readonly Account[], principal: string): boolean {
  const [, id, kind, name = ''] = form.exec(principal) ?? [];
  const account = accounts.find((one) => one.id === id);
  if (kind === undefined) return /^\d{12}$/.test(principal) || originAccess.test(principal);
  if (!account || kind === 'root' || kind === 'federated-user/') return true;
  if (name.startsWith('aws-service-role/')) return true;
  const { principals, roles = [] } = account;
  const there = (kind === 'user/' ? principals : roles).filter((one) => one.deleted !== true);
  return kind === 'assumed-role/'
    ? there.some((role) => name.startsWith(`${role.name}/`))
    : there.some(({ arn }) => arn === principal);
}

/** A role that there is. */
export function roleOf(
  accounts: readonly Account[],
  arn: string,
): { account: string; role: Role } | undefined {
  for (const { id, roles = [] } of accounts) {
    const role = roles.find((one) => one.arn === arn && one.deleted !== true);
    if (role) return { account: id, role };
  }
  return undefined;
}
