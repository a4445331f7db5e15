import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { checkSigner } from '../kms/use.ts';
import {
  bucketEncryption,
  defaultAlgorithmIsOfBuckets,
  defaultKeyNeedsKms,
  encryptionRuleSaysSomething,
  oneEncryptionRule,
} from '../rules/bucketEncryption.ts';

export function PutBucketEncryption(
  input: Input<'PutBucketEncryption'>,
  s3: Context,
): Output<'PutBucketEncryption'> {
  const bucket = openBucket(s3, input, 's3:PutEncryptionConfiguration');
  const rules = input.ServerSideEncryptionConfiguration?.Rules ?? [];
  s3.guard(oneEncryptionRule, { rules: rules.length });
  const [sent] = rules;
  const { SSEAlgorithm, KMSMasterKeyID } = sent?.ApplyServerSideEncryptionByDefault ?? {};
  const rule = {
    SSEAlgorithm,
    KMSMasterKeyID,
    BucketKeyEnabled: sent?.BucketKeyEnabled,
    blocked: sent?.BlockedEncryptionTypes?.EncryptionType,
  };
  s3.guard(encryptionRuleSaysSomething, rule);
  s3.guard(defaultAlgorithmIsOfBuckets, { SSEAlgorithm });
  s3.guard(defaultKeyNeedsKms, rule);
  if (SSEAlgorithm !== 'AES256' && SSEAlgorithm !== undefined) checkSigner(s3);
  s3.draft.put({ ...bucket, encryption: s3.decide(bucketEncryption, rule) });
  return {};
}
