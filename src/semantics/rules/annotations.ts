/** Annotations of objects: named texts beside them. */
import { utf8Length } from '../../lib/bytes.ts';
import { namesEtag } from '../../lib/etag.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Annotation } from '../../storage/annotation.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';

const overview = guide('annotations-overview');

export const annotationDirectiveIsKnown = guard<{ AnnotationDirective: string | undefined }>({
  id: 'annotation/directive-known',
  about: 'AnnotationDirective',
  phase: 'request',
  says: 'The annotation directive is COPY or EXCLUDE.',
  cites: [api('CopyObject')],
  basis: 'documented',
  refuses: ({ AnnotationDirective: directive = '' }) =>
    directive === 'COPY' || directive === 'EXCLUDE'
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-object-annotation-directive', ArgumentValue: directive },
          'Unknown object annotation directive.',
        ),
});

export const copiedAnnotations = decision<
  { directive: string | undefined; source: ObjectRecord },
  readonly Annotation[]
>({
  id: 'annotation/directive',
  phase: 'decide',
  says: 'Annotations come from the source unless the annotation directive is EXCLUDE.',
  cites: [api('CopyObject')],
  basis: 'documented',
  decides: ['Annotations'],
  ways: ['copied', 'requested'],
  choose: ({ directive, source }) => {
    const value = directive === 'EXCLUDE' ? [] : (source.annotations ?? []);
    return {
      value,
      origin: directive === 'EXCLUDE' ? 'requested' : 'copied',
      because: `x-amz-object-annotation-directive is ${directive ?? 'absent, which means COPY'}`,
      shown: value.map(({ name }) => name).join(', ') || 'none',
    };
  },
});

export const annotationNameFits = guard<{ name: string }>({
  id: 'annotation/name-length',
  phase: 'request',
  says: 'The name of an annotation has at most 512 bytes.',
  cites: [api('DeleteObjectAnnotation'), overview],
  basis: 'documented',
  refuses: ({ name }) => (utf8Length(name) > 512 ? refuse('AnnotationNameTooLong') : undefined),
});

export const annotationNameIsValid = guard<{ name: string }>({
  id: 'annotation/name-form',
  phase: 'request',
  says: 'The name of an annotation is not empty, and begins neither with aws nor with s3.',
  cites: [api('DeleteObjectAnnotation'), overview],
  basis: 'documented',
  refuses: ({ name }) =>
    name === '' || /^(aws|s3)/i.test(name) ? refuse('InvalidAnnotationName') : undefined,
});

export const annotatedObjectMatches = guard<{
  ObjectIfMatch: string | undefined;
  object: ObjectRecord;
}>({
  id: 'annotation/object-if-match',
  about: 'ObjectIfMatch',
  phase: 'destination',
  says: 'When an ETag is named, the annotated object must have it.',
  cites: [api('PutObjectAnnotation'), api('DeleteObjectAnnotation')],
  basis: 'documented',
  refuses: ({ ObjectIfMatch = '', object }) =>
    namesEtag(ObjectIfMatch, object.etag)
      ? undefined
      : refuse('PreconditionFailed', { Condition: 'x-amz-object-if-match' }),
});

export const annotationCanBeRead = guard<{ object: ObjectRecord }>({
  id: 'annotation/encryption',
  phase: 'destination',
  says: "An object that is encrypted with a customer's key has no annotations.",
  cites: [api('PutObjectAnnotation')],
  basis: 'documented',
  refuses: ({ object }) =>
    object.encryption.type === 'SSE-C'
      ? refuse(
          'InvalidRequest',
          {},
          'Annotations are not supported for objects encrypted with customer-provided keys.',
        )
      : undefined,
});

export const annotationIsNotEmpty = guard<{ size: number }>({
  id: 'annotation/empty',
  phase: 'request',
  says: 'An annotation has one byte at least.',
  cites: [api('PutObjectAnnotation')],
  basis: 'documented',
  refuses: ({ size }) =>
    size === 0 ? refuse('InvalidRequest', {}, 'The annotation payload is empty.') : undefined,
});

export const annotationFits = guard<{ size: number; limit: number }>({
  id: 'annotation/size',
  phase: 'request',
  says: 'An annotation has at most 1 MiB.',
  cites: [api('PutObjectAnnotation')],
  basis: 'documented',
  refuses: ({ size, limit }) =>
    size > limit
      ? refuse('EntityTooLarge', { ProposedSize: size, MaxSizeAllowed: limit })
      : undefined,
});

export const annotationIsText = guard<{ isText: boolean }>({
  id: 'annotation/text',
  phase: 'request',
  says: 'An annotation is text in UTF-8.',
  cites: [api('PutObjectAnnotation')],
  basis: 'documented',
  refuses: ({ isText }) =>
    isText
      ? undefined
      : refuse(
          'UnsupportedMediaType',
          {},
          'The annotation payload is not valid UTF-8 encoded text.',
        ),
});

export const annotationsFit = guard<{ count: number; limit: number }>({
  id: 'annotation/count',
  phase: 'destination',
  says: 'An object has at most 1,000 annotations.',
  cites: [api('PutObjectAnnotation')],
  basis: 'documented',
  refuses: ({ count, limit }) => (count > limit ? refuse('AnnotationLimitExceeded') : undefined),
});

export const annotationExists = guard<{ annotation: Annotation | undefined; name: string }>({
  id: 'annotation/exists',
  phase: 'source',
  says: 'The annotation that is read is there.',
  cites: [api('GetObjectAnnotation')],
  basis: 'documented',
  refuses: ({ annotation }) => (annotation ? undefined : refuse('NoSuchAnnotation')),
});

export const annotationPrefixFits = guard<{ prefix: string | undefined }>({
  id: 'annotation/prefix',
  about: 'prefix',
  phase: 'request',
  says: 'A prefix of names is no longer than a name can be.',
  cites: [api('ListObjectAnnotations')],
  basis: 'inferred',
  refuses: ({ prefix = '' }) => (utf8Length(prefix) > 512 ? refuse('InvalidPrefix') : undefined),
});
