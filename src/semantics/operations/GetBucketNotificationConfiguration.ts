import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { documentOf } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';

export function GetBucketNotificationConfiguration(
  input: Input<'GetBucketNotificationConfiguration'>,
  s3: Context,
): Output<'GetBucketNotificationConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetBucketNotification');
  return documentOf(s3, bucket, 'notification') ?? {};
}
