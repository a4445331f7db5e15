import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { acceleratedNameHasNoDots, accelerationIsKnown } from '../rules/acceleration.ts';

export function PutBucketAccelerateConfiguration(
  input: Input<'PutBucketAccelerateConfiguration'>,
  s3: Context,
): Output<'PutBucketAccelerateConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutAccelerateConfiguration');
  const { Status } = input.AccelerateConfiguration ?? {};
  s3.guard(acceleratedNameHasNoDots, { name: bucket.name });
  s3.guard(accelerationIsKnown, { Status });
  s3.draft.put({ ...bucket, acceleration: Status === 'Enabled' ? 'Enabled' : 'Suspended' });
  return {};
}
