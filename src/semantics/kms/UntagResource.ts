import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needLastingKey } from './find.ts';

/** Tags that the key does not have are passed over. */
export function UntagResource(
  { KeyId = '', TagKeys = [] }: KmsInput<'UntagResource'>,
  kms: Context,
): void {
  const tags = TagKeys.map((Key) => ({ Key, Value: '' }));
  const key = needLastingKey(kms, KeyId, 'kms:UntagResource', { tags });
  kms.draft.put({ ...key, tags: key.tags.filter(({ Key }) => !TagKeys.includes(Key)) });
}
