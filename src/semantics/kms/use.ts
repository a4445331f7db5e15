/** Having KMS encrypt and decrypt for S3: the key that is named, if it can be used by who asks, now. */
import { defined } from '../../lib/defined.ts';
import type { Encryption, KmsEncryption } from '../../storage/attributes.ts';
import type { BucketRecord, KmsKeyRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { authorizeThroughS3 } from './authorize.ts';
import { lookForKey, troubleOfUse } from './keyNamed.ts';
import { keyArn } from './names.ts';
import {
  kmsIsHidden,
  kmsKeyName,
  kmsNeedsSigner,
  parseContext,
  usesBucketKey,
} from '../rules/kmsEncryption.ts';
import { kmsKeyIsFound, kmsKeyIsUsable } from '../rules/kmsKeyUse.ts';

/** The members that go with a KMS key. */
export interface KmsInput {
  readonly Key?: string | undefined;
  readonly ServerSideEncryption?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly SSEKMSEncryptionContext?: string | undefined;
  readonly BucketKeyEnabled?: boolean | undefined;
}

interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** An object, or the upload of one. */
interface Stored extends Place {
  readonly encryption: Encryption;
}

interface Sealed extends Place {
  readonly encryption: Pick<KmsEncryption, 'bucketKey' | 'context'>;
}

/**
 * What KMS is told with every use of a key: the object and the pairs that its writer gave, or just the bucket where a key of
 * the bucket's own serves all of its objects. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
function contextOf({ bucket, key, encryption }: Sealed): Readonly<Record<string, string>> {
  const arn = `arn:aws:s3:::${bucket}`;
  const { bucketKey, context } = encryption;
  return bucketKey ? { 'aws:s3:arn': arn } : { ...context, 'aws:s3:arn': `${arn}/${key}` };
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
  const bucketKey = s3.decide(usesBucketKey, { BucketKeyEnabled, encryption: type, bucket });
  const context = SSEKMSEncryptionContext && parseContext(SSEKMSEncryptionContext);
  const encryption = { type, bucketKey, ...defined({ context: context || undefined }) };
  const place = { bucket: bucket.name, key: input.Key ?? '' };
  const key = useKey(
    s3,
    { named, region: bucket.region, operation: 'GenerateDataKey' },
    {
      ...place,
      encryption,
    },
  );
  return { ...encryption, keyArn: keyArn(key) };
}

/** That what is encrypted so can be read by who asks: nothing to be looked at unless KMS holds the key. */
export function decrypt(
  s3: Context,
  { encryption, ...place }: Stored,
  operations: readonly string[] = ['Decrypt'],
): void {
  if (encryption.type !== 'SSE-KMS' && encryption.type !== 'DSSE-KMS') return;
  checkConnection(s3);
  const region = encryption.keyArn.split(':')[3] ?? '';
  const named = encryption.keyArn;
  for (const operation of operations)
    useKey(s3, { named, region, operation }, { ...place, encryption });
}

/** Who asks for KMS has a name, by a signature of today. */
export function checkSigner(s3: Context): void {
  const { caller, target } = s3;
  s3.guard(kmsNeedsSigner, { account: caller.account, version: target.signing?.version });
}

/** That what is added to an object, as an annotation, can be encrypted as the object is. */
export function encryptAlike(s3: Context, object: Stored): void {
  decrypt(s3, object, ['GenerateDataKey']);
}

function checkConnection(s3: Context): void {
  const { scheme, host } = s3.target;
  checkSigner(s3);
  s3.guard(kmsIsHidden, { scheme, host });
}

interface Use {
  /** The key, as it is called. */
  readonly named: string;
  readonly region: string;
  /** Of KMS: `GenerateDataKey`. */
  readonly operation: string;
}

/** The key that a use names, once it is sure that S3 can have it used for who asks. */
export function useKey(s3: Context, { named, region, operation }: Use, what: Sealed): KmsKeyRecord {
  const place = { account: s3.caller.account ?? '', region };
  const { key, resource, alias, trouble } = lookForKey(s3, named, place);
  s3.guard(kmsKeyIsFound, { named, trouble });
  authorizeThroughS3(s3, {
    action: `kms:${operation}`,
    resource,
    key,
    alias,
    missing: !key,
    context: contextOf(what),
    via: `s3.${region}.amazonaws.com`,
  });
  const record = key as KmsKeyRecord;
  const found = keyArn(record);
  s3.guard(kmsKeyIsUsable, { key: found, trouble: troubleOfUse(record, operation, s3.now) });
  return record;
}
