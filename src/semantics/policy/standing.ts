/** The policies that speak of what somebody may, wherever they are kept, read. */
import type { Identity, PolicyDocument } from '../../world/identities.ts';
import { documentText, identityPolicies } from '../../world/policies.ts';
import { emptyPolicy, type Policy, readPolicy } from './document.ts';

/** The kinds of policies, in the words of AWS's refusals. */
export type PolicyKind =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'resource-based policy';

export interface Source {
  readonly kind: PolicyKind;
  readonly policy: Policy;
  /** As a person reads it: `identity policy ReadOnly of alice`. */
  readonly label: string;
}

/** What somebody has of policies. */
export interface Standing {
  /** Undefined: whatever the account may. */
  readonly identity: readonly Source[] | undefined;
  readonly boundary: Source | undefined;
  readonly session: readonly Source[];
}

/** Whatever the account may. */
export const unlimited: Standing = { identity: undefined, boundary: undefined, session: [] };

const known = new WeakMap<Identity, Standing>();

export function standingOf(identity: Identity): Standing {
  const { kind, policies, boundary, sessionPolicies } = identity;
  const isFree = !policies && boundary === undefined && sessionPolicies.length === 0;
  // No policy of its own limits the root of an account.
  if (kind === 'root' || isFree) return unlimited;
  const standing = known.get(identity) ?? read(identity);
  known.set(identity, standing);
  return standing;
}

/** `alice`, `role uploader`: whose identity policies they are. */
export function holderOf({ kind, name, principalArn }: Identity): string {
  return kind === 'role' ? `role ${principalArn.split('/').at(-1)}` : name;
}

function read(identity: Identity): Standing {
  const holder = holderOf(identity);
  const { boundary, sessionPolicies, name } = identity;
  const of = (kind: PolicyKind, label: string, document: PolicyDocument): Source => ({
    kind,
    label,
    policy: policyIn(documentText(document)),
  });
  return {
    identity: identityPolicies(identity)?.map((policy) =>
      of('identity-based policy', `identity policy ${policy.name} of ${holder}`, policy.text),
    ),
    boundary:
      boundary === undefined
        ? undefined
        : of('permissions boundary', `permissions boundary of ${holder}`, boundary),
    session: sessionPolicies.map((document) =>
      of('session policy', `session policy of ${name}`, document),
    ),
  };
}

const most = 500;
const policies = new Map<string, Policy>();

/** Read once for each text: identities are made anew with each request. A text that is no policy says nothing. */
export function policyIn(text: string): Policy {
  const policy = policies.get(text) ?? readPolicy(text) ?? emptyPolicy;
  if (policies.size >= most) policies.clear();
  policies.set(text, policy);
  return policy;
}
