/**
 * What grants allow: each lets one principal do some operations with one key, on what encryption context.
 * https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
import type { EncryptionContext, GrantConstraints, KmsGrant } from '../../storage/records.ts';
import type { Identity } from '../../world/identities.ts';
import type { KmsRequest } from './request.ts';

/** Whether a principal of a grant is who asks: a role's sessions are the role, too. */
export function isPrincipal(principal: string | undefined, { arn, principalArn }: Identity) {
  return principal !== undefined && (principal === arn || principal === principalArn);
}

/** Operations in which there is no encryption context to look at. */
const withoutContext = new Set(['CreateGrant', 'DescribeKey', 'GetPublicKey', 'RetireGrant']);

/** Whether a grant speaks of a request, by whomever it is made. */
export function grantFits(
  { Operations, Constraints }: KmsGrant,
  { action, context, input }: KmsRequest,
): boolean {
  const operation = action.replace('kms:', '');
  if (!Operations.includes(operation)) return false;
  if (operation === 'CreateGrant') return isWithin({ Operations, Constraints }, input ?? {});
  return withoutContext.has(operation) || constraintsHold(Constraints, context ?? {});
}

function constraintsHold(constraints: GrantConstraints = {}, context: EncryptionContext): boolean {
  const {
    EncryptionContextEquals: equal,
    EncryptionContextSubset: subset,
    SourceArn,
  } = constraints;
  // Nothing here asks on behalf of a resource.
  if (SourceArn !== undefined) return false;
  if (subset && !includesPairs(context, subset)) return false;
  return !equal || (includesPairs(context, equal) && includesPairs(equal, context));
}

/** Names are compared without case, values with it. */
function includesPairs(all: EncryptionContext, wanted: EncryptionContext): boolean {
  const known = new Set(Object.entries(all).map(([name, value]) => pair(name, value)));
  return Object.entries(wanted).every(([name, value]) => known.has(pair(name, value)));
}

const pair = (name: string, value: string) => JSON.stringify([name.toLowerCase(), value]);

interface Extent {
  readonly Operations?: readonly string[] | undefined;
  readonly Constraints?: GrantConstraints | undefined;
}

/** Whether who may make grants by a grant makes one that goes no further. */
function isWithin({ Operations = [], Constraints }: Extent, asked: Extent): boolean {
  const { Operations: wanted = [], Constraints: bound = {} } = asked;
  if (!wanted.every((operation) => Operations.includes(operation))) return false;
  const { EncryptionContextEquals: equal, EncryptionContextSubset: subset } = Constraints ?? {};
  const narrower = bound.EncryptionContextEquals ?? bound.EncryptionContextSubset ?? {};
  if (subset) return includesPairs(narrower, subset);
  const same = bound.EncryptionContextEquals;
  return !equal || (same !== undefined && includesPairs(same, equal) && includesPairs(equal, same));
}

/** The grant by which somebody may do what is asked. */
export function grantFor(request: KmsRequest, who: Identity): KmsGrant | undefined {
  return request.key?.grants?.find(
    (grant) => isPrincipal(grant.GranteePrincipal, who) && grantFits(grant, request),
  );
}

/** The same of his account: who else may use it is for his own policies to say. */
export function grantForAccount(request: KmsRequest, who: Identity): KmsGrant | undefined {
  const account = `arn:aws:iam::${who.account}:root`;
  return request.key?.grants?.find(
    (grant) => grant.GranteePrincipal === account && grantFits(grant, request),
  );
}
