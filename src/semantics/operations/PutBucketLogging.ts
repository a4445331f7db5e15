import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { putDocument } from '../configuration/documents.ts';
import { findBucket, openBucket } from '../find.ts';
import { logsGoToBucket, logsStayInRegion, logsStayWithOwner } from '../rules/logging.ts';

export function PutBucketLogging(
  input: Input<'PutBucketLogging'>,
  s3: Context,
): Output<'PutBucketLogging'> {
  const bucket = openBucket(s3, input, 's3:PutBucketLogging');
  const status = input.BucketLoggingStatus;
  const name = status?.LoggingEnabled?.TargetBucket;
  if (name !== undefined) {
    const logs = { bucket, name, target: findBucket(s3.draft, name) };
    s3.guard(logsGoToBucket, logs);
    s3.guard(logsStayWithOwner, logs);
    s3.guard(logsStayInRegion, logs);
  }
  putDocument(s3, bucket, 'logging', name === undefined ? undefined : status);
  return {};
}
