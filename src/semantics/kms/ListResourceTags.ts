import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { needOwnKey } from './find.ts';
import { pageOf } from './listing.ts';

export function ListResourceTags(input: KmsInput<'ListResourceTags'>, kms: Context): KmsOutput {
  const { tags } = needOwnKey(kms, input.KeyId ?? '', 'kms:ListResourceTags');
  const { entries, rest } = pageOf(kms, tags, ({ Key }) => Key, input, 50);
  return { Tags: entries.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })), ...rest };
}
