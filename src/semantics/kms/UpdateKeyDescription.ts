import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needLastingKey } from './find.ts';

export function UpdateKeyDescription(
  { KeyId = '', Description = '' }: KmsInput<'UpdateKeyDescription'>,
  kms: Context,
): void {
  const key = needLastingKey(kms, KeyId, 'kms:UpdateKeyDescription');
  kms.draft.put({ ...key, description: Description });
}
