import type { Input, Output } from '../../protocol/operation.ts';
import type { BucketEncryption } from '../../storage/bucketConfiguration.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { blockedTypes } from '../rules/customerKey.ts';

type Rules = NonNullable<
  Output<'GetBucketEncryption'>['ServerSideEncryptionConfiguration']
>['Rules'];

/** What every bucket has that was never told otherwise (recorded). */
const ofS3: BucketEncryption = { algorithm: 'AES256', bucketKey: false };

export function GetBucketEncryption(
  input: Input<'GetBucketEncryption'>,
  s3: Context,
): Output<'GetBucketEncryption'> {
  const bucket = openBucket(s3, input, 's3:GetEncryptionConfiguration');
  const { algorithm, keyId, bucketKey } = bucket.encryption ?? ofS3;
  const blocked = blockedTypes(bucket, s3.follows);
  const Rules = [
    {
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: algorithm,
        ...(keyId !== undefined && { KMSMasterKeyID: keyId }),
      },
      BucketKeyEnabled: bucketKey,
      ...(blocked && { BlockedEncryptionTypes: { EncryptionType: [...blocked] } }),
    },
  ];
  return { ServerSideEncryptionConfiguration: { Rules: Rules as Rules } };
}
