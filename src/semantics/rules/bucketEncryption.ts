/** The default encryption of a bucket. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketEncryption } from '../../storage/bucketConfiguration.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** A rule of the configuration, as it was sent. */
export interface EncryptionRule {
  readonly SSEAlgorithm: string | undefined;
  readonly KMSMasterKeyID: string | undefined;
  readonly BucketKeyEnabled: boolean | undefined;
  readonly blocked: readonly string[] | undefined;
}

export const oneEncryptionRule = guard<{ rules: number }>({
  id: 'encryption-config/one-rule',
  phase: 'request',
  says: 'The default encryption of a bucket is one rule.',
  cites: [recording('s3-default-bucket-encryption-exc'), api('PutBucketEncryption')],
  basis: 'recorded',
  refuses: ({ rules }) => (rules === 1 ? undefined : refuse('MalformedXML')),
});

export const encryptionRuleSaysSomething = guard<EncryptionRule>({
  id: 'encryption-config/rule',
  phase: 'request',
  says: 'The rule names a default, a bucket key or blocked types.',
  cites: [api('ServerSideEncryptionRule')],
  basis: 'inferred',
  refuses: ({ SSEAlgorithm, BucketKeyEnabled, blocked }) =>
    (SSEAlgorithm ?? BucketKeyEnabled ?? blocked) === undefined
      ? refuse('MalformedXML')
      : undefined,
});

export const defaultAlgorithmIsOfBuckets = guard<{ SSEAlgorithm: string | undefined }>({
  id: 'encryption-config/algorithm',
  about: 'SSEAlgorithm',
  phase: 'request',
  says: 'The default of a general purpose bucket is AES256, aws:kms or aws:kms:dsse.',
  cites: [api('ServerSideEncryptionByDefault')],
  basis: 'inferred',
  refuses: ({ SSEAlgorithm = '' }) =>
    isAlgorithm(SSEAlgorithm) ? undefined : refuse('MalformedXML'),
});

function isAlgorithm(name: string): name is BucketEncryption['algorithm'] {
  return name === 'AES256' || name === 'aws:kms' || name === 'aws:kms:dsse';
}

export const defaultKeyNeedsKms = guard<EncryptionRule>({
  id: 'encryption-config/kms-key',
  about: 'KMSMasterKeyID',
  phase: 'request',
  says: 'A default KMS key is named only with aws:kms or aws:kms:dsse; whether there is such a key is not looked at.',
  cites: [recording('s3-default-bucket-encryption-exc'), api('PutBucketEncryption')],
  basis: 'recorded',
  refuses: ({ SSEAlgorithm, KMSMasterKeyID }) =>
    KMSMasterKeyID !== undefined && SSEAlgorithm === 'AES256'
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'ApplyServerSideEncryptionByDefault' },
          'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
        )
      : undefined,
});

export const bucketEncryption = decision<EncryptionRule, BucketEncryption>({
  id: 'encryption-config/set',
  phase: 'decide',
  says: 'The default replaces the one before it: without an algorithm it is AES256, without a word about bucket keys they are off.',
  cites: [recording('s3-sse-default-kms-key'), guide('bucket-encryption')],
  basis: 'recorded',
  decides: ['SSEAlgorithm', 'KMSMasterKeyID', 'BucketKeyEnabled', 'BlockedEncryptionTypes'],
  ways: ['requested', 'defaulted'],
  choose({ SSEAlgorithm = '', KMSMasterKeyID, BucketKeyEnabled = false, blocked }) {
    const named = isAlgorithm(SSEAlgorithm);
    const algorithm = named ? SSEAlgorithm : 'AES256';
    return {
      value: {
        algorithm,
        bucketKey: BucketKeyEnabled,
        ...(KMSMasterKeyID !== undefined && { keyId: KMSMasterKeyID }),
        ...(blocked && { blocked }),
      },
      origin: named ? 'requested' : 'defaulted',
      because: named ? `the rule names ${algorithm}` : 'the rule names no algorithm',
      shown: [
        algorithm,
        KMSMasterKeyID,
        BucketKeyEnabled && 'bucket key',
        blocked && `blocks ${blocked.join()}`,
      ]
        .filter(Boolean)
        .join(', '),
    };
  },
});
