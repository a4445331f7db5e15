import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { setTags } from '../rules/metadata.ts';
import { tagSetIsGiven } from '../rules/tagSet.ts';
import {
  bucketTagsAreNotReserved,
  bucketTagsFit,
  tagKeysAreUnique,
  tagKeysAreValid,
  tagValuesAreValid,
} from '../rules/tags.ts';

export function PutBucketTagging(
  input: Input<'PutBucketTagging'>,
  s3: Context,
): Output<'PutBucketTagging'> {
  const bucket = openBucket(s3, input, 's3:PutBucketTagging');
  s3.guard(tagSetIsGiven, { given: input.Tagging?.TagSet !== undefined, follows: s3.follows });
  const tags = (input.Tagging?.TagSet ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }));
  s3.guard(bucketTagsFit, { tags, limit: s3.dialect.limits.maxTagsPerBucket });
  s3.guard(tagKeysAreUnique, { tags });
  s3.guard(bucketTagsAreNotReserved, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  s3.draft.put({ ...bucket, tags: s3.decide(setTags, { sent: tags }) });
  return { $status: 204 };
}
