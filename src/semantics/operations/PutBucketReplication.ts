import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { copyOf, type Documents, putDocument } from '../configuration/documents.ts';
import { findBucket, openBucket } from '../find.ts';
import { withIds } from '../configuration/withIds.ts';
import {
  destinationIsVersioned,
  replicatedIsVersioned,
  replicationHasRules,
  ruleIdsAreUnique,
  rulesSayAll,
  tagsExcludeMarkers,
} from '../rules/replication.ts';

export function PutBucketReplication(
  input: Input<'PutBucketReplication'>,
  s3: Context,
): Output<'PutBucketReplication'> {
  const bucket = openBucket(s3, input, 's3:PutReplicationConfiguration');
  s3.guard(replicatedIsVersioned, { bucket });
  const { Role, Rules = [] } = copyOf(s3, input.ReplicationConfiguration, 'replication');
  s3.guard(replicationHasRules, { rules: Rules });
  s3.guard(ruleIdsAreUnique, { ids: Rules.flatMap(({ ID }) => ID ?? []) });
  for (const rule of Rules) checkRule(s3, rule);
  const named = withIds(s3, Rules, 'ID');
  putDocument(s3, bucket, 'replication', { Role, Rules: named });
  return {};
}

function checkRule(
  s3: Context,
  rule: NonNullable<Documents['replication']['Rules']>[number],
): void {
  const { Filter, Priority, DeleteMarkerReplication } = rule;
  const tagged = Filter?.Tag !== undefined || Filter?.And?.Tags !== undefined;
  const markers = DeleteMarkerReplication?.Status;
  s3.guard(rulesSayAll, { filtered: Filter !== undefined, Priority, markers });
  s3.guard(tagsExcludeMarkers, { tagged, markers });
  const arn = rule.Destination?.Bucket ?? '';
  const destination = findBucket(s3.draft, arn.split(':').at(-1) ?? '');
  s3.guard(destinationIsVersioned, { arn, destination });
}
