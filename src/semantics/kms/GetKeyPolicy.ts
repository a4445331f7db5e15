import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { policyNameIsDefault } from '../rules/kmsNewKey.ts';
import { needKeyById } from './find.ts';

export function GetKeyPolicy(
  { KeyId = '', PolicyName }: KmsInput<'GetKeyPolicy'>,
  kms: Context,
): KmsOutput {
  const { policy } = needKeyById(kms, KeyId, 'kms:GetKeyPolicy');
  kms.guard(policyNameIsDefault, { PolicyName });
  return { Policy: policy, PolicyName: 'default' };
}
