import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { KmsAliasRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { aliasExists } from '../rules/kmsAlias.ts';
import { namedAlias } from './aliases.ts';

export function DeleteAlias({ AliasName = '' }: KmsInput<'DeleteAlias'>, kms: Context): void {
  const { existing, arn } = namedAlias(kms, AliasName);
  kms.guard(aliasExists, { existing, arn });
  kms.draft.remove((existing as KmsAliasRecord).id);
}
