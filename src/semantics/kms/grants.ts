/**
 * What grants allow: each lets one principal do some operations with one key, on what encryption context.
 * https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
import type { Opinion, Remedy } from '../../explain/trace.ts';
import type { EncryptionContext, GrantConstraints, KmsGrant } from '../../storage/records.ts';
import type { Identity } from '../../world/identities.ts';
import { operationsOf } from './algorithms.ts';
import { keyArn } from './names.ts';
import type { KmsRequest } from './request.ts';

/** Whether a principal of a grant is who asks: a role's sessions are the role, too. */
export function isPrincipal(principal: string | undefined, { arn, principalArn }: Identity) {
  return principal !== undefined && (principal === arn || principal === principalArn);
}

/** Operations in which there is no encryption context to look at. */
const withoutContext = new Set(['CreateGrant', 'DescribeKey', 'GetPublicKey', 'RetireGrant']);

/** Which part of a grant is not about a request, in words; undefined when all of it is. */
function differing(
  { Operations, Constraints }: KmsGrant,
  { action, context = {}, input = {} }: KmsRequest,
): string | undefined {
  const operation = action.replace('kms:', '');
  if (!Operations.includes(operation)) return `it allows ${Operations.join(', ')}`;
  if (operation === 'CreateGrant')
    return isWithin({ Operations, Constraints }, input)
      ? undefined
      : 'it allows only grants that go no further than itself';
  return withoutContext.has(operation) || constraintsHold(Constraints, context)
    ? undefined
    : `its constraints are ${JSON.stringify(Constraints)}, and the encryption context is ${JSON.stringify(context)}`;
}

const grantFits = (grant: KmsGrant, request: KmsRequest) => differing(grant, request) === undefined;

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
  return request.key?.grants?.find(
    (grant) => grant.GranteePrincipal === rootOf(who) && grantFits(grant, request),
  );
}

const rootOf = (who: Identity) => `arn:aws:iam::${who.account}:root`;

/** What each grant says to a request, for who looks. */
export function grantOpinions(request: KmsRequest, who: Identity | undefined): readonly Opinion[] {
  const { key } = request;
  if (!key?.grants || !who) return [];
  const statements = key.grants.map((grant) => {
    const { GranteePrincipal, GrantId } = grant;
    const isHis = isPrincipal(GranteePrincipal, who) || GranteePrincipal === rootOf(who);
    const other = isHis ? differing(grant, request) : `it is for ${GranteePrincipal}`;
    return {
      statement: `grant ${GrantId}`,
      effect: 'Allow',
      applies: other === undefined,
      because: other ?? `it is for ${GranteePrincipal}, and allows ${request.action}`,
    } as const;
  });
  const isAllowed = grantFor(request, who) ?? grantForAccount(request, who);
  return [{ policy: `grants of ${keyArn(key)}`, effect: isAllowed ? 'Allow' : null, statements }];
}

/** A grant that would let the request through, as CreateGrant takes it. */
export function grantRemedy(
  { key, action }: KmsRequest,
  who: Identity | undefined,
): readonly Remedy[] {
  const operation = action.replace('kms:', '');
  if (!key || !who || !operationsOf(key).includes(operation)) return [];
  const asked = { KeyId: keyArn(key), GranteePrincipal: who.principalArn, Operations: [operation] };
  return [
    {
      says: `Or have somebody who may make a grant of ${operation}, with KMS's CreateGrant.`,
      document: JSON.stringify(asked, undefined, 2),
    },
  ];
}
