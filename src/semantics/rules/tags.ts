/** Tags of objects and buckets: their form, their number, and where they stand. */
import { decodeForm } from '../../lib/percent.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Tag } from '../../storage/attributes.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const allowed = (longest: number, shortest: number): RegExp =>
  new RegExp(`^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{${shortest},${longest}}$`, 'u');
const keyForm = allowed(128, 1);
const valueForm = allowed(256, 0);

/** x-amz-tagging as tags, not judged; undefined when it is not URL query parameters with unique names. */
export function parseTagging(header: string): Tag[] | undefined {
  const tags: Tag[] = [];
  for (const pair of header.split('&')) {
    if (pair === '') continue;
    const [rawKey = '', rawValue = '', ...more] = pair.split('=');
    const Key = decodeForm(rawKey);
    const Value = decodeForm(rawValue);
    if (more.length > 0 || !Key || Value === undefined) return undefined;
    if (tags.some((tag) => tag.Key === Key)) return undefined;
    tags.push({ Key, Value });
  }
  return tags;
}

export const taggingHeaderIsQuery = guard<{ Tagging: string | undefined }>({
  id: 'tags/header',
  about: 'Tagging',
  phase: 'request',
  says: 'x-amz-tagging is URL query parameters in UTF-8, each name once.',
  cites: [recording('object-tagging-exc'), api('PutObjectTagging')],
  basis: 'recorded',
  refuses: ({ Tagging }) =>
    Tagging !== undefined && parseTagging(Tagging) === undefined
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-tagging', ArgumentValue: Tagging },
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
        )
      : undefined,
});

interface TagSet {
  readonly tags: readonly Tag[];
}

export const objectTagsFit = guard<TagSet & { limit: number }>({
  id: 'tags/count',
  about: 'tags',
  phase: 'request',
  says: 'An object has at most 10 tags.',
  cites: [guide('object-tagging')],
  basis: 'documented',
  refuses: ({ tags, limit }) =>
    tags.length > limit
      ? refuse('BadRequest', {}, `Object tags cannot be greater than ${limit}`)
      : undefined,
});

export const bucketTagsFit = guard<TagSet & { limit: number }>({
  id: 'tags/bucket-count',
  about: 'tags',
  phase: 'request',
  says: 'A bucket has at most 50 tags.',
  cites: [guide('CostAllocTagging')],
  basis: 'documented',
  refuses: ({ tags, limit }) =>
    tags.length > limit
      ? refuse('BadRequest', {}, `Bucket tag count cannot be greater than ${limit}`)
      : undefined,
});

export const bucketHasTags = guard<{ bucket: BucketRecord }>({
  id: 'tags/bucket-has-any',
  phase: 'source',
  says: 'A bucket without tags has no tag set to read.',
  cites: [recording('bucket-tagging-crud'), recording('put-bucket-tagging-none-value')],
  basis: 'recorded',
  refuses: ({ bucket }) =>
    bucket.tags.length === 0 ? refuse('NoSuchTagSet', { BucketName: bucket.name }) : undefined,
});

export const tagKeysAreUnique = guard<TagSet>({
  id: 'tags/unique',
  about: 'tags',
  phase: 'request',
  says: 'No two tags have the same key.',
  cites: [recording('tagging-validation'), api('PutObjectTagging')],
  basis: 'recorded',
  refuses({ tags }) {
    const twice = tags.find(({ Key }, i) => tags.findIndex((tag) => tag.Key === Key) < i);
    return twice
      ? refuse(
          'InvalidTag',
          { TagKey: twice.Key },
          'Cannot provide multiple Tags with the same key',
        )
      : undefined;
  },
});

export const tagKeysAreValid = guard<TagSet>({
  id: 'tags/key',
  about: 'tags',
  phase: 'request',
  says: 'A tag key has 1 to 128 letters, digits, spaces and + - = . _ : / @.',
  cites: [recording('tagging-validation'), guide('object-tagging'), 'gardenlinux/gardenlinux#3720'],
  basis: 'recorded',
  refuses({ tags }) {
    const bad = tags.find(({ Key }) => !keyForm.test(Key));
    return bad
      ? refuse('InvalidTag', { TagKey: bad.Key }, 'The TagKey you have provided is invalid')
      : undefined;
  },
});

export const tagValuesAreValid = guard<TagSet>({
  id: 'tags/value',
  about: 'tags',
  phase: 'request',
  says: 'A tag value has at most 256 letters, digits, spaces and + - = . _ : / @.',
  cites: [recording('tagging-validation'), guide('object-tagging')],
  basis: 'recorded',
  refuses({ tags }) {
    const bad = tags.find(({ Value }) => !valueForm.test(Value));
    return bad
      ? refuse(
          'InvalidTag',
          { TagKey: bad.Key, TagValue: bad.Value },
          'The TagValue you have provided is invalid',
        )
      : undefined;
  },
});

export const objectTagsAreNotReserved = guard<TagSet>({
  id: 'tags/reserved',
  about: 'tags',
  phase: 'request',
  says: 'Tag keys of objects do not begin with aws:.',
  cites: [recording('tagging-validation'), api('PutObjectTagging')],
  basis: 'recorded',
  refuses({ tags }) {
    const bad = tags.find(({ Key }) => Key.startsWith('aws:'));
    return bad
      ? refuse('InvalidTag', { TagKey: bad.Key }, 'Your TagKey cannot be prefixed with aws:')
      : undefined;
  },
});

export const bucketTagsAreNotReserved = guard<TagSet>({
  id: 'tags/reserved-bucket',
  about: 'tags',
  phase: 'request',
  says: 'Tag keys of buckets that begin with aws: are given by AWS alone.',
  cites: [recording('tagging-validation'), api('PutBucketTagging')],
  basis: 'recorded',
  refuses({ tags }) {
    const bad = tags.find(({ Key }) => Key.startsWith('aws:'));
    return bad
      ? refuse(
          'InvalidTag',
          { TagKey: bad.Key },
          'System tags cannot be added/updated by requester',
        )
      : undefined;
  },
});

export const newBucketTagsAreNotReserved = guard<TagSet>({
  id: 'tags/reserved-new-bucket',
  about: 'tags',
  phase: 'request',
  says: 'Tags given to a new bucket do not begin with aws:.',
  cites: [recording('create-bucket-with-tags-exc'), api('CreateBucket')],
  basis: 'recorded',
  refuses: ({ tags }) =>
    tags.some(({ Key }) => Key.startsWith('aws:'))
      ? refuse(
          'InvalidTag',
          {},
          'User-defined tag keys can\'t start with "aws:". This prefix is reserved for system tags. Remove "aws:" from your tag keys and try again.',
        )
      : undefined,
});
