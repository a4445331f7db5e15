import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

/** A bucket that was never accelerated has no status (documented). */
export function GetBucketAccelerateConfiguration(
  input: Input<'GetBucketAccelerateConfiguration'>,
  s3: Context,
): Output<'GetBucketAccelerateConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetAccelerateConfiguration');
  return defined({ Status: bucket.acceleration });
}
