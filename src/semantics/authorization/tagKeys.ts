/**
 * Tags, as conditions ask for them one by one: those that are sent, those of the object, of its bucket and of the caller.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html
 */
import type { Tag } from '../../storage/attributes.ts';
import { parseTagging } from '../rules/tags.ts';
import type { Asked, ConditionInput } from './asked.ts';
import type { TagReader } from './keyValue.ts';

type Sent = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];

/** The tags of an object that a request brings, in a header or as a document. */
function sentTags({ Tagging }: ConditionInput): Sent {
  if (typeof Tagging === 'string') return parseTagging(Tagging) ?? [];
  return Tagging?.TagSet ?? [];
}

const keysOf = (tags: Sent) => tags.flatMap(({ Key }) => Key ?? []);

export const sentTagKeys = (input: ConditionInput): readonly string[] => keysOf(sentTags(input));

const named =
  (tags: Sent) =>
  (name: string): string | undefined =>
    tags.find(({ Key }) => Key === name)?.Value;

/** Tags of a bucket count for access where its owner turned that on. */
function bucketTags({ bucket }: Asked): readonly Tag[] {
  return bucket.abac === 'Enabled' ? bucket.tags : [];
}

/** IAM tells its own tags apart without case: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules */
export function caseless(tags: Readonly<Record<string, string>>, name: string): string | undefined {
  const found = Object.keys(tags).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : tags[found];
}

/** By what stands before the name of the tag, in lower case. */
export const tagKeys: Readonly<Record<string, TagReader>> = {
  'aws:principaltag/': (s3) => (name) => caseless(s3.identity?.tags ?? {}, name),
  'aws:requesttag/': (_, __, input) => named(input.CreateBucketConfiguration?.Tags ?? []),
  'aws:resourcetag/': (_, asked) => named(bucketTags(asked)),
  's3:buckettag/': (_, asked) => named(bucketTags(asked)),
  's3:existingobjecttag/': (_, { version }) =>
    named(version?.kind === 'object' ? version.tags : []),
  's3:requestobjecttag/': (_, __, input) => named(sentTags(input)),
};
