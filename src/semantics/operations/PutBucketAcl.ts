import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { newAcl } from '../acl/newAcl.ts';

export function PutBucketAcl(input: Input<'PutBucketAcl'>, s3: Context): Output<'PutBucketAcl'> {
  const bucket = openBucket(s3, input, 's3:PutBucketAcl');
  const { acl: _, ...rest } = bucket;
  const acl = newAcl(s3, input, { bucket, action: 's3:PutBucketAcl' });
  s3.draft.put({ ...rest, ...acl });
  return {};
}
