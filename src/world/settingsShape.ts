/** The shape of the people and the settings of a world, from a file or from code that no compiler has seen. */
import { defined } from '../lib/defined.ts';
import { isAddress } from '../lib/ipAddress.ts';
import {
  type Check,
  flag,
  listOf,
  matching,
  misshapen,
  objectOf,
  oneOf,
  text,
  texts,
  whole,
} from '../lib/shape.ts';
import { managedPolicy, managedPolicyNames } from './managedPolicies.ts';
import { checkPeople } from './people.ts';
import { permissionsDocument, trustDocument } from './policyShape.ts';
import type { Settings, World } from './world.ts';

const named = objectOf({ name: text, document: permissionsDocument });

const policy: Check = (value, place) => {
  if (typeof value !== 'string') named(value, place);
  else if (!managedPolicy(value))
    misshapen(
      place,
      `{"name": …, "document": …} or one of AWS's policies: ${managedPolicyNames.join(', ')}`,
    );
};

const permissions = {
  policies: listOf(policy, { empty: true }),
  boundary: permissionsDocument,
  tags: texts,
  deleted: flag,
};
const key = { accessKeyId: text, secretAccessKey: text, status: oneOf('Active', 'Inactive') };
const optional = ['status', ...Object.keys(permissions)];

const principal = objectOf(
  {
    name: text,
    arn: text,
    ...key,
    ...permissions,
    keys: listOf(objectOf(key, ['status']), { empty: true }),
  },
  [...optional, 'keys'],
);

const session = objectOf(
  {
    name: text,
    ...key,
    sessionToken: text,
    issued: whole,
    expires: whole,
    policy: permissionsDocument,
  },
  ['status', 'issued', 'expires', 'policy'],
);

const role = objectOf(
  {
    name: text,
    arn: text,
    ...permissions,
    trust: trustDocument,
    sessions: listOf(session, { empty: true }),
  },
  [...Object.keys(permissions), 'trust', 'sessions'],
);

export const publicAccessBlock = objectOf({
  BlockPublicAcls: flag,
  IgnorePublicAcls: flag,
  BlockPublicPolicy: flag,
  RestrictPublicBuckets: flag,
});

const account = objectOf(
  {
    id: matching(/^\d{12}$/, 'a text of 12 digits'),
    canonicalId: matching(/^[0-9a-f]{64}$/, 'a text of 64 hexadecimal digits'),
    displayName: text,
    email: text,
    principals: listOf(principal),
    roles: listOf(role, { empty: true }),
    disabledRegions: listOf(text, { empty: true }),
    publicAccessBlock,
  },
  ['email', 'roles', 'disabledRegions', 'publicAccessBlock'],
);

const address: Check = (value, place) => {
  if (typeof value !== 'string' || !isAddress(value)) misshapen(place, 'an IP address');
};

/** Everything that may also be set anew while a world goes on. */
export const settings: Readonly<Record<string, Check>> = {
  accounts: listOf(account),
  strict: flag,
  follows: oneOf('recorded', 'documented'),
  cors: oneOf('off', 'strict'),
  network: objectOf({ sourceIp: address, vpc: text, vpcEndpoint: text }, ['vpc', 'vpcEndpoint']),
};

/** Throws MisshapenError where a world is settled with what is no setting. */
export function checkWorld({ accounts, strict, follows, cors, network }: World): void {
  objectOf(settings)({ accounts, strict, follows, cors, network }, 'world');
  checkPeople(accounts);
}

const some = objectOf(settings, Object.keys(settings));

/** What of it is set. Throws MisshapenError. */
export function checkedSettings(settings: Partial<Settings>): Partial<Settings> {
  some(settings, 'world');
  const set = defined(settings) as Partial<Settings>;
  if (set.accounts) checkPeople(set.accounts);
  return set;
}
