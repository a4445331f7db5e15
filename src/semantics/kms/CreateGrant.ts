import { defined } from '../../lib/defined.ts';
import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { KmsGrant, KmsKeyRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { needKeyById } from './find.ts';
import { checkGrantTokens } from './grantTokens.ts';
import { troubleOfState } from './keyNamed.ts';
import {
  constraintsNeedContext,
  granteeIsNamed,
  grantFitsKey,
  grantIsOfUse,
  grantsAreForPrincipals,
  keyTakesGrants,
  oneGrantConstraint,
  principalsOfGrantExist,
} from '../rules/kmsGrant.ts';
import { notADryRun } from '../rules/kmsGrantEnd.ts';

/** Asked again with the same name and the same terms, it answers the grant that there is. */
export function CreateGrant(input: KmsInput<'CreateGrant'>, kms: Context): KmsOutput {
  const key = keyForGrant(input, kms);
  kms.guard(notADryRun, { DryRun: input.DryRun });
  const terms = termsOf(input);
  const grants = key.grants ?? [];
  const same = grants.find((one) => input.Name !== undefined && isSame(one, terms));
  if (same) return { GrantId: same.GrantId, GrantToken: same.token };
  const write = kms.draft.nextWrite();
  const [GrantId, token] = [kms.ids.grantId(write), kms.ids.grantToken(write)];
  const grant = { GrantId, token, created: kms.now, issuer: kms.caller.account ?? '', ...terms };
  kms.draft.put({ ...key, grants: [...grants, grant] });
  return { GrantId, GrantToken: token };
}

/** The key of a grant that may be made. */
function keyForGrant(input: KmsInput<'CreateGrant'>, kms: Context): KmsKeyRecord {
  const { KeyId = '', GranteePrincipal, RetiringPrincipal, Operations = [], Constraints } = input;
  const { GranteeServicePrincipal, RetiringServicePrincipal } = input;
  kms.guard(grantsAreForPrincipals, {
    services: [GranteeServicePrincipal, RetiringServicePrincipal],
  });
  kms.guard(granteeIsNamed, { GranteePrincipal });
  kms.guard(grantIsOfUse, { Operations });
  const key = needKeyById(kms, KeyId, 'kms:CreateGrant', input);
  checkGrantTokens(kms, input.GrantTokens);
  kms.guard(keyTakesGrants, { key: key.keyId, trouble: troubleOfState(key, kms.now) });
  const people = [GranteePrincipal, RetiringPrincipal].filter((one) => one !== undefined);
  kms.guard(principalsOfGrantExist, { unknown: people.find((one) => !kms.mayExist(one)) });
  kms.guard(grantFitsKey, { Operations, key });
  kms.guard(oneGrantConstraint, { Constraints, key });
  kms.guard(constraintsNeedContext, { Constraints, key });
  return key;
}

type Terms = Omit<KmsGrant, 'GrantId' | 'token' | 'created' | 'issuer'>;

function termsOf(input: KmsInput<'CreateGrant'>): Terms {
  const { Name, GranteePrincipal = '', RetiringPrincipal, Operations = [], Constraints } = input;
  return { GranteePrincipal, Operations, ...defined({ Name, RetiringPrincipal, Constraints }) };
}

function isSame(grant: KmsGrant, terms: Terms): boolean {
  const of = ({ Name, GranteePrincipal, RetiringPrincipal, Operations, Constraints }: Terms) =>
    JSON.stringify([Name, GranteePrincipal, RetiringPrincipal, Operations, Constraints]);
  return of(grant) === of(terms);
}
