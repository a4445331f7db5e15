import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { KmsAliasRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { needKey } from './find.ts';
import { aliasExists, aliasesFit, aliasKeepsItsKind } from '../rules/kmsAlias.ts';
import { namedAlias, needTarget } from './aliases.ts';
import { aliasesIn } from './aliasNames.ts';

export function UpdateAlias(input: KmsInput<'UpdateAlias'>, kms: Context): void {
  const { AliasName: name = '', TargetKeyId = '' } = input;
  const { place, existing, arn } = namedAlias(kms, name, 'kms:UpdateAlias');
  const after = needTarget(kms, TargetKeyId, 'kms:UpdateAlias');
  kms.guard(aliasExists, { existing, arn });
  const alias = existing as KmsAliasRecord;
  const before = needKey(kms, alias.keyId, 'kms:UpdateAlias', { ownOnly: true });
  kms.guard(aliasKeepsItsKind, { before, after });
  const others = aliasesIn(kms, place, after.keyId).filter((other) => other.name !== name);
  kms.guard(aliasesFit, { count: others.length });
  kms.draft.put({ ...alias, keyId: after.keyId, updated: kms.now });
}
