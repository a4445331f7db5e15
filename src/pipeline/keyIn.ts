/** Whose an access key is: the world's own people have theirs, and those to whom STS gave one. */
import { recordId } from '../storage/recordId.ts';
import type { StsSessionRecord } from '../storage/records.ts';
import type { Account, Identity, KnownKey } from '../world/identities.ts';
import { identityOf, inRole } from '../world/identities.ts';
import { keyOf } from '../world/world.ts';
import type { Parts } from './parts.ts';

/** Undefined when nobody has such a key. */
export function keyIn(
  { world, store, ids }: Pick<Parts, 'world' | 'store' | 'ids'>,
  accessKeyId: string,
): KnownKey | undefined {
  const session = store.head.get(recordId.stsSession(accessKeyId));
  if (session?.kind !== 'stsSession') return keyOf(world, accessKeyId);
  const account = world.accounts.find(({ id }) => id === session.account);
  const found = account && identityIn(account, session);
  return (
    found && {
      ...found,
      key: {
        accessKeyId,
        secretAccessKey: ids.temporarySecret(accessKeyId),
        sessionToken: ids.sessionToken(accessKeyId),
        expires: session.expires,
      },
    }
  );
}

type Whose = Omit<KnownKey, 'key'>;

/** The one that the record means, as he is now: what is taken from him is taken from his sessions. */
function identityIn(account: Account, session: StsSessionRecord): Whose | undefined {
  const { arn, name, policies, issued } = session;
  if (session.of === 'role') {
    const role = account.roles?.find((one) => one.arn === arn && one.deleted !== true);
    if (!role) return gone(account, session);
    const { tags, ...identity } = inRole(account.id, role, { name, issued });
    const all = { ...tags, ...session.tags };
    return { identity: { ...identity, tags: all, sessionPolicies: policies }, deleted: false };
  }
  const principal = account.principals.find((one) => one.arn === arn && one.deleted !== true);
  if (!principal) return gone(account, session);
  const identity = { ...identityOf(account.id, principal), session: { issued } };
  if (session.of === 'principal') return { identity, deleted: false };
  return { identity: federated(identity, session), deleted: false };
}

/** A federated user has of the user who lets him in what a session policy names, and no more. */
function federated(
  identity: Identity,
  { account, name, policies, tags }: StsSessionRecord,
): Identity {
  const arn = `arn:aws:sts::${account}:federated-user/${name}`;
  const sessionPolicies = policies.length > 0 ? policies : ['{"Statement":[]}'];
  return {
    ...identity,
    kind: 'federated user',
    arn,
    principalArn: arn,
    name,
    tags,
    sessionPolicies,
  };
}

function gone({ id }: Account, { arn, name }: StsSessionRecord): Whose {
  const identity = { kind: 'user', account: id, arn, principalArn: arn, name } as const;
  return { identity: { ...identity, sessionPolicies: [] }, deleted: true };
}
