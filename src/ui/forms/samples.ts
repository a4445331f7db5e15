/** A small valid document for each operation that takes one: where somebody starts to write. */

import { configurationSamples } from './configurationSamples.ts';

const samples: Readonly<Record<string, string>> = {
  CompleteMultipartUpload: `<CompleteMultipartUpload>
  <Part><PartNumber>1</PartNumber><ETag>"…"</ETag></Part>
</CompleteMultipartUpload>`,
  DeleteObjects: `<Delete>
  <Object><Key>cat.jpg</Key></Object>
  <Quiet>false</Quiet>
</Delete>`,
  PutBucketAccelerateConfiguration: `<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>`,
  PutBucketCors: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://example.com</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedHeader>*</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>`,
  PutBucketEncryption: `<ServerSideEncryptionConfiguration>
  <Rule>
    <ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault>
    <BucketKeyEnabled>true</BucketKeyEnabled>
  </Rule>
</ServerSideEncryptionConfiguration>`,
  PutBucketLifecycleConfiguration: `<LifecycleConfiguration>
  <Rule>
    <ID>clean</ID>
    <Filter><Prefix>logs/</Prefix></Filter>
    <Status>Enabled</Status>
    <Transition><Days>30</Days><StorageClass>STANDARD_IA</StorageClass></Transition>
    <Expiration><Days>90</Days></Expiration>
  </Rule>
</LifecycleConfiguration>`,
  PutBucketNotificationConfiguration: `<NotificationConfiguration>
  <EventBridgeConfiguration/>
</NotificationConfiguration>`,
  PutBucketOwnershipControls: `<OwnershipControls>
  <Rule><ObjectOwnership>BucketOwnerPreferred</ObjectOwnership></Rule>
</OwnershipControls>`,
  PutBucketPolicy: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::210987654321:root" },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::photos/*"
    }
  ]
}`,
  PutBucketRequestPayment: `<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>`,
  PutBucketTagging: `<Tagging>
  <TagSet><Tag><Key>team</Key><Value>blue</Value></Tag></TagSet>
</Tagging>`,
  PutBucketVersioning: `<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>`,
  PutBucketWebsite: `<WebsiteConfiguration>
  <IndexDocument><Suffix>index.html</Suffix></IndexDocument>
  <ErrorDocument><Key>error.html</Key></ErrorDocument>
</WebsiteConfiguration>`,
  PutObjectLegalHold: `<LegalHold><Status>ON</Status></LegalHold>`,
  PutObjectLockConfiguration: `<ObjectLockConfiguration>
  <ObjectLockEnabled>Enabled</ObjectLockEnabled>
  <Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>30</Days></DefaultRetention></Rule>
</ObjectLockConfiguration>`,
  PutObjectRetention: `<Retention>
  <Mode>GOVERNANCE</Mode>
  <RetainUntilDate>2027-01-01T00:00:00Z</RetainUntilDate>
</Retention>`,
  PutObjectTagging: `<Tagging>
  <TagSet><Tag><Key>album</Key><Value>pets</Value></Tag></TagSet>
</Tagging>`,
  PutPublicAccessBlock: `<PublicAccessBlockConfiguration>
  <BlockPublicAcls>true</BlockPublicAcls>
  <IgnorePublicAcls>true</IgnorePublicAcls>
  <BlockPublicPolicy>true</BlockPublicPolicy>
  <RestrictPublicBuckets>true</RestrictPublicBuckets>
</PublicAccessBlockConfiguration>`,
  RestoreObject: `<RestoreRequest>
  <Days>3</Days>
  <GlacierJobParameters><Tier>Expedited</Tier></GlacierJobParameters>
</RestoreRequest>`,
  SelectObjectContent: `<SelectObjectContentRequest>
  <Expression>SELECT s.name FROM S3Object s WHERE s.size &gt; 10</Expression>
  <ExpressionType>SQL</ExpressionType>
  <InputSerialization><CSV><FileHeaderInfo>USE</FileHeaderInfo></CSV></InputSerialization>
  <OutputSerialization><CSV/></OutputSerialization>
</SelectObjectContentRequest>`,
  ...configurationSamples,
};

/** Undefined for operations whose document may be left out, or that are not modelled. */
export function sampleOf(operation: string): string | undefined {
  return samples[operation];
}
