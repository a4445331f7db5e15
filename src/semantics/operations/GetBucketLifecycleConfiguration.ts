import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { documentOf } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';
import { lifecycleExists } from '../rules/lifecycleForm.ts';

export function GetBucketLifecycleConfiguration(
  input: Input<'GetBucketLifecycleConfiguration'>,
  s3: Context,
): Output<'GetBucketLifecycleConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetLifecycleConfiguration');
  s3.guard(lifecycleExists, { bucket });
  return documentOf(s3, bucket, 'lifecycle') ?? {};
}
