/** Tags of buckets, and of access points, whose tags are like them. */
import type { Tag } from '../storage/attributes.ts';
import type { Context } from './context.ts';
import {
  bucketTagsAreNotReserved,
  bucketTagsFit,
  tagKeysAreUnique,
  tagKeysAreValid,
  tagValuesAreValid,
} from './rules/tags.ts';

export type SentTags = readonly {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}[];

export function checkedBucketTags(s3: Context, sent: SentTags = []): readonly Tag[] {
  const tags = sent.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  s3.guard(bucketTagsFit, { tags, limit: s3.dialect.limits.maxTagsPerBucket });
  s3.guard(tagKeysAreUnique, { tags });
  s3.guard(bucketTagsAreNotReserved, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  return tags;
}
