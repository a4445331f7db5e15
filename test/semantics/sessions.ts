/** The accounts of the default world, the first with a role that somebody is in. */
import type { Account, RoleSession } from '../../src/world/identities.ts';
import { defaultWorld } from '../../src/world/world.ts';

export function withSession(session: Omit<RoleSession, 'name'>): readonly Account[] {
  const [first, ...others] = defaultWorld.accounts;
  if (!first) throw new Error('the default world has accounts');
  const sessions = [{ name: 'somebody', ...session }];
  const role = { name: 'reader', arn: `arn:aws:iam::${first.id}:role/reader`, sessions };
  return [{ ...first, roles: [role] }, ...others];
}
