import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needKeyById } from './find.ts';
import { listedGrant } from './grantTokens.ts';
import { pageOf } from './listing.ts';
import { grantsAreForPrincipals } from '../rules/kmsGrant.ts';

export function ListGrants(input: KmsInput<'ListGrants'>, kms: Context): KmsOutput {
  const { KeyId = '', GrantId, GranteePrincipal, GranteeServicePrincipal } = input;
  kms.guard(grantsAreForPrincipals, { services: [GranteeServicePrincipal] });
  const key = needKeyById(kms, KeyId, 'kms:ListGrants');
  const asked = (key.grants ?? []).filter(
    (grant) =>
      (GrantId === undefined || grant.GrantId === GrantId) &&
      (GranteePrincipal === undefined || grant.GranteePrincipal === GranteePrincipal),
  );
  const { entries, rest } = pageOf(kms, asked, (grant) => grant.GrantId, input, 50);
  return { Grants: entries.map((grant) => listedGrant({ key, grant })), ...rest };
}
