/** What the people of a world must be to each other: nobody and nothing stands for two. */
import { MisshapenError, misshapen } from '../lib/shape.ts';
import type { Account, Principal, Role } from './identities.ts';
import { isOptIn } from './regions.ts';

/** Throws MisshapenError with the first that does not fit. */
export function checkPeople(accounts: readonly Account[]): void {
  for (const [i, account] of accounts.entries()) checkAccount(account, `world.accounts[${i}]`);
  once(
    accounts.map(({ id }) => id),
    (id) => `the account id ${id} must belong to one account only`,
  );
  once(
    accounts.map(({ canonicalId }) => canonicalId),
    (id) => `the canonical id ${id} must belong to one account only`,
  );
  once(
    accounts.flatMap(keysOf),
    (key) => `the access key ${key} must belong to one principal only`,
  );
}

function keysOf({ principals, roles = [] }: Account): readonly string[] {
  const keys = [
    ...principals.flatMap((one) => [one, ...(one.keys ?? [])]),
    ...roles.flatMap(({ sessions = [] }) => sessions),
  ];
  return keys.map(({ accessKeyId }) => accessKeyId);
}

function checkAccount(
  { id, principals, roles = [], disabledRegions = [] }: Account,
  place: string,
): void {
  for (const [i, { name, arn }] of principals.entries()) {
    if (arn !== `arn:aws:iam::${id}:root` && !isIn(arn, `arn:aws:iam::${id}:user/`, name))
      misshapen(
        `${place}.principals[${i}].arn`,
        `arn:aws:iam::${id}:user/${name}, with or without a path before the name, or arn:aws:iam::${id}:root`,
      );
  }
  for (const [i, region] of disabledRegions.entries()) {
    if (!isOptIn(region))
      misshapen(
        `${place}.disabledRegions[${i}]`,
        'a region that accounts opt in to, as af-south-1: the others are always enabled',
      );
  }
  for (const [i, { name, arn }] of roles.entries()) {
    if (!isIn(arn, `arn:aws:iam::${id}:role/`, name))
      misshapen(
        `${place}.roles[${i}].arn`,
        `arn:aws:iam::${id}:role/${name}, with or without a path before the name`,
      );
  }
  // One that is gone leaves its name and its ARN to whoever comes after it.
  const there = (one: Principal | Role) => one.deleted !== true;
  const users = principals.filter(there);
  once(
    users.map(({ arn }) => arn),
    (arn) => `the ARN ${arn} must belong to one principal only`,
  );
  const named = (people: readonly (Principal | Role)[], kind: string) =>
    once(
      people.map(({ name }) => name.toLowerCase()),
      (name) => `account ${id} must have one ${kind} only that is called ${name}`,
    );
  named(
    users.filter(({ arn }) => !arn.endsWith(':root')),
    'user',
  );
  named(roles.filter(there), 'role');
}

function isIn(arn: string, begin: string, name: string): boolean {
  const path = arn.slice(begin.length, -name.length);
  return arn.startsWith(begin) && arn.endsWith(name) && (path === '' || /^[!-~]+\/$/.test(path));
}

/** Throws MisshapenError with the sentence for the first name that comes twice. */
export function once(names: readonly string[], sentence: (name: string) => string): void {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new MisshapenError(sentence(twice));
}
