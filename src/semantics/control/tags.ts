/** Tags of access points. */
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import type { Tag } from '../../storage/attributes.ts';
import type { AccessPointRecord } from '../../storage/records.ts';
import { findAccessPoint, readArn } from '../accessPoint/find.ts';
import type { Context } from '../context.ts';
import { accessPointExists } from '../rules/accessPoint.ts';
import {
  bucketTagsAreNotReserved,
  bucketTagsFit,
  tagKeysAreUnique,
  tagKeysAreValid,
  tagValuesAreValid,
} from '../rules/tags.ts';

type SentTags = readonly {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}[];

/** As those of buckets are. */
export function checkedTags(s3: Context, sent: SentTags = []): readonly Tag[] {
  const tags = sent.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  s3.guard(bucketTagsAreNotReserved, { tags });
  s3.guard(tagKeysAreUnique, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  s3.guard(bucketTagsFit, { tags, limit: s3.dialect.limits.maxTagsPerBucket });
  return tags;
}

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
  s3.draft.put({ ...record, tags: checkedTags(s3, [...others, ...Tags]) });
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
