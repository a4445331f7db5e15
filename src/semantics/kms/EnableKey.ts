import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { keyStateOf } from './keyNamed.ts';
import { kmsKeyHasMaterial } from '../rules/kmsKey.ts';
import { needLastingKey } from './find.ts';

export function EnableKey({ KeyId = '' }: KmsInput<'EnableKey'>, kms: Context): void {
  const key = needLastingKey(kms, KeyId, 'kms:EnableKey');
  kms.guard(kmsKeyHasMaterial, { key, state: keyStateOf(key, kms.now) });
  kms.draft.put({ ...key, enabled: true });
}
