import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { keyStateOf } from './keyNamed.ts';
import { keyArn } from './names.ts';
import { kmsKeyIsEnding } from '../rules/kmsKey.ts';
import { needOwnKey } from './find.ts';

/** The key is kept, and disabled until EnableKey. */
export function CancelKeyDeletion(
  { KeyId = '' }: KmsInput<'CancelKeyDeletion'>,
  kms: Context,
): KmsOutput {
  const key = needOwnKey(kms, KeyId, 'kms:CancelKeyDeletion');
  kms.guard(kmsKeyIsEnding, { key, state: keyStateOf(key, kms.now) });
  const { deletion: _, ...kept } = key;
  kms.draft.put({ ...kept, enabled: false });
  return { KeyId: keyArn(key) };
}
