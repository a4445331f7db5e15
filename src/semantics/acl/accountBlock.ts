/** The public access block of an account: the one that was put last, else the one that the world gave it. */
import { recordId } from '../../storage/recordId.ts';
import type { View } from '../../storage/table.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { nothingBlocked, publicAccessBlockOf } from './ownership.ts';

export function accountBlockOf(
  view: View,
  account: string,
  given: PublicAccessBlock | undefined,
): PublicAccessBlock | undefined {
  const record = view.get(recordId.accountBlock(account));
  if (record?.kind !== 'accountBlock') return given;
  return record.block === 'none' ? undefined : record.block;
}

/**
 * What counts for a bucket: whatever it or its account has on.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blockOn(
  s3: Pick<Context, 'accountBlock'>,
  bucket: BucketRecord,
): PublicAccessBlock {
  const [own, all] = [publicAccessBlockOf(bucket), s3.accountBlock(bucket.account)];
  if (!own || !all) return own ?? all ?? nothingBlocked;
  return {
    BlockPublicAcls: own.BlockPublicAcls || all.BlockPublicAcls,
    IgnorePublicAcls: own.IgnorePublicAcls || all.IgnorePublicAcls,
    BlockPublicPolicy: own.BlockPublicPolicy || all.BlockPublicPolicy,
    RestrictPublicBuckets: own.RestrictPublicBuckets || all.RestrictPublicBuckets,
  };
}
