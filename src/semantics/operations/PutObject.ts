import { defined } from '../../lib/defined.ts';
import { quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Checksum } from '../../storage/attributes.ts';
import { checksumMembers } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { opaqueEtag } from '../encryption/encrypt.ts';
import { expirationOf } from '../lifecycle/told.ts';
import { writtenEncryptionMembers } from '../encryption/encryptionMembers.ts';
import { openBucket } from '../find.ts';
import { emptyPayload, checkIntegrity, digestAsSent } from '../integrity.ts';
import { checkLockDigest, sentLock } from '../lock/lock.ts';
import { sentAcl } from '../acl/sentAcl.ts';
import { checkWriteConditions, putVersion, sentAttributes } from '../write.ts';
import { keptAlgorithm } from '../rules/checksum.ts';
import { etagOfBody } from '../rules/encryption.ts';
import { bytesSent, keyFits, sizeFits } from '../rules/object.ts';

export function PutObject(input: Input<'PutObject'>, s3: Context): Output<'PutObject'> {
  const bucket = openBucket(s3, input, 's3:PutObject');
  const key = input.Key ?? '';
  const body = input.Body ?? emptyPayload;
  s3.guard(keyFits, { key, limit: s3.dialect.limits.maxKeyBytes });
  const attributes = { ...sentAttributes(s3, input, bucket), ...sentAcl(s3, bucket, input) };
  const lock = sentLock(s3, bucket, input);
  checkLockDigest(s3, bucket, lock, input, 'Put Object');
  s3.guard(sizeFits, { size: body.size, limit: s3.dialect.limits.maxPut });
  const declared = checkIntegrity(s3, input, body);
  checkWriteConditions(s3, bucket, input);
  const algorithm = s3.decide(keptAlgorithm, { declared });
  const checksum: Checksum = {
    algorithm,
    type: 'FULL_OBJECT',
    value: digestAsSent(s3, body, algorithm),
  };
  const etag = s3.decide(etagOfBody, {
    md5: s3.digest(body, 'MD5'),
    encryption: attributes.encryption.type,
    opaque: () => opaqueEtag(s3),
  });
  const size = s3.decide(bytesSent, { size: body.size });
  const object = putVersion(s3, bucket, {
    ...attributes,
    ...defined({ lock }),
    key,
    body: { size, segments: body.segments },
    etag,
    checksum,
  });
  return {
    ETag: quoteEtag(etag),
    ...checksumMembers(checksum),
    ...expirationOf(s3, bucket, object),
    ...writtenEncryptionMembers(attributes.encryption),
    ...defined({ VersionId: bucket.versioning === 'Enabled' ? object.versionId : undefined }),
  };
}
