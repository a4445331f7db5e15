import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

type Constraint = Output<'GetBucketLocation'>['LocationConstraint'];

/** us-east-1 has no constraint: the element is empty. */
export function GetBucketLocation(
  input: Input<'GetBucketLocation'>,
  s3: Context,
): Output<'GetBucketLocation'> {
  const { region, locationConstraint } = openBucket(s3, input, 's3:GetBucketLocation');
  const named = locationConstraint ?? (region === 'us-east-1' ? undefined : region);
  return defined({ LocationConstraint: named as Constraint });
}
