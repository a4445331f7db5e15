import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { encoderFor, entriesOf, prefixesOf } from '../listing/listing.ts';
import { listed, pageOfObjects } from '../listing/listObjects.ts';
import { ownerOf } from '../acl/ownership.ts';
import { askedAttributes } from '../archive/optionalAttributes.ts';
import { decodeToken, encodeToken } from '../listing/token.ts';
import { continuationTokenIsOurs, encodingTypeIsUrl, maximumIsInRange } from '../rules/listing.ts';

type Contents = NonNullable<Output<'ListObjectsV2'>['Contents']>;

export function ListObjectsV2(input: Input<'ListObjectsV2'>, s3: Context): Output<'ListObjectsV2'> {
  const bucket = openBucket(s3, input, 's3:ListBucket');
  const { EncodingType, ContinuationToken, StartAfter, Prefix = '' } = input;
  const token = decodeToken(ContinuationToken);
  s3.guard(encodingTypeIsUrl, { EncodingType });
  s3.guard(maximumIsInRange, { asked: input.MaxKeys, argument: 'max-keys' });
  s3.guard(continuationTokenIsOurs, { token: ContinuationToken, decoded: token });
  const limit = Math.min(input.MaxKeys ?? s3.dialect.limits.maxKeys, s3.dialect.limits.maxKeys);
  const delimiter = input.Delimiter || undefined;
  const page = pageOfObjects(s3, {
    bucket,
    prefix: Prefix,
    delimiter,
    after: token ?? StartAfter ?? '',
    limit,
  });
  const more = askedAttributes(s3, input);
  const encode = encoderFor(EncodingType);
  const last = page.rows.at(-1);
  return {
    Name: bucket.name,
    Prefix: encode(Prefix),
    KeyCount: page.rows.length,
    MaxKeys: limit,
    IsTruncated: page.truncated,
    Contents: entriesOf(page).map((object) => ({
      ...listed(s3, object, encode, more),
      ...(input.FetchOwner && { Owner: { ID: s3.owner(ownerOf(bucket, object)).id } }),
    })) as Contents,
    CommonPrefixes: prefixesOf(page).map((prefix) => ({ Prefix: encode(prefix) })),
    ...defined({
      Delimiter: delimiter && encode(delimiter),
      EncodingType,
      ContinuationToken,
      StartAfter: token === undefined && StartAfter ? encode(StartAfter) : undefined,
      NextContinuationToken:
        page.truncated && last
          ? encodeToken('entry' in last ? last.entry.key : last.prefix)
          : undefined,
    }),
  };
}
