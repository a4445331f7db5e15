import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needOwnKey } from './find.ts';
import { pageOf } from './listing.ts';

export function ListKeyPolicies(input: KmsInput<'ListKeyPolicies'>, kms: Context): KmsOutput {
  needOwnKey(kms, input.KeyId ?? '', 'kms:ListKeyPolicies');
  const { entries, rest } = pageOf(kms, ['default'], (name) => name, input, 100);
  return { PolicyNames: entries, ...rest };
}
