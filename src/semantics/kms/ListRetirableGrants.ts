import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { authorizeKms } from './authorize.ts';
import { grantsOfRegion, listedGrant } from './grantTokens.ts';
import { pageOf } from './listing.ts';

/** Of whichever key of the region: a key of another account may be used by a grant, too. */
export function ListRetirableGrants(
  input: KmsInput<'ListRetirableGrants'>,
  kms: Context,
): KmsOutput {
  authorizeKms(kms, { action: 'kms:ListRetirableGrants', resource: '*' });
  const all = [...grantsOfRegion(kms)].filter(
    ({ grant }) => grant.RetiringPrincipal === input.RetiringPrincipal,
  );
  const { entries, rest } = pageOf(kms, all, ({ grant }) => grant.GrantId, input, 50);
  return { Grants: entries.map(listedGrant), ...rest };
}
