import { defined } from '../../lib/defined.ts';
import { quoteEtag } from '../../lib/etag.ts';
import type { Bytes } from '../../lib/payload.ts';
import { parseCopyRange } from '../../lib/range.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { checksumMember } from '../checksumMembers.ts';
import { noteAccess } from '../archive/access.ts';
import type { Context } from '../context.ts';
import { checkSourceConditions, namedSource, openSource } from '../copySource.ts';
import { unlockUpload, writeKey } from '../encryption/customerKey.ts';
import { cut } from '../cut.ts';
import { encryptionMembers } from '../encryption/encryptionMembers.ts';
import { needUpload, openBucket } from '../find.ts';
import { decrypt } from '../kms/use.ts';
import { putPart } from '../putPart.ts';
import { signedIn } from '../rules/access.ts';
import { sourceFitsOneCopy } from '../rules/copy.ts';
import {
  copyRangeFitsSource,
  copyRangeHasItsForm,
  copyRangeSourceIsLarge,
} from '../rules/copyRange.ts';
import { partNumberIsInRange } from '../rules/multipart.ts';

export function UploadPartCopy(
  input: Input<'UploadPartCopy'>,
  s3: Context,
): Output<'UploadPartCopy'> {
  s3.guard(signedIn, { account: s3.caller.account, what: 'copy objects' });
  const named = namedSource(s3, input);
  const bucket = openBucket(s3, input, 's3:PutObject');
  const { PartNumber, CopySourceRange } = input;
  s3.guard(partNumberIsInRange, { PartNumber, limit: s3.dialect.limits.maxParts });
  const key = writeKey(s3, input, bucket);
  const upload = needUpload(s3, input);
  unlockUpload(s3, upload, key);
  decrypt(s3, upload);
  const source = openSource(s3, named, input, bucket);
  const range = { CopySourceRange, size: source.object.body.size };
  s3.guard(copyRangeHasItsForm, range);
  checkSourceConditions(s3, input, source.object);
  decrypt(s3, source.object);
  s3.guard(copyRangeSourceIsLarge, { ...range, follows: s3.follows });
  s3.guard(copyRangeFitsSource, range);
  const body = bytesOf(source.object.body, CopySourceRange);
  s3.guard(sourceFitsOneCopy, { size: body.size, limit: s3.dialect.limits.maxCopySource });
  noteAccess(s3, source.object);
  const part = putPart(s3, upload, PartNumber ?? 0, body);
  return {
    CopyPartResult: {
      LastModified: new Date(part.modified),
      ETag: quoteEtag(part.etag),
      ...(part.checksum && checksumMember(part.checksum.algorithm, part.checksum.value)),
    },
    ...encryptionMembers(upload.encryption),
    ...defined({ CopySourceVersionId: source.versionId }),
  };
}

function bytesOf(body: Bytes, CopySourceRange: string | undefined): Bytes {
  const range = CopySourceRange === undefined ? undefined : parseCopyRange(CopySourceRange);
  return range ? cut(body, range.first, range.last - range.first + 1) : body;
}
