import { quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { checksumMember } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { unlockUpload, writeKey } from '../encryption/customerKey.ts';
import { encryptionMembers } from '../encryption/encryptionMembers.ts';
import { needUpload, openBucket } from '../find.ts';
import { checkIntegrity, digestAsSent, emptyPayload } from '../integrity.ts';
import { decrypt } from '../kms/use.ts';
import { checkLockDigest } from '../lock/lock.ts';
import { putPart } from '../putPart.ts';
import { partHasUploadsAlgorithm, partNumberIsInRange } from '../rules/multipart.ts';
import { sizeFits } from '../rules/object.ts';

export function UploadPart(input: Input<'UploadPart'>, s3: Context): Output<'UploadPart'> {
  const bucket = openBucket(s3, input, 's3:PutObject');
  const { PartNumber } = input;
  const body = input.Body ?? emptyPayload;
  s3.guard(partNumberIsInRange, { PartNumber, limit: s3.dialect.limits.maxParts });
  const key = writeKey(s3, input, bucket);
  const upload = needUpload(s3, input);
  unlockUpload(s3, upload, key);
  decrypt(s3, upload);
  s3.guard(sizeFits, { size: body.size, limit: s3.dialect.limits.maxPart });
  checkLockDigest(s3, bucket, upload.lock, input, 'Put Part');
  const declared = checkIntegrity(s3, input, body);
  s3.guard(partHasUploadsAlgorithm, { upload, sent: declared?.algorithm });
  const part = putPart(s3, upload, PartNumber ?? 0, body);
  const shown = declared?.algorithm ?? upload.checksumAlgorithm;
  return {
    ETag: quoteEtag(part.etag),
    ...encryptionMembers(upload.encryption),
    ...(shown && checksumMember(shown, digestAsSent(s3, body, shown))),
  };
}
