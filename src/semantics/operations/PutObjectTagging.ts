import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { setTags } from '../rules/metadata.ts';
import {
  objectTagsAreNotReserved,
  objectTagsFit,
  tagKeysAreUnique,
  tagKeysAreValid,
  tagValuesAreValid,
} from '../rules/tags.ts';

export function PutObjectTagging(
  input: Input<'PutObjectTagging'>,
  s3: Context,
): Output<'PutObjectTagging'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:PutObjectVersionTagging' : 's3:PutObjectTagging',
  );
  const tags = (input.Tagging?.TagSet ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }));
  s3.guard(objectTagsFit, { tags, limit: s3.dialect.limits.maxTagsPerObject });
  s3.guard(tagKeysAreUnique, { tags });
  s3.guard(objectTagsAreNotReserved, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  const object = needObject(s3, input, 'PUT');
  s3.draft.put({ ...object, tags: s3.decide(setTags, { sent: tags }) });
  return defined({ VersionId: bucket.versioning ? object.versionId : undefined });
}
