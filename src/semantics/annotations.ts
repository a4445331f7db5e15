/** Annotations as their operations have them in common. */
import { compareCodePoints } from '../lib/order.ts';
import type { Annotation } from '../storage/annotation.ts';
import type { BucketRecord, ObjectRecord } from '../storage/records.ts';
import type { Context } from './context.ts';
import { annotationNameFits, annotationNameIsValid } from './rules/annotations.ts';

/** The annotation of that name, if there is one. */
export function findAnnotation(object: ObjectRecord, name: string): Annotation | undefined {
  return object.annotations?.find((annotation) => annotation.name === name);
}

export function checkAnnotationName(s3: Context, name: string): void {
  s3.guard(annotationNameFits, { name });
  s3.guard(annotationNameIsValid, { name });
}

/** The object with these annotations, in the order of their names. */
export function annotated(object: ObjectRecord, all: readonly Annotation[]): ObjectRecord {
  const { annotations: _, ...plain } = object;
  const sorted = all.toSorted((a, b) => compareCodePoints(a.name, b.name));
  return sorted.length === 0 ? plain : { ...plain, annotations: sorted };
}

/** The version that answers name: none where the bucket was never versioned. */
export function annotatedVersion(bucket: BucketRecord, object: ObjectRecord) {
  return bucket.versioning ? { ObjectVersionId: object.versionId } : {};
}
