import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { getConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function GetBucketIntelligentTieringConfiguration(
  input: Input<'GetBucketIntelligentTieringConfiguration'>,
  s3: Context,
): Output<'GetBucketIntelligentTieringConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetIntelligentTieringConfiguration');
  return {
    IntelligentTieringConfiguration: getConfiguration(s3, bucket, 'intelligentTiering', input.Id),
  };
}
