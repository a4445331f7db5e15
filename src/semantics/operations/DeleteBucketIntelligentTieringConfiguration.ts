import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { deleteConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketIntelligentTieringConfiguration(
  input: Input<'DeleteBucketIntelligentTieringConfiguration'>,
  s3: Context,
): Output<'DeleteBucketIntelligentTieringConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutIntelligentTieringConfiguration');
  deleteConfiguration(s3, bucket, 'intelligentTiering', input.Id);
  return {};
}
