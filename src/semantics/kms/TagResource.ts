import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needLastingKey } from './find.ts';
import { checkTags, tagsOf } from './tags.ts';

export function TagResource(
  { KeyId = '', Tags = [] }: KmsInput<'TagResource'>,
  kms: Context,
): void {
  const key = needLastingKey(kms, KeyId, 'kms:TagResource', { tags: tagsOf(Tags) });
  kms.draft.put({ ...key, tags: checkTags(kms, key.tags, Tags) });
}
