import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { listConfigurations } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function ListBucketIntelligentTieringConfigurations(
  input: Input<'ListBucketIntelligentTieringConfigurations'>,
  s3: Context,
): Output<'ListBucketIntelligentTieringConfigurations'> {
  const bucket = openBucket(s3, input, 's3:GetIntelligentTieringConfiguration');
  const page = listConfigurations(s3, bucket, 'intelligentTiering', input.ContinuationToken);
  const { IsTruncated, list, tokens } = page;
  return { IsTruncated, IntelligentTieringConfigurationList: list, ...tokens };
}
