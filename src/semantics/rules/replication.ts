/** Replication: what a bucket must be, and what its rules must say. Objects are not copied. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, guide } from './cites.ts';
import { refuseIds } from './ruleIds.ts';

export const replicationExists = guard<{ bucket: BucketRecord }>({
  id: 'replication/exists',
  phase: 'source',
  says: 'A replication configuration is read from a bucket that has one.',
  cites: [api('GetBucketReplication')],
  basis: 'documented',
  refuses: ({ bucket }) =>
    bucket.replication
      ? undefined
      : refuse('ReplicationConfigurationNotFoundError', { BucketName: bucket.name }),
});

export const replicatedIsVersioned = guard<{ bucket: BucketRecord }>({
  id: 'replication/versioned',
  phase: 'request',
  says: 'Only a bucket with versioning enabled replicates.',
  cites: [guide('replication')],
  basis: 'documented',
  refuses: ({ bucket }) =>
    bucket.versioning === 'Enabled'
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
        ),
});

export const versioningIsNotReplicated = guard<{
  bucket: BucketRecord;
  Status: string | undefined;
}>({
  id: 'replication/keeps-versioning',
  about: 'Status',
  phase: 'request',
  says: 'Versioning is not suspended while the bucket replicates.',
  cites: [guide('replication-and-other-bucket-configs')],
  basis: 'documented',
  refuses: ({ bucket, Status }) =>
    bucket.replication && Status === 'Suspended'
      ? refuse(
          'InvalidBucketState',
          {},
          'A replication configuration is present on this bucket, so you cannot change the versioning state. To change the versioning state, first delete the replication configuration.',
        )
      : undefined,
});

export const replicationHasRules = guard<{ rules: readonly unknown[] }>({
  id: 'replication/rules',
  phase: 'request',
  says: 'A replication configuration has 1 to 1,000 rules.',
  cites: [api('ReplicationConfiguration')],
  basis: 'documented',
  refuses: ({ rules }) =>
    rules.length >= 1 && rules.length <= 1000 ? undefined : refuse('MalformedXML'),
});

export const ruleIdsAreUnique = guard<{ ids: readonly string[] }>({
  id: 'replication/rule-ids',
  about: 'ids',
  phase: 'request',
  says: 'The ids of replication rules have at most 255 characters, and each is its own.',
  cites: [api('ReplicationRule')],
  basis: 'documented',
  refuses: ({ ids }) => refuseIds(ids),
});

const schema =
  'for this version of Cross Region Replication configuration schema. Please refer to S3 Developer Guide for more information.';

export const rulesSayAll = guard<{
  filtered: boolean;
  Priority: number | undefined;
  markers: string | undefined;
}>({
  id: 'replication/rule-complete',
  phase: 'request',
  says: 'A replication rule with a Filter also says its priority and what becomes of delete markers; one without, as they once were, says neither.',
  cites: [guide('replication-add-config'), 'rust-lang/simpleinfra#468'],
  basis: 'documented',
  refuses({ filtered, Priority, markers }) {
    const said = { DeleteMarkerReplication: markers, Priority };
    const wrong = Object.entries(said).find(([, value]) => (value !== undefined) !== filtered);
    return (
      wrong &&
      refuse(
        'InvalidRequest',
        {},
        `${wrong[0]} ${filtered ? 'must be specified' : 'cannot be used'} ${schema}`,
      )
    );
  },
});

export const tagsExcludeMarkers = guard<{ tagged: boolean; markers: string | undefined }>({
  id: 'replication/tags-or-markers',
  about: 'markers',
  phase: 'request',
  says: 'A replication rule that selects by tags does not replicate delete markers, which have none.',
  cites: [guide('delete-marker-replication')],
  basis: 'documented',
  refuses: ({ tagged, markers }) =>
    tagged && markers === 'Enabled'
      ? refuse(
          'InvalidRequest',
          {},
          'Delete marker replication is not supported if any Tag filter is specified. Please refer to S3 Developer Guide for more information.',
        )
      : undefined,
});

export const destinationIsVersioned = guard<{
  arn: string;
  destination: BucketRecord | undefined;
}>({
  id: 'replication/destination',
  phase: 'destination',
  says: 'Replication goes to a bucket that exists and has versioning enabled.',
  cites: [guide('replication')],
  basis: 'documented',
  refuses: ({ arn, destination }) =>
    arn.startsWith('arn:') && destination?.versioning === 'Enabled'
      ? undefined
      : refuse('InvalidRequest', {}, 'Destination bucket must have versioning enabled.'),
});
