import { defined } from '../../lib/defined.ts';
import { quoteEtag } from '../../lib/etag.ts';
import { compareCodePoints } from '../../lib/order.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { annotatedVersion } from '../annotations.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { annotationPrefixFits } from '../rules/annotations.ts';
import { continuationTokenIsOurs, maximumIsInRange } from '../rules/listing.ts';
import { decodeToken, encodeToken } from '../listing/token.ts';

export function ListObjectAnnotations(
  input: Input<'ListObjectAnnotations'>,
  s3: Context,
): Output<'ListObjectAnnotations'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:ListObjectVersionAnnotations' : 's3:ListObjectAnnotations',
  );
  const { AnnotationPrefix, ContinuationToken, MaxAnnotationResults: asked } = input;
  const token = decodeToken(ContinuationToken);
  s3.guard(maximumIsInRange, { asked, argument: 'max-annotation-results' });
  s3.guard(annotationPrefixFits, { prefix: AnnotationPrefix });
  s3.guard(continuationTokenIsOurs, { token: ContinuationToken, decoded: token });
  const object = needObject(s3, input, 'GET');
  const limit = Math.min(asked ?? s3.dialect.limits.maxKeys, s3.dialect.limits.maxKeys);
  const after = (name: string) => token === undefined || compareCodePoints(name, token) > 0;
  const all = (object.annotations ?? []).filter(
    ({ name }) => name.startsWith(AnnotationPrefix ?? '') && after(name),
  );
  const page = all.slice(0, limit);
  const last = page.at(-1);
  return {
    Annotations: page.map(({ name, modified, etag, checksum, body }) => ({
      AnnotationName: name,
      LastModified: new Date(modified),
      ETag: quoteEtag(etag),
      ChecksumAlgorithm: [checksum.algorithm],
      Size: body.size,
    })),
    Bucket: bucket.name,
    Key: object.key,
    ...annotatedVersion(bucket, object),
    MaxAnnotationResults: limit,
    AnnotationCount: page.length,
    ...defined({
      AnnotationPrefix,
      ContinuationToken,
      NextContinuationToken: last && page.length < all.length ? encodeToken(last.name) : undefined,
    }),
  };
}
