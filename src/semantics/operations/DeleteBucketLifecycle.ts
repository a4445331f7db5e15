import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { putDocument } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketLifecycle(
  input: Input<'DeleteBucketLifecycle'>,
  s3: Context,
): Output<'DeleteBucketLifecycle'> {
  const bucket = openBucket(s3, input, 's3:PutLifecycleConfiguration');
  putDocument(s3, bucket, 'lifecycle', undefined);
  return {};
}
