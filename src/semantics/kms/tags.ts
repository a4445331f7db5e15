/** Tags of keys, which KMS calls TagKey and TagValue. */
import type { Tag } from '../../storage/attributes.ts';
import type { Context } from '../context.ts';
import { keyTagsAreValid, keyTagsFit } from '../rules/kmsNewKey.ts';

type Sent = readonly { readonly TagKey?: string; readonly TagValue?: string }[];

export const tagsOf = (sent: Sent): readonly Tag[] =>
  sent.map(({ TagKey: Key = '', TagValue: Value = '' }) => ({ Key, Value }));

/** The tags of a key after those that are sent took the place of their namesakes. */
export function checkTags(kms: Context, before: readonly Tag[], sent: Sent): readonly Tag[] {
  const tags = tagsOf(sent);
  kms.guard(keyTagsAreValid, { tags });
  const kept = before.filter(({ Key }) => !tags.some((tag) => tag.Key === Key));
  const all = [...kept, ...tags];
  kms.guard(keyTagsFit, { count: all.length });
  return all;
}
