/** What the policies of the caller himself say: his own, those of his boundary, and those of his session. */
import { documentText, identityPolicies } from '../../world/policies.ts';
import type { Identity } from '../../world/identities.ts';
import type { Context } from '../context.ts';
import { type Policy, readPolicy } from '../policy/document.ts';
import { evaluatePolicy } from '../policy/evaluate.ts';
import { isKmsKey, kmsConditionKeys } from './conditionKeys.ts';
import type { KmsRequest } from './request.ts';

export type PolicyKind =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'resource-based policy'
  | 'session policy';

/** What one kind of policy says: it denies, it allows, or it does not speak of the request. */
export interface KindSaid {
  readonly kind: PolicyKind;
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** The statement that decided, with the policy it is of. */
  readonly statement: string;
}

interface Named {
  readonly name: string;
  readonly text: string;
}

/** Of an identity whose account lets it do everything, only its limits are asked. */
export function ownPolicies(s3: Context, who: Identity, request: KmsRequest): readonly KindSaid[] {
  const own = identityPolicies(who);
  const sessions = who.sessionPolicies.map((document, i) => ({
    name: `session policy ${i + 1}`,
    text: documentText(document),
  }));
  const boundary = who.boundary && [{ name: 'boundary', text: documentText(who.boundary) }];
  return [
    ...(own ? [saidBy(s3, 'identity-based policy', own, request)] : []),
    ...(boundary ? [saidBy(s3, 'permissions boundary', boundary, request)] : []),
    ...sessions.map((one) => saidBy(s3, 'session policy', [one], request)),
  ];
}

function saidBy(
  s3: Context,
  kind: PolicyKind,
  policies: readonly Named[],
  { action, resource, ...request }: KmsRequest,
): KindSaid {
  const lookup = kmsConditionKeys(s3, { action, resource, ...request });
  const requester = { account: null, arn: null, canonicalId: null };
  const said = policies.flatMap(({ name, text }) => {
    const policy = readPolicy(text);
    const one =
      policy &&
      evaluatePolicy(ofEverybody(policy), { requester, action, resource, lookup, knows: isKmsKey });
    return one ? [{ ...one, statement: `${name}: ${one.statement}` }] : [];
  });
  const deciding = said.find(({ effect }) => effect === 'Deny') ?? said[0];
  return { kind, effect: deciding?.effect, statement: deciding?.statement ?? '' };
}

/** A policy of an identity speaks of nobody else, and so does not name it. */
function ofEverybody({ statements = [], ...policy }: Policy): Policy {
  return {
    ...policy,
    statements: statements.map((one) => ({ ...one, Principal: { AWS: ['*'] } })),
  };
}
