import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { documentOf } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';

export function GetBucketLogging(
  input: Input<'GetBucketLogging'>,
  s3: Context,
): Output<'GetBucketLogging'> {
  const bucket = openBucket(s3, input, 's3:GetBucketLogging');
  return documentOf(s3, bucket, 'logging') ?? {};
}
