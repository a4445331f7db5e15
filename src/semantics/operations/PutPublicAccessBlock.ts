import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { nothingBlocked } from '../acl/ownership.ts';
import { publicAccessBlockSaysSomething } from '../rules/ownership.ts';

/** What the request leaves out is off (recorded). */
export function PutPublicAccessBlock(
  input: Input<'PutPublicAccessBlock'>,
  s3: Context,
): Output<'PutPublicAccessBlock'> {
  const bucket = openBucket(s3, input, 's3:PutBucketPublicAccessBlock');
  const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } =
    input.PublicAccessBlockConfiguration ?? {};
  const named = defined({
    BlockPublicAcls,
    IgnorePublicAcls,
    BlockPublicPolicy,
    RestrictPublicBuckets,
  });
  s3.guard(publicAccessBlockSaysSomething, { settings: Object.values(named) });
  s3.draft.put({ ...bucket, publicAccessBlock: { ...nothingBlocked, ...named } });
  return {};
}
