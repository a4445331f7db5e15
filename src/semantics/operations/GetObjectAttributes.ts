import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { ObjectPart, ObjectRecord } from '../../storage/records.ts';
import { checksumMember, checksumMembers } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { readKey, unlock } from '../encryption/customerKey.ts';
import { needObject, openBucket } from '../find.ts';
import { decrypt } from '../kms/use.ts';
import { maximumIsInRange, partNumberMarkerIsNumber } from '../rules/listing.ts';
import { attributesAreKnown } from '../rules/read.ts';

type Attributes = Output<'GetObjectAttributes'>;

export function GetObjectAttributes(input: Input<'GetObjectAttributes'>, s3: Context): Attributes {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:GetObjectVersion' : 's3:GetObject',
    input.VersionId ? 's3:GetObjectVersionAttributes' : 's3:GetObjectAttributes',
  );
  const asked = (input.ObjectAttributes ?? []).map((name) => name.trim());
  s3.guard(attributesAreKnown, { asked });
  s3.guard(maximumIsInRange, { asked: input.MaxParts, argument: 'max-parts' });
  s3.guard(partNumberMarkerIsNumber, { marker: input.PartNumberMarker });
  const key = readKey(s3, input);
  const object = needObject(s3, input, 'GET');
  unlock(s3, object.encryption, key);
  if (asked.includes('Checksum')) decrypt(s3, object);
  const all: Partial<Attributes> = defined({
    ETag: object.etag,
    Checksum: shownChecksum(object),
    ObjectParts: shownParts(object, input, s3.dialect.limits.maxKeys),
    StorageClass: object.storageClass as NonNullable<Attributes['StorageClass']>,
    ObjectSize: object.body.size,
  });
  return {
    LastModified: new Date(object.modified),
    ...defined({ VersionId: bucket.versioning ? object.versionId : undefined }),
    ...Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name))),
  };
}

/** Here, and only here, a composite value stands without its `-N` (recorded). */
function shownChecksum({ checksum }: ObjectRecord) {
  return checksumMembers({ ...checksum, value: checksum.value.replace(/-\d+$/, '') });
}

/** Parts are listed where they have checksums of their own, else only counted (recorded). */
function shownParts(
  { parts, checksum }: ObjectRecord,
  input: Input<'GetObjectAttributes'>,
  most: number,
) {
  if (!parts) return undefined;
  if (checksum.type === 'FULL_OBJECT') return { TotalPartsCount: parts.length };
  const after = Number(input.PartNumberMarker ?? 0);
  const limit = Math.min(input.MaxParts ?? most, most);
  const rest = parts.filter(({ number }) => number > after);
  const page = rest.slice(0, limit);
  const shown = ({ number, size, checksum: value }: ObjectPart) => ({
    PartNumber: number,
    Size: size,
    ...(value !== undefined && checksumMember(checksum.algorithm, value)),
  });
  return {
    TotalPartsCount: parts.length,
    PartNumberMarker: String(after),
    NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
    MaxParts: limit,
    IsTruncated: limit > 0 && rest.length > page.length,
    Parts: page.map(shown),
  };
}
