import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needKey } from './find.ts';
import { checkGrantTokens } from './grantTokens.ts';
import { keyMetadata } from './metadata.ts';

export function DescribeKey(
  { KeyId = '', GrantTokens }: KmsInput<'DescribeKey'>,
  kms: Context,
): KmsOutput {
  const key = needKey(kms, KeyId, 'kms:DescribeKey');
  checkGrantTokens(kms, GrantTokens);
  return { KeyMetadata: keyMetadata(key, kms.now) };
}
