import type { Input, Output } from '../../protocol/operation.ts';
import type { Encryption, KmsEncryption } from '../../storage/attributes.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { decrypt, useKey } from '../kms/use.ts';
import { isLocked } from '../rules/locked.ts';
import {
  encryptionCanChange,
  newEncryption,
  newKeyIsArn,
  newKeyIsTheOwners,
  objectIsNotLocked,
  updateIsSignedAnew,
} from '../rules/updateEncryption.ts';

/** The object stays as it is, its date and its ETag too. */
export function UpdateObjectEncryption(
  input: Input<'UpdateObjectEncryption'>,
  s3: Context,
): Output<'UpdateObjectEncryption'> {
  const bucket = openBucket(s3, input, 's3:UpdateObjectEncryption');
  const { KMSKeyArn = '', BucketKeyEnabled } = input.ObjectEncryption?.SSEKMS ?? {};
  const { caller, target } = s3;
  s3.guard(updateIsSignedAnew, { account: caller.account, version: target.signing?.version });
  s3.guard(newKeyIsArn, { KMSKeyArn });
  s3.guard(newKeyIsTheOwners, { KMSKeyArn, account: bucket.account });
  const object = needObject(s3, input, 'PUT');
  s3.guard(encryptionCanChange, { encryption: object.encryption.type });
  s3.guard(objectIsNotLocked, { locked: isLocked(object, s3.now) });
  decrypt(s3, object, ['Decrypt', 'ReEncryptFrom']);
  const encryption: KmsEncryption = s3.decide(newEncryption, { KMSKeyArn, BucketKeyEnabled });
  const { type: before } = object.encryption;
  for (const operation of operationsAnew(before))
    useKey(s3, { named: KMSKeyArn, region: bucket.region, operation }, { ...object, encryption });
  s3.draft.put({ ...object, encryption });
  return {};
}

/** The data key of the object is encrypted anew, not the object. */
function operationsAnew(before: Encryption['type']): readonly string[] {
  const made = ['GenerateDataKey', 'Encrypt'];
  return before === 'SSE-KMS' ? [...made, 'ReEncryptTo'] : made;
}
