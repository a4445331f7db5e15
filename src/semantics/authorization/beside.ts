/** What a request needs leave for beside its own action: for what a new object is written with, and what a copy takes along. */
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import type { Asked, ConditionInput } from './asked.ts';
import { authorize, authorizeAlso } from './authorize.ts';

type KeyedInput = ConditionInput & { readonly Key?: string | undefined };

/** Whether the object that is to be written may have what `action` sets: there is none yet that could be anybody's. */
export function authorizeNew(
  s3: Context,
  bucket: BucketRecord,
  input: KeyedInput,
  action: string,
): void {
  authorizeAlso(s3, { action, bucket, key: input.Key, version: undefined, input }, action);
}

interface Source {
  readonly object: ObjectRecord;
  /** How the source itself was asked for. */
  readonly asked: Asked;
}

/**
 * Tags and annotations that a copy takes along are read from the source and set at the destination, by permissions of their own:
 * a role with GetObject and PutObject alone copies no object that has them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function authorizeCarried(
  s3: Context,
  bucket: BucketRecord,
  input: KeyedInput & { readonly TaggingDirective?: string | undefined },
  { object, asked }: Source,
): void {
  const named = asked.action === 's3:GetObjectVersion';
  const tags = input.TaggingDirective !== 'REPLACE' && object.tags.length > 0;
  const annotated = input.AnnotationDirective !== 'EXCLUDE' && object.annotations !== undefined;
  const read = (action: string) => authorize(s3, { ...asked, action });
  if (tags) read(named ? 's3:GetObjectVersionTagging' : 's3:GetObjectTagging');
  if (annotated) read(named ? 's3:GetObjectVersionAnnotation' : 's3:GetObjectAnnotation');
  if (tags || (input.TaggingDirective === 'REPLACE' && input.Tagging))
    authorizeNew(s3, bucket, input, 's3:PutObjectTagging');
  if (annotated) authorizeNew(s3, bucket, input, 's3:PutObjectAnnotation');
}
