import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Tag } from '../../storage/attributes.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import { authorizeCreation } from '../authorization/newBucket.ts';
import type { Context } from '../context.ts';
import { findBucket } from '../find.ts';
import { newBucketAccess } from '../acl/newBucketAccess.ts';
import { ownsAccount } from '../rules/access.ts';
import {
  bucketConfigurationSaysSomething,
  bucketIsNotYours,
  bucketNameIsFree,
  bucketNameIsValid,
  bucketRegion,
  locationConstraintFitsEndpoint,
  locationConstraintIsKnown,
} from '../rules/bucket.ts';
import { nameFitsNamespace, namespaceIsKnown } from '../rules/namespace.ts';
import { newBucketLock } from '../rules/lock.ts';
import { bucketKindIsModelled } from '../rules/modelled.ts';
import {
  bucketTagsFit,
  newBucketTagsAreNotReserved,
  tagKeysAreUnique,
  tagKeysAreValid,
  tagValuesAreValid,
} from '../rules/tags.ts';

export function CreateBucket(input: Input<'CreateBucket'>, s3: Context): Output<'CreateBucket'> {
  const name = input.Bucket ?? '';
  const { account } = s3.caller;
  const { region } = s3.target;
  s3.guard(ownsAccount, { account });
  authorizeCreation(s3, input);
  s3.guard(bucketNameIsValid, { name });
  const { BucketNamespace } = input;
  s3.guard(namespaceIsKnown, { BucketNamespace });
  s3.guard(nameFitsNamespace, { BucketNamespace, name, account, region });
  const access = newBucketAccess(s3, input);
  const configuration = input.CreateBucketConfiguration;
  const { LocationConstraint, Tags, Location, Bucket } = configuration ?? {};
  const sent = [LocationConstraint, Tags, Location, Bucket].map((one) => one !== undefined);
  s3.guard(bucketConfigurationSaysSomething, { members: configuration && sent });
  s3.guard(bucketKindIsModelled, { kind: (Location && 'Location') ?? (Bucket && 'Bucket') });
  const location = { constraint: LocationConstraint, region, regions: s3.regions };
  s3.guard(locationConstraintFitsEndpoint, location);
  s3.guard(locationConstraintIsKnown, location);
  const tags = checkedTags(s3, Tags);
  const made = s3.decide(bucketRegion, location);
  const existing = findBucket(s3.draft, name);
  const creation = { existing, name, account, region: made };
  s3.guard(bucketNameIsFree, creation);
  s3.guard(bucketIsNotYours, creation);
  const lock = s3.decide(newBucketLock, {
    ObjectLockEnabledForBucket: input.ObjectLockEnabledForBucket,
  });
  const bucket = newBucket(s3, name, made, LocationConstraint, tags);
  if (!existing) s3.draft.put({ ...bucket, ...lock, ...access });
  else if (existing.acl) s3.draft.put(withoutAcl(existing));
  return { Location: locationOf(s3, name, made), BucketArn: `arn:aws:s3:::${name}` };
}

function checkedTags(
  s3: Context,
  sent: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Tag[] {
  const tags = sent.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  s3.guard(bucketTagsFit, { tags, limit: s3.dialect.limits.maxTagsPerBucket });
  s3.guard(newBucketTagsAreNotReserved, { tags });
  s3.guard(tagKeysAreUnique, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  return tags;
}

function newBucket(
  s3: Context,
  name: string,
  region: string,
  locationConstraint: string | undefined,
  tags: readonly Tag[],
): BucketRecord {
  return {
    kind: 'bucket',
    id: recordId.bucket(name),
    name,
    account: s3.caller.account ?? '',
    region,
    ...defined({ locationConstraint }),
    created: s3.now,
    tags,
  };
}

/** Of a bucket that is made again the ACL is reset (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html). */
function withoutAcl({ acl: _, ...bucket }: BucketRecord): BucketRecord {
  return bucket;
}

/** A path in us-east-1, the URL of the bucket everywhere else (recorded): always http, at the endpoint without a region. */
function locationOf(s3: Context, name: string, region: string): string {
  if (region === 'us-east-1') return `/${name}`;
  const host = s3.target.host.replace(`${name}.`, '');
  return `http://${name}.${host.replace(/^s3[.-][a-z0-9-]+(\.amazonaws\.com)$/, 's3$1')}/`;
}
