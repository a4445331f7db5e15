/** The shape of the people and the settings of a world in a file. */
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
import { managedPolicy, managedPolicyNames } from '../world/managedPolicies.ts';

export const policyDocument: Check = (value, place) => {
  const parsed = typeof value === 'string' ? parse(value) : value;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    misshapen(place, 'a policy: a JSON object, or its text');
};

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const named = objectOf({ name: text, document: policyDocument });

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
  boundary: policyDocument,
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
  { name: text, ...key, sessionToken: text, expires: whole, policy: policyDocument },
  ['status', 'expires', 'policy'],
);

const role = objectOf(
  {
    name: text,
    arn: text,
    ...permissions,
    trust: policyDocument,
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

/** Everything that may also be set anew while a world goes on. */
export const settings: Readonly<Record<string, Check>> = {
  accounts: listOf(account),
  strict: flag,
  follows: oneOf('recorded', 'documented'),
  cors: oneOf('off', 'strict'),
  network: objectOf({ sourceIp: text, vpc: text, vpcEndpoint: text }, ['vpc', 'vpcEndpoint']),
};
