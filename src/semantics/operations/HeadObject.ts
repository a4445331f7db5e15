import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { type Archive, archiveOf } from '../archive/archive.ts';
import { toldTags } from '../authorization/toldHeaders.ts';
import type { Context } from '../context.ts';
import { readKey, unlock } from '../encryption/customerKey.ts';
import { expirationOf } from '../lifecycle/told.ts';
import { needObject, openBucket } from '../find.ts';
import { decrypt } from '../kms/use.ts';
import { checkRead, objectHeaders } from '../readHeaders.ts';

export function HeadObject(input: Input<'HeadObject'>, s3: Context): Output<'HeadObject'> {
  const bucket = openBucket(s3, input, input.VersionId ? 's3:GetObjectVersion' : 's3:GetObject');
  const key = readKey(s3, input);
  const object = needObject(s3, input, 'HEAD');
  unlock(s3, object.encryption, key);
  const window = checkRead(s3, input, object);
  if (input.ChecksumMode === 'ENABLED') decrypt(s3, object);
  return {
    ...(objectHeaders(s3, bucket, object, input, window) as Output<'HeadObject'>),
    ...toldTags(s3, { bucket, object }, input.VersionId),
    ...defined({ ArchiveStatus: archiveStatus(archiveOf(bucket, object, s3.now)) }),
    ...expirationOf(s3, bucket, object),
  };
}

/** Told of S3 Intelligent-Tiering only: elsewhere the storage class says it. */
function archiveStatus(archive: Archive | undefined) {
  return archive === 'ARCHIVE_ACCESS' || archive === 'DEEP_ARCHIVE_ACCESS' ? archive : undefined;
}
