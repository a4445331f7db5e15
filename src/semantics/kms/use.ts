/** Having KMS encrypt and decrypt for S3: the key that is named, if it can be used by who asks, now. */
import { defined } from '../../lib/defined.ts';
import type { Encryption, KmsEncryption } from '../../storage/attributes.ts';
import type { BucketRecord, KmsKeyRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { isTrouble, keyNamed, troubleOfUse } from './keyNamed.ts';
import { keyArn } from './names.ts';
import {
  kmsIsHidden,
  kmsKeyName,
  kmsNeedsSigner,
  parseContext,
  usesBucketKey,
} from '../rules/kmsEncryption.ts';
import { kmsKeyIsFound, kmsKeyIsOurs, kmsKeyIsUsable } from '../rules/kmsKeyUse.ts';

/** The members that go with a KMS key. */
export interface KmsInput {
  readonly ServerSideEncryption?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly SSEKMSEncryptionContext?: string | undefined;
  readonly BucketKeyEnabled?: boolean | undefined;
}

/** How a write into `bucket` is encrypted that KMS has a part in. */
export function kmsEncryption(
  s3: Context,
  input: KmsInput,
  bucket: BucketRecord,
  type: KmsEncryption['type'],
): KmsEncryption {
  const { ServerSideEncryption, SSEKMSKeyId, SSEKMSEncryptionContext, BucketKeyEnabled } = input;
  checkConnection(s3);
  const asked = ServerSideEncryption !== undefined;
  const named = s3.decide(kmsKeyName, { SSEKMSKeyId, asked, bucket });
  const key = useKey(s3, named, bucket.region, 'GenerateDataKey');
  const bucketKey = s3.decide(usesBucketKey, { BucketKeyEnabled, encryption: type, bucket });
  const context = SSEKMSEncryptionContext && parseContext(SSEKMSEncryptionContext);
  return { type, keyArn: keyArn(key), bucketKey, ...defined({ context: context || undefined }) };
}

/** That what is encrypted so can be read by who asks: nothing to be looked at unless KMS holds the key. */
export function decrypt(s3: Context, encryption: Encryption): void {
  if (encryption.type !== 'SSE-KMS' && encryption.type !== 'DSSE-KMS') return;
  checkConnection(s3);
  const region = encryption.keyArn.split(':')[3] ?? '';
  useKey(s3, encryption.keyArn, region, 'Decrypt');
}

function checkConnection(s3: Context): void {
  s3.guard(kmsNeedsSigner, { account: s3.caller.account });
  s3.guard(kmsIsHidden, { scheme: s3.target.scheme, host: s3.target.host });
}

/** The key called `named` in a region, once it is sure that it can be used for `operation`. */
export function useKey(
  s3: Context,
  named: string,
  region: string,
  operation: string,
): KmsKeyRecord {
  const { account, arn } = s3.caller;
  const found = keyNamed(s3, named, { account: account ?? '', region });
  s3.guard(kmsKeyIsFound, { named, trouble: isTrouble(found) ? found : undefined });
  const record = found as KmsKeyRecord;
  const key = keyArn(record);
  s3.guard(kmsKeyIsOurs, { owner: record.account, account, arn, key, operation });
  s3.guard(kmsKeyIsUsable, { key, trouble: troubleOfUse(record, operation, s3.now) });
  return record;
}
