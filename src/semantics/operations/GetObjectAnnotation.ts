import { quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Annotation } from '../../storage/annotation.ts';
import { annotatedVersion, findAnnotation } from '../annotations.ts';
import { checksumMembers } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { serverSideEncryption } from '../encryption/encryptionMembers.ts';
import { needObject, openBucket } from '../find.ts';
import { decrypt } from '../kms/use.ts';
import { annotationExists } from '../rules/annotations.ts';

export function GetObjectAnnotation(
  input: Input<'GetObjectAnnotation'>,
  s3: Context,
): Output<'GetObjectAnnotation'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:GetObjectVersionAnnotation' : 's3:GetObjectAnnotation',
  );
  const object = needObject(s3, input, 'GET');
  const name = input.AnnotationName ?? '';
  const found = findAnnotation(object, name);
  s3.guard(annotationExists, { annotation: found, name });
  const annotation = found as Annotation;
  decrypt(s3, object);
  return {
    AnnotationPayload: annotation.body,
    ContentLength: annotation.body.size,
    ETag: quoteEtag(annotation.etag),
    LastModified: new Date(annotation.modified),
    ...annotatedVersion(bucket, object),
    ...(input.ChecksumMode === 'ENABLED' && checksumMembers(annotation.checksum)),
    ServerSideEncryption: serverSideEncryption(object.encryption),
  };
}
