import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function HeadBucket(input: Input<'HeadBucket'>, s3: Context): Output<'HeadBucket'> {
  const bucket = openBucket(s3, input, 's3:ListBucket');
  return {
    BucketRegion: bucket.region,
    BucketArn: `arn:aws:s3:::${bucket.name}`,
    AccessPointAlias: s3.accessPoint?.byAlias === true,
  };
}
