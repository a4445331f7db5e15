import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import { authorizeForAccount } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { decodeToken, encodeToken } from '../listing/token.ts';
import { ownsAccount } from '../rules/access.ts';
import { bucketCountIsAllowed, regionFilterIsKnown } from '../rules/bucket.ts';
import { continuationTokenIsOurs } from '../rules/listing.ts';

export function ListBuckets(input: Input<'ListBuckets'>, s3: Context): Output<'ListBuckets'> {
  const { MaxBuckets, Prefix, BucketRegion, ContinuationToken } = input;
  const account = s3.caller.account ?? '';
  s3.guard(ownsAccount, { account: s3.caller.account });
  authorizeForAccount(s3, { action: 's3:ListAllMyBuckets', name: '*', input });
  s3.guard(bucketCountIsAllowed, { MaxBuckets });
  s3.guard(regionFilterIsKnown, { BucketRegion, regions: s3.regions });
  const token = ContinuationToken || undefined;
  const decoded = decodeToken(token);
  s3.guard(continuationTokenIsOurs, { token, decoded });
  const after = decoded ?? '';
  const matching = bucketsOf(s3, account).filter(
    ({ name, region }) =>
      name.startsWith(Prefix ?? '') && name > after && (!BucketRegion || region === BucketRegion),
  );
  const page = matching.slice(0, MaxBuckets ?? 10_000);
  const more = matching.length > page.length ? encodeToken(page.at(-1)?.name ?? '') : undefined;
  const asked = [MaxBuckets, Prefix, BucketRegion, ContinuationToken].some(
    (parameter) => parameter !== undefined,
  );
  return {
    Buckets: page.map((bucket) => ({
      Name: bucket.name,
      CreationDate: new Date(bucket.created),
      ...(asked && { BucketRegion: bucket.region }),
      BucketArn: `arn:aws:s3:::${bucket.name}`,
    })),
    Owner: { ID: s3.owner(account).id },
    ...defined({ ContinuationToken: more, Prefix }),
  };
}

function bucketsOf(s3: Context, account: string): BucketRecord[] {
  return [...s3.draft.scan(recordId.buckets)].filter(
    (record) => record.kind === 'bucket' && record.account === account,
  ) as BucketRecord[];
}
