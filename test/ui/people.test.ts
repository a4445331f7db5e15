/** Edits of the people: accounts in, accounts out, as a world takes them. */
import { describe, expect, test } from 'vitest';
import { parseWorldFile } from '../../src/scenarios/worldFile.ts';
import { edited, type PeopleEdit } from '../../src/ui/people.ts';
import { defaultWorld, keyOf } from '../../src/world/world.ts';
import type { Account } from '../../src/world/identities.ts';

const { accounts } = defaultWorld;
const studio = '123456789012';
const alice = `arn:aws:iam::${studio}:user/alice`;
const role = `arn:aws:iam::${studio}:role/copier`;

/** The accounts after these edits: they must be such as a world file may hold. */
function after(...edits: readonly PeopleEdit[]): readonly Account[] {
  const all = edits.reduce(edited, accounts);
  expect(parseWorldFile(JSON.stringify({ accounts: all })).world.accounts).toEqual(all);
  return all;
}

const principal = (all: readonly Account[], name: string) =>
  all.flatMap(({ principals }) => principals).find((one) => one.name === name);

describe('who is added', () => {
  test('a user has a key whose secret is its id, and may nothing yet', () => {
    const all = after({ add: 'user', account: studio, name: ' dora ' });
    expect(principal(all, 'dora')).toEqual({
      name: 'dora',
      arn: `arn:aws:iam::${studio}:user/dora`,
      accessKeyId: 'dora',
      secretAccessKey: 'dora',
      policies: [],
    });
  });

  test('a key id that somebody has gets a number', () => {
    const all = after({ add: 'user', account: '210987654321', name: 'alice' });
    expect(all[1]?.principals.at(-1)).toMatchObject({ name: 'alice', accessKeyId: 'alice-2' });
  });

  test('a role’s session has a token, and is known by its key', () => {
    const all = after(
      { add: 'role', account: studio, name: 'copier' },
      { add: 'session', arn: role, name: 'nightly' },
    );
    expect(keyOf({ accounts: all }, 'copier-nightly')).toMatchObject({
      key: { sessionToken: 'copier-nightly-token' },
      identity: { kind: 'role', principalArn: role, name: 'nightly' },
    });
  });

  test('nobody of the same name, nor of a name that IAM does not take', () => {
    const again = () => edited(accounts, { add: 'user', account: studio, name: 'alice' });
    expect(again).toThrow('alice is there already.');
    const odd = () => edited(accounts, { add: 'role', account: studio, name: 'a b' });
    expect(odd).toThrow('A name has 1 to 64');
  });
});

describe('keys', () => {
  test('are added, disabled and enabled', () => {
    const all = after(
      { add: 'key', arn: alice },
      { key: 'alice', status: 'Inactive' },
      { key: 'alice-2', status: 'Active' },
    );
    expect(principal(all, 'alice')).toMatchObject({
      accessKeyId: 'alice',
      status: 'Inactive',
      keys: [{ accessKeyId: 'alice-2', status: 'Active' }],
    });
  });

  test('when the first is removed the next takes its place; the only one stays', () => {
    const all = after(
      { add: 'key', arn: alice },
      { key: 'alice', status: 'Inactive' },
      { removeKey: 'alice' },
    );
    expect(principal(all, 'alice')).toMatchObject({ accessKeyId: 'alice-2', keys: [] });
    expect(principal(all, 'alice')).not.toHaveProperty('status');
    expect(() => edited(all, { removeKey: 'alice-2' })).toThrow('disable it instead');
  });
});

test('who is deleted stays in the accounts, and may come back', () => {
  const gone = after({ arn: alice, deleted: true });
  expect(principal(gone, 'alice')?.deleted).toBe(true);
  expect(edited(gone, { arn: alice, deleted: false })).toEqual(accounts);
});

test('policies, boundary and trust are set and taken away', () => {
  const set = after(
    { add: 'role', account: studio, name: 'copier' },
    {
      arn: role,
      set: {
        boundary: { Statement: [] },
        trust: '{"Statement": []}',
        policies: ['ReadOnlyAccess'],
      },
    },
    { arn: alice, set: { policies: [] } },
  );
  expect(set[0]?.roles?.[0]).toMatchObject({ boundary: {}, policies: ['ReadOnlyAccess'] });
  expect(principal(set, 'alice')?.policies).toEqual([]);
  const cleared = edited(set, { arn: alice, set: { policies: undefined } });
  expect(principal(cleared, 'alice')).toEqual(principal(accounts, 'alice'));
});

test('an account is changed by itself', () => {
  const all = after({ account: studio, set: { disabledRegions: ['ap-east-1'] } });
  expect(all[0]).toMatchObject({ disabledRegions: ['ap-east-1'] });
  const back = edited(all, { account: studio, set: { disabledRegions: undefined } });
  expect(back).toEqual(accounts);
  expect(all[1]).toBe(accounts[1]);
});
