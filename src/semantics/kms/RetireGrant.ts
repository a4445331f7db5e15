import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import type { Identity } from '../../world/identities.ts';
import type { KmsGrant, KmsKeyRecord } from '../../storage/records.ts';
import { authorizeKms } from './authorize.ts';
import { placeOf } from './find.ts';
import { isPrincipal } from './grants.ts';
import { checkGrantTokens, type GrantOfKey, grantOfToken, withoutGrant } from './grantTokens.ts';
import { lookForKey } from './keyNamed.ts';
import { keyArn } from './names.ts';
import { kmsKeyExists } from '../rules/kmsKey.ts';
import { grantExists, grantIsNamed, notADryRun } from '../rules/kmsGrantEnd.ts';

/** What allows it is the grant itself, before any policy. */
export function RetireGrant(input: KmsInput<'RetireGrant'>, kms: Context): void {
  const { GrantToken, KeyId, GrantId, DryRun } = input;
  kms.guard(grantIsNamed, { GrantToken, KeyId, GrantId });
  const { key, grant } = GrantToken === undefined ? byId(kms, input) : byToken(kms, GrantToken);
  authorizeKms(kms, {
    action: 'kms:RetireGrant',
    resource: keyArn(key),
    key,
    besides: kms.identity && rightToRetire(grant, kms.identity),
  });
  kms.guard(notADryRun, { DryRun });
  kms.draft.put(withoutGrant(key, grant.GrantId));
}

function byToken(kms: Context, token: string): GrantOfKey {
  checkGrantTokens(kms, [token]);
  return grantOfToken(kms, token) as GrantOfKey;
}

function byId(
  kms: Context,
  { KeyId = '', GrantId = '' }: Pick<KmsInput<'RetireGrant'>, 'KeyId' | 'GrantId'>,
): GrantOfKey {
  const { key, resource, trouble } = lookForKey(kms, KeyId, placeOf(kms));
  kms.guard(kmsKeyExists, { named: KeyId, trouble });
  if (!key) authorizeKms(kms, { action: 'kms:RetireGrant', resource, missing: true });
  const record = key as KmsKeyRecord;
  const grant = record.grants?.find((one) => one.GrantId === GrantId);
  kms.guard(grantExists, { grant, GrantId, key: record });
  return { key: record, grant: grant as KmsGrant };
}

function rightToRetire(grant: KmsGrant, who: Identity): string | undefined {
  const { RetiringPrincipal, GranteePrincipal, Operations, issuer } = grant;
  if (isPrincipal(RetiringPrincipal, who))
    return 'the caller is the retiring principal of the grant';
  if (isPrincipal(GranteePrincipal, who) && Operations.includes('RetireGrant'))
    return 'the grant is the caller’s, and allows RetireGrant';
  return who.kind === 'root' && who.account === issuer
    ? 'the grant was made in the account of the caller'
    : undefined;
}
