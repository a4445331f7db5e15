/** Encryption with KMS keys: what a request may say of them, and which key is taken. */
import { fromBase64, text } from '../../lib/bytes.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Encryption } from '../../storage/attributes.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { s3Alias } from '../kms/keyNamed.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';
import { isLoopback } from './customerKey.ts';

const method = 'x-amz-server-side-encryption';

export const kmsMembersNeedKms = guard<{
  ServerSideEncryption: string | undefined;
  /** Those headers that only a KMS key goes with. */
  sent: readonly string[];
}>({
  id: 'sse-kms/method',
  about: 'sent',
  phase: 'request',
  says: 'Who names a KMS key or an encryption context also names aws:kms or aws:kms:dsse.',
  cites: [guide('specifying-kms-encryption'), api('PutObject')],
  basis: 'documented',
  refuses: ({ ServerSideEncryption, sent }) =>
    sent.length > 0 && !/^aws:kms(:dsse)?$/.test(ServerSideEncryption ?? '')
      ? refuse(
          'InvalidArgument',
          {
            ArgumentName: method,
            ...(ServerSideEncryption !== undefined && { ArgumentValue: ServerSideEncryption }),
          },
          'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
        )
      : undefined,
});

/** The pairs of x-amz-server-side-encryption-context; undefined when it is no base64 of JSON with nothing but strings. */
export function parseContext(base64: string): Readonly<Record<string, string>> | undefined {
  const bytes = fromBase64(base64);
  try {
    const value: unknown = JSON.parse(bytes ? text(bytes) : '');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const strings = Object.values(value).every((member) => typeof member === 'string');
    return strings ? (value as Readonly<Record<string, string>>) : undefined;
  } catch {
    return undefined;
  }
}

export const contextIsStringMap = guard<{ SSEKMSEncryptionContext: string | undefined }>({
  id: 'sse-kms/context',
  about: 'SSEKMSEncryptionContext',
  phase: 'request',
  says: 'An encryption context is base64 of a JSON object whose values are texts.',
  cites: ['minio/minio-go#2235', api('PutObject')],
  basis: 'documented',
  refuses: ({ SSEKMSEncryptionContext = '' }) =>
    parseContext(SSEKMSEncryptionContext)
      ? undefined
      : refuse(
          'InvalidArgument',
          {
            ArgumentName: 'x-amz-server-side-encryption-context',
            ArgumentValue: SSEKMSEncryptionContext,
          },
          "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map",
        ),
});

const demands = (what: string) =>
  `Requests specifying Server Side Encryption with AWS KMS managed keys ${what}.`;

export const kmsNeedsSigner = guard<{ account: string | null; version: string | undefined }>({
  id: 'sse-kms/signed',
  phase: 'access',
  says: 'KMS keys are used for somebody: nobody writes or reads what they encrypt without a signature of version 4, however public it is.',
  cites: [guide('UsingKMSEncryption')],
  basis: 'documented',
  refuses: ({ account, version }) =>
    account === null || version === 'AWS'
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'Authorization', ArgumentValue: 'null' },
          demands('require AWS Signature Version 4'),
        )
      : undefined,
});

export const kmsIsHidden = guard<{ scheme: string; host: string }>({
  id: 'sse-kms/secure-connection',
  phase: 'request',
  says: 'What KMS keys encrypt is written and read over TLS, or from the same machine.',
  cites: [guide('UsingKMSEncryption')],
  basis: 'documented',
  refuses: ({ scheme, host }) =>
    scheme === 'https' || isLoopback(host)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: method },
          demands('must be made over a secure connection'),
        ),
});

interface KeyChoice {
  readonly SSEKMSKeyId: string | undefined;
  /** Whether the request names the encryption, so that it is not the bucket's default that decides. */
  readonly asked: boolean;
  readonly bucket: BucketRecord;
}

export const kmsKeyName = decision<KeyChoice, string>({
  id: 'sse-kms/key',
  phase: 'decide',
  says: 'The KMS key is the one that the request names, or by default the one that the bucket names, or else the AWS managed key aws/s3.',
  cites: [
    recording('s3-sse-default-kms-key'),
    recording('s3-copy-object-in-place-with-encryption'),
    api('PutObject'),
  ],
  basis: 'recorded',
  decides: ['SSEKMSKeyId'],
  ways: ['requested', 'defaulted'],
  choose({ SSEKMSKeyId, asked, bucket }) {
    if (SSEKMSKeyId !== undefined)
      return { value: SSEKMSKeyId, origin: 'requested', because: 'the request names it' };
    const keyId = asked ? undefined : bucket.encryption?.keyId;
    return keyId === undefined
      ? { value: s3Alias, origin: 'defaulted', because: 'no key was named' }
      : { value: keyId, origin: 'defaulted', because: "it is the bucket's default" };
  },
});

export const usesBucketKey = decision<
  {
    BucketKeyEnabled: boolean | undefined;
    encryption: Encryption['type'];
    bucket: BucketRecord;
  },
  boolean
>({
  id: 'sse-kms/bucket-key',
  phase: 'decide',
  says: "A bucket key is used if the request says so, or by default if the bucket does, a copy's source notwithstanding; only one layer of KMS has any.",
  cites: [recording('s3-sse-default-kms-key'), recording('copy-object-kms'), guide('bucket-key')],
  basis: 'recorded',
  decides: ['BucketKeyEnabled'],
  ways: ['requested', 'defaulted'],
  choose({ BucketKeyEnabled, encryption, bucket }) {
    if (encryption !== 'SSE-KMS')
      return {
        value: false,
        origin: 'defaulted',
        because: `${encryption} uses none`,
        shown: 'false',
      };
    const value = BucketKeyEnabled ?? bucket.encryption?.bucketKey ?? false;
    return BucketKeyEnabled === undefined
      ? { value, origin: 'defaulted', because: "it is the bucket's default", shown: `${value}` }
      : { value, origin: 'requested', because: 'the request says so', shown: `${value}` };
  },
});
