/**
 * Whether somebody may do with a key what he asks: the one place where it is decided, for KMS itself and for S3 that uses it
 * for him. The policy of the key comes first: without its word, or that of a grant, no policy of anybody's counts.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { Identity } from '../../world/identities.ts';
import type { Context } from '../context.ts';
import { grantFor, grantForAccount } from './grants.ts';
import { type KeyPolicySaid, keyPolicySaid } from './keyPolicy.ts';
import { type KindSaid, ownPolicies, type PolicyKind } from './ownPolicies.ts';
import type { KmsRequest } from './request.ts';

/**
 * `explicit`: a statement denies it. `implicit`: nothing of a kind of policy that would have to allows it. `hidden`: it is another
 * account's key, of which nobody is told more.
 */
export interface KmsVerdict {
  readonly allowed: boolean;
  readonly because: string;
  readonly how?: 'explicit' | 'implicit' | 'hidden';
  readonly kind?: PolicyKind;
}

export function verdictOn(s3: Context, request: KmsRequest): KmsVerdict {
  const who = s3.identity;
  if (!who) return hidden('nobody signed the request');
  const own = ownPolicies(s3, who, request);
  const denied = own.find(({ effect }) => effect === 'Deny');
  if (denied) return explicit(denied.kind, denied.statement);
  if (request.missing) return hidden('there is no such key, which its account alone is told');
  const { key } = request;
  if (!key) return byOwn(own, []);
  return verdictOnKey(who, { ...request, key }, own, keyPolicySaid(s3, who, request));
}

function verdictOnKey(
  who: Identity,
  request: KmsRequest & { readonly key: KmsKeyRecord },
  own: readonly KindSaid[],
  said: KeyPolicySaid,
): KmsVerdict {
  const isOwn = request.key.account === who.account;
  if (request.ownOnly && !isOwn)
    return hidden('this is for the principals of the key’s account only');
  if (said.denied !== undefined) {
    const because = `the key policy denies it (${said.denied})`;
    return isOwn ? explicit('resource-based policy', said.denied) : hidden(because);
  }
  if (request.besides !== undefined) return { allowed: true, because: request.besides };
  const verdicts = [...byKeyPolicy(who, isOwn, own, said), ...byGrant(who, request, own)];
  const none = isOwn
    ? implicit('resource-based policy', 'neither the key policy nor a grant allows it')
    : hidden('neither the policy of the key, which is another account’s, nor a grant allows it');
  return verdicts.find(({ allowed }) => allowed) ?? verdicts[0] ?? none;
}

function byKeyPolicy(
  { kind }: Identity,
  isOwn: boolean,
  own: readonly KindSaid[],
  { named, account }: KeyPolicySaid,
): readonly KmsVerdict[] {
  if (named !== undefined && isOwn) {
    const limits = kind === 'role' ? own.filter((said) => said.kind !== identityPolicy) : [];
    return [byOwn(limits, [`the key policy allows it (${named})`])];
  }
  const statement = named ?? account;
  if (statement === undefined) return [];
  const whose = isOwn ? 'leaves it to the account' : 'lets the account in';
  return [byOwn(own, [`the key policy ${whose} (${statement})`])];
}

function byGrant(who: Identity, request: KmsRequest, own: readonly KindSaid[]): KmsVerdict[] {
  const grant = grantFor(request, who);
  if (grant) return [{ allowed: true, because: `grant ${grant.GrantId} allows it` }];
  const toAccount = grantForAccount(request, who);
  return toAccount ? [byOwn(own, [`grant ${toAccount.GrantId} is the account’s`])] : [];
}

const identityPolicy = 'identity-based policy';

/** What is needed of the caller's own policies: that each kind there is allows it. */
function byOwn(own: readonly KindSaid[], reasons: readonly string[]): KmsVerdict {
  const lacking = own.find(({ effect }) => effect !== 'Allow');
  if (lacking) {
    const before = reasons.length > 0 ? `${reasons.join(', ')}, but ` : '';
    return implicit(lacking.kind, `${before}no ${lacking.kind} of the caller allows it`);
  }
  const stated = own.map(({ kind, statement }) => `the ${kind} allows it (${statement})`);
  const all = [...reasons, ...stated];
  return {
    allowed: true,
    because: all.join(', and ') || 'the caller may whatever his account may',
  };
}

const explicit = (kind: PolicyKind, statement: string): KmsVerdict => ({
  allowed: false,
  how: 'explicit',
  kind,
  because: `a ${kind} denies it (${statement})`,
});
const implicit = (kind: PolicyKind, because: string): KmsVerdict => ({
  allowed: false,
  how: 'implicit',
  kind,
  because,
});
const hidden = (because: string): KmsVerdict => ({ allowed: false, how: 'hidden', because });
