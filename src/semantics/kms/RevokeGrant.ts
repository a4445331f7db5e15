import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needKeyById } from './find.ts';
import { withoutGrant } from './grantTokens.ts';
import { grantExists, notADryRun } from '../rules/kmsGrantEnd.ts';

export function RevokeGrant(
  { KeyId = '', GrantId = '', DryRun }: KmsInput<'RevokeGrant'>,
  kms: Context,
): void {
  const key = needKeyById(kms, KeyId, 'kms:RevokeGrant');
  const grant = key.grants?.find((one) => one.GrantId === GrantId);
  kms.guard(grantExists, { grant, GrantId, key });
  kms.guard(notADryRun, { DryRun });
  kms.draft.put(withoutGrant(key, GrantId));
}
