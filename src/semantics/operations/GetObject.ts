import type { Input, Output } from '../../protocol/operation.ts';
import { noteAccess } from '../archive/access.ts';
import { archiveAround } from '../archive/archive.ts';
import { toldTags } from '../authorization/toldHeaders.ts';
import type { Context } from '../context.ts';
import { readKey, unlock } from '../encryption/customerKey.ts';
import { expirationOf } from '../lifecycle/told.ts';
import { cut } from '../cut.ts';
import { needObject, openBucket } from '../find.ts';
import { decrypt } from '../kms/use.ts';
import { checkRead, objectHeaders } from '../readHeaders.ts';
import { notArchived } from '../rules/archive.ts';

export function GetObject(input: Input<'GetObject'>, s3: Context): Output<'GetObject'> {
  const bucket = openBucket(s3, input, input.VersionId ? 's3:GetObjectVersion' : 's3:GetObject');
  const key = readKey(s3, input);
  const object = needObject(s3, input, 'GET');
  s3.guard(notArchived, { object, archive: archiveAround(bucket, object, s3.now) });
  unlock(s3, object.encryption, key);
  const window = checkRead(s3, input, object);
  decrypt(s3, object);
  noteAccess(s3, object);
  return {
    ...(objectHeaders(s3, bucket, object, input, window) as Output<'GetObject'>),
    ...expirationOf(s3, bucket, object),
    ...toldTags(s3, { bucket, object }, input.VersionId),
    Body: cut(object.body, window.first, window.length),
  };
}
