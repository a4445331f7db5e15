import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function GetBucketVersioning(
  input: Input<'GetBucketVersioning'>,
  s3: Context,
): Output<'GetBucketVersioning'> {
  return defined({ Status: openBucket(s3, input, 's3:GetBucketVersioning').versioning });
}
