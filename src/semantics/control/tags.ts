/** Tags of access points. */
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import type { AccessPointRecord } from '../../storage/records.ts';
import { findAccessPoint, readArn } from '../accessPoint/find.ts';
import { checkedBucketTags } from '../bucketTags.ts';
import type { Context } from '../context.ts';
import { accessPointExists } from '../rules/accessPoint.ts';

export function ListTagsForResource(
  { ResourceArn = '' }: ControlInput<'ListTagsForResource'>,
  s3: Context,
): ControlOutput<'ListTagsForResource'> {
  return { Tags: needTagged(s3, ResourceArn).tags.map((tag) => ({ ...tag })) };
}

/** A key that is there already gets the new value. */
export function TagResource(
  { ResourceArn = '', Tags = [] }: ControlInput<'TagResource'>,
  s3: Context,
): void {
  const record = needTagged(s3, ResourceArn);
  const named = new Set(Tags.map(({ Key }) => Key));
  const others = record.tags.filter(({ Key }) => !named.has(Key));
  s3.draft.put({ ...record, tags: checkedBucketTags(s3, [...others, ...Tags]) });
}

export function UntagResource(
  { ResourceArn = '', TagKeys = [] }: ControlInput<'UntagResource'>,
  s3: Context,
): void {
  const record = needTagged(s3, ResourceArn);
  s3.draft.put({ ...record, tags: record.tags.filter(({ Key }) => !TagKeys.includes(Key)) });
}

function needTagged(s3: Context, arn: string): AccessPointRecord {
  const named = readArn(arn);
  const own = named?.account === s3.caller.account ? named : undefined;
  const accessPoint = own && findAccessPoint(s3.draft, own);
  s3.guard(accessPointExists, { name: named?.name ?? arn, accessPoint });
  return accessPoint as AccessPointRecord;
}
