import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';

export function GetObjectTagging(
  input: Input<'GetObjectTagging'>,
  s3: Context,
): Output<'GetObjectTagging'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:GetObjectVersionTagging' : 's3:GetObjectTagging',
  );
  const object = needObject(s3, input, 'GET', 'tags');
  return {
    TagSet: object.tags.map((tag) => ({ ...tag })),
    ...defined({ VersionId: bucket.versioning ? object.versionId : undefined }),
  };
}
