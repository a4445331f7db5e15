/** The people of a world and its settings as panels show them: secrets and tokens stay behind. */
import type { AccessKey, Account, Permissions, Principal, Role } from '../world/identities.ts';
import type { World } from '../world/world.ts';
import type {
  AccessKeyView,
  PrincipalView,
  RoleView,
  SessionView,
  WorldSettings,
  WorldView,
} from './api.ts';

type People = Pick<WorldView, 'accounts' | 'principals' | 'roles'>;

export function peopleOf(accounts: readonly Account[]): People {
  return {
    accounts: accounts.map(({ principals: _principals, roles: _roles, ...account }) => account),
    principals: accounts.flatMap(({ id, principals }) =>
      principals.map((one) => principalView(id, one)),
    ),
    roles: accounts.flatMap(({ id, roles = [] }) => roles.map((one) => roleView(id, one))),
  };
}

/** What may be set anew, the people aside. */
export function settingsOf({ strict, follows, cors, network }: World): WorldSettings {
  return { strict, follows, cors, network };
}

function keyView({ accessKeyId, status = 'Active' }: AccessKey): AccessKeyView {
  return { accessKeyId, status };
}

function permissionsOf({ policies, boundary, tags }: Permissions): Permissions {
  return {
    ...(policies && { policies }),
    ...(boundary !== undefined && { boundary }),
    ...(tags && { tags }),
  };
}

function principalView(account: string, principal: Principal): PrincipalView {
  const { name, arn, accessKeyId, keys = [], deleted = false } = principal;
  return {
    ...permissionsOf(principal),
    kind: arn.endsWith(':root') ? 'root' : 'user',
    name,
    arn,
    account,
    accessKeyId,
    keys: [principal, ...keys].map(keyView),
    deleted,
  };
}

function roleView(account: string, role: Role): RoleView {
  const { name, arn, trust, sessions = [], deleted = false } = role;
  return {
    ...permissionsOf(role),
    kind: 'role',
    name,
    arn,
    account,
    ...(trust !== undefined && { trust }),
    sessions: sessions.map(
      (session): SessionView => ({
        ...keyView(session),
        name: session.name,
        arn: `arn:aws:sts::${account}:assumed-role/${name}/${session.name}`,
        ...(session.expires !== undefined && { expires: session.expires }),
        ...(session.policy !== undefined && { policy: session.policy }),
      }),
    ),
    deleted,
  };
}
