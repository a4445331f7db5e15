import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needKey } from './find.ts';
import { keyMetadata } from './metadata.ts';

/** Grant tokens change nothing: there are no grants. */
export function DescribeKey({ KeyId = '' }: KmsInput<'DescribeKey'>, kms: Context): KmsOutput {
  return { KeyMetadata: keyMetadata(needKey(kms, KeyId, 'kms:DescribeKey'), kms.now) };
}
