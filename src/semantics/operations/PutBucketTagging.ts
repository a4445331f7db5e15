import type { Input, Output } from '../../protocol/operation.ts';
import { checkedBucketTags } from '../bucketTags.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { setTags } from '../rules/metadata.ts';
import { tagSetIsGiven } from '../rules/tagSet.ts';

export function PutBucketTagging(
  input: Input<'PutBucketTagging'>,
  s3: Context,
): Output<'PutBucketTagging'> {
  const bucket = openBucket(s3, input, 's3:PutBucketTagging');
  s3.guard(tagSetIsGiven, { given: input.Tagging?.TagSet !== undefined, follows: s3.follows });
  const tags = checkedBucketTags(s3, input.Tagging?.TagSet);
  s3.draft.put({ ...bucket, tags: s3.decide(setTags, { sent: tags }) });
  return { $status: 204 };
}
