/** Changing how a stored object is encrypted, without a copy: UpdateObjectEncryption. */
import { refuse } from '../../protocol/errors.ts';
import type { Encryption, KmsEncryption } from '../../storage/attributes.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';

const cites = [api('UpdateObjectEncryption'), guide('update-sse-encryption')];

export const updateIsSignedAnew = guard<{ account: string | null; version: string | undefined }>({
  id: 'encryption/update-signed',
  phase: 'access',
  says: "An object's encryption is changed only with a signature of version 4, however public the object is.",
  cites,
  basis: 'documented',
  refuses: ({ account, version }) =>
    account === null || version === 'AWS'
      ? refuse(
          'InvalidRequest',
          {},
          'Requests that modify an object encryption configuration require AWS Signature Version 4. Modify the request to use AWS Signature Version 4, and then try again.',
        )
      : undefined,
});

export const newKeyIsArn = guard<{ KMSKeyArn: string }>({
  id: 'encryption/update-key',
  phase: 'request',
  says: 'The new KMS key of an object is named by its ARN, not by an id or an alias.',
  cites,
  basis: 'documented',
  refuses: ({ KMSKeyArn }) =>
    /^arn:aws[-a-z0-9]*:kms:[-a-z0-9]*:\d{12}:key\/.+$/.test(KMSKeyArn)
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          "Requests that modify an object's encryption type to SSE-KMS require a valid AWS KMS key Amazon Resource Name (ARN). Confirm that you have a correctly formatted KMS key ARN in your request, and then try again.",
        ),
});

export const newKeyIsTheOwners = guard<{ KMSKeyArn: string; account: string }>({
  id: 'encryption/update-key-account',
  phase: 'access',
  says: "The new KMS key of an object belongs to the bucket's account.",
  cites,
  basis: 'documented',
  refuses: ({ KMSKeyArn, account }) =>
    KMSKeyArn.split(':')[4] === account
      ? undefined
      : refuse(
          'AccessDenied',
          {},
          'The AWS KMS key in the request must be owned by the same account as the bucket. Modify the request to specify a KMS key from the same account, and then try again.',
        ),
});

export const encryptionCanChange = guard<{ encryption: Encryption['type'] }>({
  id: 'encryption/update-from',
  phase: 'source',
  says: 'Only what S3 or one layer of KMS encrypts can have its encryption changed in place.',
  cites,
  basis: 'documented',
  refuses: ({ encryption }) =>
    encryption === 'SSE-S3' || encryption === 'SSE-KMS'
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. Only source objects encrypted with SSE-S3 or SSE-KMS are supported.",
        ),
});

export const objectIsNotLocked = guard<{ locked: boolean }>({
  id: 'encryption/update-locked',
  phase: 'destination',
  says: 'What Object Lock protects keeps its encryption.',
  cites,
  basis: 'documented',
  refuses: ({ locked }) =>
    locked
      ? refuse(
          'AccessDenied',
          {},
          "The encryption type for the specified object can’t be updated because that object is protected by S3 Object Lock. If the object has a governance-mode retention period or a legal hold, you must first remove the Object Lock status on the object before you issue your UpdateObjectEncryption request. You can't use the UpdateObjectEncryption operation with objects that have an Object Lock compliance mode retention period applied to them.",
        )
      : undefined,
});

export const newEncryption = decision<
  { KMSKeyArn: string; BucketKeyEnabled: boolean | undefined },
  KmsEncryption
>({
  id: 'encryption/update',
  phase: 'decide',
  says: 'The new encryption is SSE-KMS with the key that is named, and without a bucket key unless one is asked for.',
  cites,
  basis: 'documented',
  decides: ['ServerSideEncryption', 'SSEKMSKeyId', 'BucketKeyEnabled'],
  ways: ['requested'],
  choose: ({ KMSKeyArn: keyArn, BucketKeyEnabled = false }) => ({
    value: { type: 'SSE-KMS', keyArn, bucketKey: BucketKeyEnabled },
    origin: 'requested',
    because: 'the request names the key',
    shown: `SSE-KMS, ${keyArn}${BucketKeyEnabled ? ', bucket key' : ''}`,
  }),
});
