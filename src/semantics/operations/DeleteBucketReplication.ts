import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { putDocument } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketReplication(
  input: Input<'DeleteBucketReplication'>,
  s3: Context,
): Output<'DeleteBucketReplication'> {
  const bucket = openBucket(s3, input, 's3:PutReplicationConfiguration');
  putDocument(s3, bucket, 'replication', undefined);
  return {};
}
