import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { documentOf } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';
import { replicationExists } from '../rules/replication.ts';

export function GetBucketReplication(
  input: Input<'GetBucketReplication'>,
  s3: Context,
): Output<'GetBucketReplication'> {
  const bucket = openBucket(s3, input, 's3:GetReplicationConfiguration');
  s3.guard(replicationExists, { bucket });
  const ReplicationConfiguration = documentOf(s3, bucket, 'replication');
  return ReplicationConfiguration ? { ReplicationConfiguration } : {};
}
