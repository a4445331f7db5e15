import { quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Annotation } from '../../storage/annotation.ts';
import { annotated, annotatedVersion, checkAnnotationName } from '../annotations.ts';
import { checksumMembers } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { opaqueEtag } from '../encryption/encrypt.ts';
import { serverSideEncryption } from '../encryption/encryptionMembers.ts';
import { needObject, openBucket } from '../find.ts';
import { checkIntegrity, digestAsSent, emptyPayload } from '../integrity.ts';
import { encryptAlike } from '../kms/use.ts';
import {
  annotatedObjectMatches,
  annotationCanBeRead,
  annotationFits,
  annotationIsNotEmpty,
  annotationIsText,
  annotationsFit,
} from '../rules/annotations.ts';
import { keptAlgorithm } from '../rules/checksum.ts';
import { etagOfBody } from '../rules/encryption.ts';

const mebibyte = 1024 * 1024;

export function PutObjectAnnotation(
  input: Input<'PutObjectAnnotation'>,
  s3: Context,
): Output<'PutObjectAnnotation'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:PutObjectVersionAnnotation' : 's3:PutObjectAnnotation',
  );
  const { AnnotationName: name = '', AnnotationPayload: body = emptyPayload } = input;
  checkAnnotationName(s3, name);
  s3.guard(annotationIsNotEmpty, { size: body.size });
  s3.guard(annotationFits, { size: body.size, limit: mebibyte });
  s3.guard(annotationIsText, { isText: body.isText !== false });
  const declared = checkIntegrity(s3, input, body);
  const object = needObject(s3, input, 'PUT');
  s3.guard(annotatedObjectMatches, { ObjectIfMatch: input.ObjectIfMatch, object });
  s3.guard(annotationCanBeRead, { object });
  encryptAlike(s3, object);
  const others = (object.annotations ?? []).filter((other) => other.name !== name);
  s3.guard(annotationsFit, { count: others.length + 1, limit: 1000 });
  const algorithm = s3.decide(keptAlgorithm, { declared });
  const annotation: Annotation = {
    name,
    body: { size: body.size, segments: body.segments },
    etag: s3.decide(etagOfBody, {
      md5: s3.digest(body, 'MD5'),
      encryption: object.encryption.type,
      opaque: () => opaqueEtag(s3),
    }),
    checksum: { algorithm, type: 'FULL_OBJECT', value: digestAsSent(s3, body, algorithm) },
    modified: s3.now,
  };
  s3.draft.put(annotated(object, [...others, annotation]));
  return {
    Key: object.key,
    AnnotationName: name,
    ETag: quoteEtag(annotation.etag),
    ...annotatedVersion(bucket, object),
    ...checksumMembers(annotation.checksum),
    ServerSideEncryption: serverSideEncryption(object.encryption),
  };
}
