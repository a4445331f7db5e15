import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { KmsAliasRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { aliasExists } from '../rules/kmsAlias.ts';
import { namedAlias } from './aliases.ts';
import { needKey } from './find.ts';

export function DeleteAlias({ AliasName = '' }: KmsInput<'DeleteAlias'>, kms: Context): void {
  const { existing, arn } = namedAlias(kms, AliasName, 'kms:DeleteAlias');
  kms.guard(aliasExists, { existing, arn });
  const { id, keyId } = existing as KmsAliasRecord;
  needKey(kms, keyId, 'kms:DeleteAlias', { ownOnly: true });
  kms.draft.remove(id);
}
