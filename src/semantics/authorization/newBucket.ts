/** What it takes to make a bucket, and to set with it what its owner else sets later: each by the action that sets it. */
import type { Context } from '../context.ts';
import type { ConditionInput } from './asked.ts';
import { authorizeForAccount } from './authorize.ts';

interface Creation extends ConditionInput {
  readonly Bucket?: string | undefined;
  readonly ObjectLockEnabledForBucket?: boolean | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export function authorizeCreation(s3: Context, input: Creation): void {
  const { Bucket: name = '', ObjectOwnership, ObjectLockEnabledForBucket: locks } = input;
  const tags = input.CreateBucketConfiguration?.Tags ?? [];
  const actions = [
    's3:CreateBucket',
    ...(setsAcl(input) ? ['s3:PutBucketAcl'] : []),
    ...(ObjectOwnership === undefined ? [] : ['s3:PutBucketOwnershipControls']),
    ...(locks ? ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning'] : []),
    ...(tags.length > 0 ? ['s3:TagResource'] : []),
  ];
  for (const action of actions) authorizeForAccount(s3, { action, name, input });
}

/** Every bucket is private to begin with: to say so sets nothing. */
function setsAcl(input: Creation): boolean {
  const { ACL = 'private', GrantFullControl, GrantRead, GrantReadACP } = input;
  const { GrantWrite, GrantWriteACP } = input;
  const grants = [GrantFullControl, GrantRead, GrantReadACP, GrantWrite, GrantWriteACP];
  return ACL !== 'private' || grants.some((grant) => grant !== undefined);
}
