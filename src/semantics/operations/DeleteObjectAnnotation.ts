import type { Input, Output } from '../../protocol/operation.ts';
import {
  annotated,
  annotatedVersion,
  checkAnnotationName,
  findAnnotation,
} from '../annotations.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { annotatedObjectMatches } from '../rules/annotations.ts';
import { versionIsNotLocked } from '../rules/locked.ts';

/** One that is not there is deleted as well. The model has no header that bypasses governance. */
export function DeleteObjectAnnotation(
  input: Input<'DeleteObjectAnnotation'>,
  s3: Context,
): Output<'DeleteObjectAnnotation'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:DeleteObjectVersionAnnotation' : 's3:DeleteObjectAnnotation',
  );
  const { AnnotationName: name = '', ObjectIfMatch } = input;
  checkAnnotationName(s3, name);
  const object = needObject(s3, input, 'DELETE');
  s3.guard(annotatedObjectMatches, { ObjectIfMatch, object });
  const lock = { version: object, versionId: object.versionId, bypass: undefined, now: s3.now };
  s3.guard(versionIsNotLocked, lock);
  if (findAnnotation(object, name)) {
    const others = (object.annotations ?? []).filter((other) => other.name !== name);
    s3.draft.put(annotated(object, others));
  }
  return annotatedVersion(bucket, object);
}
