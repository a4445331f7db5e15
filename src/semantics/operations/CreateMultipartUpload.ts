import { defined } from '../../lib/defined.ts';
import type { ChecksumAlgorithm } from '../../lib/payload.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { UploadRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import { saidBy } from '../authorization/uploadConditions.ts';
import type { Context } from '../context.ts';
import { abortOf } from '../lifecycle/told.ts';
import { writtenEncryptionMembers } from '../encryption/encryptionMembers.ts';
import { openBucket } from '../find.ts';
import { sentLock } from '../lock/lock.ts';
import { sentAcl } from '../acl/sentAcl.ts';
import { sentAttributes } from '../write.ts';
import { signedIn } from '../rules/access.ts';
import { algorithmIsKnown } from '../rules/copiedDigests.ts';
import {
  typeFitsAlgorithm,
  typeIsKnown,
  typeNeedsAlgorithm,
  uploadChecksumType,
} from '../rules/multipart.ts';
import { keyFits } from '../rules/object.ts';

export function CreateMultipartUpload(
  input: Input<'CreateMultipartUpload'>,
  s3: Context,
): Output<'CreateMultipartUpload'> {
  s3.guard(signedIn, { account: s3.caller.account, what: 'initiate multipart uploads' });
  const bucket = openBucket(s3, input, 's3:PutObject');
  const key = input.Key ?? '';
  const { ChecksumAlgorithm, ChecksumType } = input;
  const choice = { ChecksumAlgorithm, ChecksumType };
  s3.guard(keyFits, { key, limit: s3.dialect.limits.maxKeyBytes });
  s3.guard(algorithmIsKnown, { ChecksumAlgorithm });
  s3.guard(typeNeedsAlgorithm, choice);
  s3.guard(typeIsKnown, choice);
  s3.guard(typeFitsAlgorithm, choice);
  const attributes = { ...sentAttributes(s3, input, bucket), ...sentAcl(s3, bucket, input) };
  const lock = sentLock(s3, bucket, input);
  const seq = s3.draft.nextWrite();
  const upload: UploadRecord = {
    ...attributes,
    kind: 'upload',
    id: recordId.upload(bucket.name, key, seq),
    bucket: bucket.name,
    key,
    uploadId: s3.ids.uploadId(seq),
    seq,
    initiated: s3.now,
    initiator: s3.caller.arn ?? '',
    ...defined({
      lock,
      said: saidBy(input),
      checksumAlgorithm: ChecksumAlgorithm?.toUpperCase() as ChecksumAlgorithm | undefined,
      checksumType: s3.decide(uploadChecksumType, choice),
    }),
  };
  s3.draft.put(upload);
  return {
    Bucket: bucket.name,
    Key: key,
    UploadId: upload.uploadId,
    ...abortOf(s3, bucket, upload),
    ...writtenEncryptionMembers(upload.encryption),
    ...defined({ ChecksumAlgorithm: upload.checksumAlgorithm, ChecksumType: upload.checksumType }),
  };
}
