/** Whether somebody may take on a role: what its trust policy says, and his own policies. */
import type { StsRequest } from '../../protocol/sts/operation.ts';
import type { Identity, Role } from '../../world/identities.ts';
import { documentText } from '../../world/policies.ts';
import { absentKeys, callerKeys } from '../authorization/globalKeys.ts';
import type { KeyValue } from '../authorization/keyValue.ts';
import { caseless } from '../authorization/tagKeys.ts';
import type { Context } from '../context.ts';
import { decide, type Question } from '../policy/decide.ts';
import { emptyPolicy, type Policy } from '../policy/document.ts';
import { policyIn } from '../policy/standing.ts';
import { opinionsOf } from '../policy/opinions.ts';
import { remediesOf } from '../policy/remedies.ts';
import { verdictWords } from '../policy/words.ts';
import type { StsAccess } from '../rules/stsAccess.ts';

export function trustIn(
  sts: Context,
  request: StsRequest,
  { arn, name }: { readonly arn: string; readonly name: string },
): StsAccess {
  const found = sts.roleOf(arn);
  const keys = { 'sts:rolesessionname': name, 'sts:externalid': request.member('ExternalId') };
  const access = accessIn(
    sts,
    request,
    { action: 'sts:AssumeRole', resource: arn, keys },
    {
      sameAccount: found === undefined || found.account === sts.caller.account,
      // A role that is not there lets nobody in, and says no more than one that does not want to.
      resourcePolicy: found ? trustPolicyOf(found.role, found.account) : emptyPolicy,
      resourceLabel: `trust policy of role ${arn.split('/').at(-1)}`,
      resourceMustAllow: true,
    },
  );
  return { ...access, isRoot: sts.identity?.kind === 'root' };
}

/** The user who federates acts in his own name. */
export function federationIn(sts: Context, request: StsRequest, resource: string): StsAccess {
  const asked = { action: 'sts:GetFederationToken', resource, keys: {} };
  return { ...accessIn(sts, request, asked, { sameAccount: true }), isRoot: false };
}

const trusts = new WeakMap<Policy, Policy>();

/** A trust policy names no resource: it is about its role. */
function trustPolicyOf({ trust }: Role, account: string): Policy {
  const written = policyIn(documentText(trust ?? trustOfAccount(account)));
  const known = trusts.get(written);
  if (known) return known;
  const statements = (written.statements ?? []).map((one) => ({ ...one, Resource: ['*'] }));
  const policy = { ...written, statements };
  trusts.set(written, policy);
  return policy;
}

/** The one that IAM's console writes: whoever the account lets. */
const trustOfAccount = (account: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'sts:AssumeRole',
    },
  ],
});

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, KeyValue>>;
}

function accessIn(
  sts: Context,
  { tags }: StsRequest,
  { action, resource, keys }: Asked,
  of: Pick<Question, 'sameAccount' | 'resourcePolicy' | 'resourceLabel' | 'resourceMustAllow'>,
): Omit<StsAccess, 'isRoot'> {
  const { account = null, arn = null, principalArn = null } = sts.identity ?? {};
  const own: Readonly<Record<string, KeyValue>> = { ...keys, 'aws:tagkeys': Object.keys(tags) };
  const question: Question = {
    identity: sts.identity,
    requester: { account, arn, principalArn, canonicalId: null },
    action,
    resource,
    knows: isStsKey,
    lookup: (key) => listed(valueOf(sts, own, tags, key)),
    ...of,
  };
  const verdict = decide(question);
  return {
    arn,
    action,
    resource,
    effect: verdict.effect,
    kind: verdict.kind,
    get because() {
      return verdictWords(verdict);
    },
    opinions: () => opinionsOf(question),
    remedies: () => remediesOf(question),
  };
}

const family = /^aws:(principal|request)tag\/(.+)$/i;
const ownKeys = new Set(['sts:externalid', 'sts:rolesessionname', 'aws:tagkeys']);

function isStsKey(key: string): boolean {
  const name = key.toLowerCase();
  return (
    ownKeys.has(name) || Object.hasOwn(callerKeys, name) || absentKeys.has(name) || family.test(key)
  );
}

function valueOf(
  sts: Context,
  own: Readonly<Record<string, KeyValue>>,
  tags: Readonly<Record<string, string>>,
  key: string,
): KeyValue {
  const [, of, tag = ''] = family.exec(key) ?? [];
  if (of) return caseless(of.toLowerCase() === 'request' ? tags : tagsOf(sts.identity), tag);
  const name = key.toLowerCase();
  if (Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(callerKeys, name) ? callerKeys[name]?.(sts) : undefined;
}

const tagsOf = (identity: Identity | undefined) => identity?.tags ?? {};

function listed(value: KeyValue): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? value : [String(value)];
}
