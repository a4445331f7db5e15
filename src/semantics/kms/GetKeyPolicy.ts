import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { policyNameIsDefault } from '../rules/kmsPolicy.ts';
import { needOwnKey } from './find.ts';

export function GetKeyPolicy(
  { KeyId = '', PolicyName }: KmsInput<'GetKeyPolicy'>,
  kms: Context,
): KmsOutput {
  const { policy } = needOwnKey(kms, KeyId, 'kms:GetKeyPolicy');
  kms.guard(policyNameIsDefault, { PolicyName });
  return { Policy: policy, PolicyName: 'default' };
}
