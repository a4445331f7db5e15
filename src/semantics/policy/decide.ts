/**
 * Whether policies let somebody do something, all of them together: an explicit deny ends it; within an account the resource's
 * policy or those of the identity must allow it, between accounts both.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { Identity } from '../../world/identities.ts';
import type { Policy } from './document.ts';
import { evaluatePolicy, type PolicyRequest, type Said } from './evaluate.ts';
import type { Naming, Requester } from './principal.ts';
import { type PolicyKind, type Source, type Standing, standingOf, unlimited } from './standing.ts';

/** What a resource grants beside its policy: an ACL's grant, in words. */
export interface Granted {
  readonly words: string;
  readonly naming: Naming;
}

export interface Question extends Omit<PolicyRequest, 'requester'> {
  /** Undefined for nobody. */
  readonly identity: Identity | undefined;
  readonly requester: Requester;
  /** Whether the resource belongs to the account of who asks. */
  readonly sameAccount: boolean;
  readonly resourcePolicy?: Policy | undefined;
  /** Why what that policy allows does not count, while what it denies does. */
  readonly allowsNothing?: string | undefined;
  /** Whether that policy cannot deny it to this very caller. */
  readonly deniesNothing?: boolean;
  /** What the policy of the resource is called, or would be: `bucket policy of photos`. */
  readonly resourceLabel?: string | undefined;
  /** What a statement that allows just this names as its Resource, where that is not the resource itself. */
  readonly resourceToName?: string;
  /** What its own policy calls the resource, where that is not so: a key is `*`. */
  readonly resourceInItsPolicy?: string;
  /** Whether nobody, whatever his own policies say, may do what the policy of the resource does not give to his account: keys of KMS. */
  readonly resourceMustAllow?: boolean;
  readonly granted?: () => Granted | undefined;
}

/**
 * `Deny`: explicitly; null: because nothing allows it. `kind` is that of the policy which spoke, or should have; `account`
 * where none had to.
 */
export interface Verdict {
  readonly effect: 'Allow' | 'Deny' | null;
  readonly kind: PolicyKind | 'access control list' | 'account';
  /** The policy that decided, and its statement; a grant in words. */
  readonly policy?: string;
  readonly statement?: string;
}

/** A policy and what it said. */
export interface Heard {
  readonly source: Source;
  readonly said: Said | undefined;
}

export interface Hearing {
  readonly identity: readonly Heard[] | undefined;
  readonly boundary: Heard | undefined;
  readonly session: readonly Heard[];
  readonly resource: Heard | undefined;
}

const asAccount: Verdict = { effect: 'Allow', kind: 'account' };
const nobody: Standing = { identity: [], boundary: undefined, session: [] };

const silent = (kind: PolicyKind): Verdict => ({ effect: null, kind });

export function decide(question: Question): Verdict {
  if (isUntold(question)) return asAccount;
  const hearing = hear(question);
  return explicitDeny(hearing) ?? judge(question, hearing);
}

/** Most requests of most worlds: no policy speaks of what is the caller's account's own. */
function isUntold(question: Question): boolean {
  const { identity, sameAccount, resourcePolicy, resourceMustAllow } = question;
  return (
    sameAccount &&
    !resourcePolicy &&
    !resourceMustAllow &&
    !!identity &&
    standingOf(identity) === unlimited
  );
}

/** What it comes to when nothing denies it. */
export function judge(question: Question, hearing: Hearing): Verdict {
  return question.sameAccount ? within(question, hearing) : across(question, hearing);
}

/** What each policy says; without what denies, if only allowing counts. */
export function hear(question: Question, only?: 'Allow'): Hearing {
  const { identity, resourcePolicy, resourceLabel: label = '' } = question;
  const own = identity ? standingOf(identity) : nobody;
  const listen = (source: Source): Heard => ({
    source,
    said: saidBy(only ? { ...source, policy: allowingOf(source.policy) } : source, question),
  });
  return {
    identity: own.identity?.map(listen),
    boundary: own.boundary && listen(own.boundary),
    session: own.session.map(listen),
    resource:
      resourcePolicy && listen({ kind: 'resource-based policy', label, policy: resourcePolicy }),
  };
}

function allowingOf(policy: Policy): Policy {
  const statements = policy.statements?.filter(({ Effect }) => Effect === 'Allow');
  return { ...policy, statements };
}

function saidBy({ kind, policy }: Source, question: Question): Said | undefined {
  const { allowsNothing, deniesNothing, action, resource, lookup, knows } = question;
  const ofResource = kind === 'resource-based policy';
  const requester = ofResource ? question.requester : undefined;
  const said = evaluatePolicy(policy, { requester, action, resource, lookup, knows });
  if (!ofResource || !said) return said;
  const counts = said.effect === 'Deny' ? !deniesNothing : allowsNothing === undefined;
  return counts ? said : undefined;
}

/** In the order in which they are told of, if several deny: that of the identity first. */
export function allHeard({ identity = [], boundary, session, resource }: Hearing): Heard[] {
  return [
    ...identity,
    ...(boundary ? [boundary] : []),
    ...session,
    ...(resource ? [resource] : []),
  ];
}

function explicitDeny(hearing: Hearing): Verdict | undefined {
  const heard = allHeard(hearing).find(({ said }) => said?.effect === 'Deny');
  return heard && spoken(heard);
}

const allows = ({ said }: Heard) => said?.effect === 'Allow';

function spoken({ source: { kind, label }, said }: Heard): Verdict {
  return { effect: said?.effect ?? null, kind, policy: label, statement: said?.statement ?? '' };
}

/** A policy that names him directly is enough; one that names his role is limited by what limits the session. */
function within(question: Question, hearing: Hearing): Verdict {
  const { resource } = hearing;
  const naming = resource && allows(resource) ? resource.said?.naming : undefined;
  if (resource && naming === 'directly') return spoken(resource);
  if (resource && naming === 'as role') return limitedBy(hearing) ?? spoken(resource);
  if (question.resourceMustAllow && naming === undefined) return silent('resource-based policy');
  const own = ownSide(hearing);
  if (own.effect === 'Allow') return own;
  const granted = question.granted?.();
  return granted?.naming === 'directly' ? byGrant(granted) : own;
}

function across(question: Question, hearing: Hearing): Verdict {
  const own = question.identity && ownSide(hearing);
  if (own && own.effect !== 'Allow') return own;
  const { resource } = hearing;
  if (resource && allows(resource)) return spoken(resource);
  const granted = question.granted?.();
  return granted ? byGrant(granted) : silent('resource-based policy');
}

const byGrant = ({ words }: Granted): Verdict => ({
  effect: 'Allow',
  kind: 'access control list',
  policy: words,
});

/** What his own policies come to. */
export function ownSide(hearing: Hearing): Verdict {
  const { identity } = hearing;
  const allowing = identity?.find(allows);
  if (identity && !allowing) return silent('identity-based policy');
  return limitedBy(hearing) ?? (allowing ? spoken(allowing) : asAccount);
}

function limitedBy({ boundary, session }: Hearing): Verdict | undefined {
  if (boundary && !allows(boundary)) return silent('permissions boundary');
  if (session.length > 0 && !session.some(allows)) return silent('session policy');
  return undefined;
}
