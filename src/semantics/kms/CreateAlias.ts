import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { newAlias } from './keyNamed.ts';
import { aliasesFit, aliasIsNew } from '../rules/kmsAlias.ts';
import { namedAlias, needTarget } from './aliases.ts';
import { aliasesIn } from './aliasNames.ts';

export function CreateAlias(input: KmsInput<'CreateAlias'>, kms: Context): void {
  const { AliasName: name = '', TargetKeyId = '' } = input;
  const { place, existing, arn } = namedAlias(kms, name, 'kms:CreateAlias');
  const { keyId } = needTarget(kms, TargetKeyId, 'kms:CreateAlias');
  kms.guard(aliasIsNew, { existing, arn });
  kms.guard(aliasesFit, { count: aliasesIn(kms, place, keyId).length });
  kms.draft.put(newAlias(kms.now, { ...place, name, keyId }));
}
