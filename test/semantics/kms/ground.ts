/** A bucket, a key and people to use them, for tests of who may use a key. */
import { defaultWorld } from '../../../src/world/world.ts';
import type { NamedPolicy, PolicyDocument } from '../../../src/world/identities.ts';
import { lab } from '../lab.ts';

export const here = '123456789012';
export const there = '210987654321';
export const rootOf = (account: string) => `arn:aws:iam::${account}:root`;
/** People, by the access keys that they have. */
export const people = {
  root: rootOf(here),
  user: `arn:aws:iam::${here}:user/ann`,
  role: `arn:aws:iam::${here}:role/reader`,
  session: `arn:aws:sts::${here}:assumed-role/reader/night`,
  them: `arn:aws:iam::${there}:user/tom`,
} as const;
export type Person = keyof typeof people;

export type Statement = Readonly<Record<string, unknown>>;
export const policy = (...Statement: Statement[]) => ({ Version: '2012-10-17', Statement });
export const allow = (AWS: string | string[], Action: string | string[], more: Statement = {}) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
  Resource: '*',
  ...more,
});
export const may = (Action: string | string[], more: Statement = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
export const never = (statement: Statement) => ({ ...statement, Effect: 'Deny' });

export interface Setting {
  /** Statements of the identity policy of the user, the role and them; left out, they may what their account may. */
  readonly own?: readonly Statement[];
  readonly boundary?: readonly Statement[];
  /** The session policy of who is in the role. */
  readonly session?: readonly Statement[];
}

const s3 = may('s3:*');

/** Everybody may do everything with S3, so that it is for KMS to say who may. */
function accountsOf({ own, boundary, session }: Setting) {
  const policies: { policies?: NamedPolicy[]; boundary?: PolicyDocument } = {
    ...(own && { policies: [{ name: 'own', document: policy(s3, ...own) }] }),
    ...(boundary && { boundary: policy(s3, ...boundary) }),
  };
  const [studio, partner] = defaultWorld.accounts;
  if (!studio || !partner) throw new Error('the default world has two accounts');
  const person = (key: string, arn: string) => ({
    name: arn.split('/')[1] ?? '',
    arn,
    accessKeyId: key,
    secretAccessKey: key,
    ...policies,
  });
  const night = {
    name: 'night',
    accessKeyId: 'session',
    secretAccessKey: 'session',
    sessionToken: 'token',
    ...(session && { policy: policy(s3, ...session) }),
  };
  const reader = { name: 'reader', arn: people.role, sessions: [night], ...policies };
  return [
    { ...studio, principals: [...studio.principals, person('user', people.user)], roles: [reader] },
    { ...partner, principals: [...partner.principals, person('them', people.them)] },
  ];
}

const accessKeys: Readonly<Record<Person, string>> = {
  root: 'test',
  user: 'user',
  role: 'session',
  session: 'session',
  them: 'them',
};

/** A key of account `here` that keeps its own policy until it is given another, and a bucket that all may use. */
export async function ground(setting: Setting = {}) {
  const it = await lab({
    buckets: ['photos'],
    world: { ...defaultWorld, accounts: accountsOf(setting) },
  });
  const bucketPolicy = {
    ...allow(rootOf(there), 's3:*'),
    Resource: ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/*'],
  };
  await it.s3.putBucketPolicy({ Bucket: 'photos', Policy: JSON.stringify(policy(bucketPolicy)) });
  const { KeyMetadata } = await it.kms().createKey({});
  const { KeyId = '', Arn = '' } = KeyMetadata ?? {};
  const credentials = (who: Person) => ({
    accessKeyId: accessKeys[who],
    secretAccessKey: accessKeys[who],
    ...(accessKeys[who] === 'session' && { sessionToken: 'token' }),
  });
  return {
    ...it,
    KeyId,
    Arn,
    s3As: (who: Person) => it.as(accessKeys[who], { credentials: credentials(who) }),
    /** Sets anew what the policies of people say. */
    settle: (changed: Setting) => it.simulator.settle({ accounts: accountsOf(changed) }),
    kmsAs: (who: Person) => it.kms(accessKeys[who], { credentials: credentials(who) }),
    /** Whatever it says, the root may set it anew. */
    setPolicy: (...statements: Statement[]) =>
      it.kms().putKeyPolicy({
        KeyId,
        Policy: JSON.stringify(policy(...statements, allow(rootOf(here), 'kms:PutKeyPolicy'))),
        BypassPolicyLockoutSafetyCheck: true,
      }),
  };
}
