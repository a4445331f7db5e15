import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { encoderFor, entriesOf, prefixesOf } from '../listing/listing.ts';
import { listed, pageOfObjects } from '../listing/listObjects.ts';
import { ownerOf } from '../acl/ownership.ts';
import { askedAttributes } from '../archive/optionalAttributes.ts';
import { encodingTypeIsUrl, maximumIsInRange } from '../rules/listing.ts';

type Contents = NonNullable<Output<'ListObjects'>['Contents']>;

export function ListObjects(input: Input<'ListObjects'>, s3: Context): Output<'ListObjects'> {
  const bucket = openBucket(s3, input, 's3:ListBucket');
  const { EncodingType, Marker = '', Prefix = '' } = input;
  s3.guard(encodingTypeIsUrl, { EncodingType });
  s3.guard(maximumIsInRange, { asked: input.MaxKeys, argument: 'max-keys' });
  const limit = Math.min(input.MaxKeys ?? s3.dialect.limits.maxKeys, s3.dialect.limits.maxKeys);
  const delimiter = input.Delimiter || undefined;
  const page = pageOfObjects(s3, { bucket, prefix: Prefix, delimiter, after: Marker, limit });
  const more = askedAttributes(s3, input);
  const encode = encoderFor(EncodingType);
  const last = page.rows.at(-1);
  return {
    Name: bucket.name,
    Prefix: encode(Prefix),
    Marker: encode(Marker),
    MaxKeys: limit,
    IsTruncated: page.truncated,
    Contents: entriesOf(page).map((object) => ({
      ...listed(s3, object, encode, more),
      Owner: { ID: s3.owner(ownerOf(bucket, object)).id },
    })) as Contents,
    CommonPrefixes: prefixesOf(page).map((prefix) => ({ Prefix: encode(prefix) })),
    ...defined({
      Delimiter: delimiter && encode(delimiter),
      EncodingType,
      NextMarker:
        page.truncated && delimiter && last
          ? encode('entry' in last ? last.entry.key : last.prefix)
          : undefined,
    }),
  };
}
