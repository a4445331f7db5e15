/** Edits of a world's people. All pure: accounts in, accounts out; what cannot be done throws one sentence. */
import type {
  AccessKey,
  Account,
  Permissions,
  PolicyDocument,
  Principal,
  Role,
  RoleSession,
} from '../world/identities.ts';

/** `arn` is that of a user or of a role. */
export type PeopleEdit =
  | { readonly add: 'user' | 'role'; readonly account: string; readonly name: string }
  | { readonly add: 'session'; readonly arn: string; readonly name: string }
  | { readonly add: 'key'; readonly arn: string }
  | { readonly key: string; readonly status: 'Active' | 'Inactive' }
  | { readonly removeKey: string }
  | { readonly arn: string; readonly deleted: boolean }
  | { readonly arn: string; readonly set: Changed }
  | { readonly account: string; readonly set: ChangedAccount };

/** Undefined takes a member away. */
export type Changed = {
  readonly [Name in keyof Permissions | 'trust']?:
    | (Permissions & { trust?: PolicyDocument })[Name]
    | undefined;
};

export type ChangedAccount = {
  readonly [Name in 'disabledRegions' | 'publicAccessBlock' | 'email']?: Account[Name] | undefined;
};

export function edited(accounts: readonly Account[], edit: PeopleEdit): readonly Account[] {
  if ('add' in edit) return added(accounts, edit);
  if ('removeKey' in edit) return accounts.map((account) => withoutKey(account, edit.removeKey));
  if ('key' in edit) return accounts.map((account) => withStatus(account, edit));
  if ('account' in edit)
    return accounts.map((one) =>
      one.id === edit.account ? cleaned({ ...one, ...edit.set }) : one,
    );
  const { arn } = edit;
  if ('deleted' in edit) return changed(accounts, arn, { deleted: edit.deleted || undefined });
  return changed(accounts, arn, edit.set);
}

type Adding = Extract<PeopleEdit, { readonly add: unknown }>;

function added(accounts: readonly Account[], edit: Adding): readonly Account[] {
  if (edit.add === 'key') {
    const name = edit.arn.split(/[:/]/).at(-1) ?? '';
    const key = newKey(accounts, name);
    return onPrincipal(accounts, edit.arn, (one) => ({ ...one, keys: [...(one.keys ?? []), key] }));
  }
  const name = nameOf(edit.name);
  if (edit.add === 'session') {
    return onRole(accounts, edit.arn, (role) => {
      if (role.sessions?.some((one) => one.name === name)) throw taken(name);
      const key = newKey(accounts, `${role.name}-${name}`);
      const session: RoleSession = { name, ...key, sessionToken: `${key.accessKeyId}-token` };
      return { ...role, sessions: [...(role.sessions ?? []), session] };
    });
  }
  return accounts.map((account) => {
    if (account.id !== edit.account) return account;
    const arn = `arn:aws:iam::${account.id}:${edit.add}/${name}`;
    const all = [...account.principals, ...(account.roles ?? [])];
    if (all.some((one) => one.arn === arn)) throw taken(name);
    return edit.add === 'user'
      ? {
          ...account,
          principals: [
            ...account.principals,
            { name, arn, ...newKey(accounts, name), policies: [] },
          ],
        }
      : { ...account, roles: [...(account.roles ?? []), { name, arn, policies: [] }] };
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
function nameOf(text: string): string {
  const name = text.trim();
  if (!/^[\w+=,.@-]{1,64}$/.test(name))
    throw new Error('A name has 1 to 64 letters, digits and any of + = , . @ _ -');
  return name;
}

function taken(name: string): Error {
  return new Error(`${name} is there already.`);
}

/** Its secret is the id itself, as in the default world: nothing here is worth protecting. */
function newKey(accounts: readonly Account[], wanted: string): AccessKey {
  const ids = new Set(accounts.flatMap(keysOf).map(({ accessKeyId }) => accessKeyId));
  let accessKeyId = wanted;
  for (let n = 2; ids.has(accessKeyId); n += 1) accessKeyId = `${wanted}-${n}`;
  return { accessKeyId, secretAccessKey: accessKeyId };
}

function keysOf({ principals, roles = [] }: Account): readonly AccessKey[] {
  return [
    ...principals.flatMap((one) => [one, ...(one.keys ?? [])]),
    ...roles.flatMap(({ sessions = [] }) => sessions),
  ];
}

function onPrincipal(
  accounts: readonly Account[],
  arn: string,
  change: (one: Principal) => Principal,
): readonly Account[] {
  return accounts.map((account) => ({
    ...account,
    principals: account.principals.map((one) => (one.arn === arn ? change(one) : one)),
  }));
}

function onRole(
  accounts: readonly Account[],
  arn: string,
  change: (one: Role) => Role,
): readonly Account[] {
  return accounts.map((account) =>
    account.roles
      ? { ...account, roles: account.roles.map((one) => (one.arn === arn ? change(one) : one)) }
      : account,
  );
}

function changed(
  accounts: readonly Account[],
  arn: string,
  set: Changed & { deleted?: true | undefined },
): readonly Account[] {
  const users = onPrincipal(accounts, arn, (one) => cleaned({ ...one, ...set }));
  return onRole(users, arn, (one) => cleaned({ ...one, ...set }));
}

/** Members that are undefined are taken away: they have no place in JSON. */
function cleaned<T extends object>(value: { [Name in keyof T]: T[Name] | undefined }): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as T;
}

function withStatus(
  { principals, roles, ...account }: Account,
  { key, status }: { readonly key: string; readonly status: 'Active' | 'Inactive' },
): Account {
  const set = <K extends AccessKey>(one: K): K =>
    one.accessKeyId === key ? { ...one, status } : one;
  return {
    ...account,
    principals: principals.map((one) => ({
      ...set(one),
      ...(one.keys && { keys: one.keys.map(set) }),
    })),
    ...(roles && {
      roles: roles.map((role) => ({
        ...role,
        ...(role.sessions && { sessions: role.sessions.map(set) }),
      })),
    }),
  };
}

/** Of a principal's first key the next takes the place; the only one can be disabled, not removed. */
function withoutKey({ principals, roles, ...account }: Account, id: string): Account {
  const others = <K extends AccessKey>(keys: readonly K[]): K[] =>
    keys.filter(({ accessKeyId }) => accessKeyId !== id);
  return {
    ...account,
    principals: principals.map((one) => {
      if (one.accessKeyId !== id) return one.keys ? { ...one, keys: others(one.keys) } : one;
      const [next, ...rest] = one.keys ?? [];
      if (!next) throw new Error(`${id} is the only key of ${one.name}: disable it instead.`);
      const { status: _status, ...person } = one;
      return { ...person, ...next, keys: rest };
    }),
    ...(roles && {
      roles: roles.map((role) => ({
        ...role,
        ...(role.sessions && { sessions: others(role.sessions) }),
      })),
    }),
  };
}
