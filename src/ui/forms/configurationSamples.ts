/** Small valid documents for what a bucket keeps of reports and archives, and for access lists in full. */

const owner = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';

const accessList = `<AccessControlPolicy xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Owner><ID>${owner}</ID></Owner>
  <AccessControlList>
    <Grant>
      <Grantee xsi:type="CanonicalUser"><ID>${owner}</ID></Grantee>
      <Permission>FULL_CONTROL</Permission>
    </Grant>
  </AccessControlList>
</AccessControlPolicy>`;

export const configurationSamples: Readonly<Record<string, string>> = {
  PutBucketAbac: '<AbacStatus><Status>Enabled</Status></AbacStatus>',
  PutBucketAcl: accessList,
  PutBucketAnalyticsConfiguration: `<AnalyticsConfiguration>
  <Id>report</Id>
  <StorageClassAnalysis/>
</AnalyticsConfiguration>`,
  PutBucketIntelligentTieringConfiguration: `<IntelligentTieringConfiguration>
  <Id>cold</Id>
  <Status>Enabled</Status>
  <Tiering><AccessTier>ARCHIVE_ACCESS</AccessTier><Days>90</Days></Tiering>
</IntelligentTieringConfiguration>`,
  PutBucketInventoryConfiguration: `<InventoryConfiguration>
  <Id>list</Id>
  <IsEnabled>true</IsEnabled>
  <IncludedObjectVersions>All</IncludedObjectVersions>
  <Destination>
    <S3BucketDestination><Bucket>arn:aws:s3:::backup</Bucket><Format>CSV</Format></S3BucketDestination>
  </Destination>
  <Schedule><Frequency>Daily</Frequency></Schedule>
</InventoryConfiguration>`,
  PutBucketLogging: `<BucketLoggingStatus>
  <LoggingEnabled>
    <TargetBucket>backup</TargetBucket>
    <TargetPrefix>logs/</TargetPrefix>
  </LoggingEnabled>
</BucketLoggingStatus>`,
  PutBucketMetricsConfiguration: '<MetricsConfiguration><Id>all</Id></MetricsConfiguration>',
  PutBucketReplication: `<ReplicationConfiguration>
  <Role>arn:aws:iam::123456789012:role/replication</Role>
  <Rule>
    <ID>all</ID>
    <Priority>1</Priority>
    <Filter><Prefix></Prefix></Filter>
    <Status>Enabled</Status>
    <DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication>
    <Destination><Bucket>arn:aws:s3:::backup</Bucket></Destination>
  </Rule>
</ReplicationConfiguration>`,
  PutObjectAcl: accessList,
};
