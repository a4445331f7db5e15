import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { KmsAliasRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { isTrouble, keyNamed } from './keyNamed.ts';
import { aliasExists, aliasesFit, aliasKeepsItsKind } from '../rules/kmsAlias.ts';
import { aliasesIn, namedAlias, needTarget } from './aliases.ts';

export function UpdateAlias(input: KmsInput<'UpdateAlias'>, kms: Context): void {
  const { AliasName: name = '', TargetKeyId = '' } = input;
  const { place, existing, arn } = namedAlias(kms, name);
  const after = needTarget(kms, TargetKeyId, 'kms:UpdateAlias');
  kms.guard(aliasExists, { existing, arn });
  const alias = existing as KmsAliasRecord;
  const before = keyNamed(kms, alias.keyId, place);
  kms.guard(aliasKeepsItsKind, { before: isTrouble(before) ? undefined : before, after });
  const others = aliasesIn(kms, place, after.keyId).filter((other) => other.name !== name);
  kms.guard(aliasesFit, { count: others.length });
  kms.draft.put({ ...alias, keyId: after.keyId, updated: kms.now });
}
