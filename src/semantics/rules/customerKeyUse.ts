/** Customers' keys against what is stored: an object or an upload answers only to the key it was made with. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

interface Use {
  /** How the object or the upload is encrypted: SSE-C, or another way. */
  readonly encryption: string;
  /** Whether the request brings a key. */
  readonly keySent: boolean;
}

const missingParameters = () =>
  refuse(
    'InvalidRequest',
    {},
    'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
  );

export const objectNeedsItsKey = guard<Use>({
  id: 'sse-c/key-needed',
  phase: 'source',
  says: "What is encrypted with a customer's key is read, described and copied only with that key.",
  cites: [recording('object-retrieval-sse-c'), recording('copy-object-with-sse-c')],
  basis: 'recorded',
  refuses: ({ encryption, keySent }) =>
    encryption === 'SSE-C' && !keySent ? missingParameters() : undefined,
});

export const keyIsApplicable = guard<Use>({
  id: 'sse-c/applicable',
  phase: 'source',
  says: "Who brings a key must ask for an object that is encrypted with a customer's key.",
  cites: ['boto/boto3#982', guide('ServerSideEncryptionCustomerKeys')],
  basis: 'inferred',
  refuses: ({ encryption, keySent }) =>
    keySent && encryption !== 'SSE-C'
      ? refuse('InvalidRequest', {}, 'The encryption parameters are not applicable to this object.')
      : undefined,
});

export const keyIsTheObjects = guard<{ matches: boolean | undefined }>({
  id: 'sse-c/right-key',
  about: 'matches',
  phase: 'source',
  says: "A read brings the very key that the object's version was written with.",
  cites: [recording('object-retrieval-sse-c'), recording('sse-c-with-versioning')],
  basis: 'recorded',
  refuses: ({ matches }) =>
    matches === false
      ? refuse(
          'AccessDenied',
          {},
          'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
        )
      : undefined,
});

const otherParameters = () =>
  refuse(
    'InvalidRequest',
    {},
    'The provided encryption parameters did not match the ones used originally.',
  );

export const keyIsTheSources = guard<{ matches: boolean | undefined }>({
  id: 'sse-c/right-source-key',
  about: 'matches',
  phase: 'source',
  says: 'A copy brings the very key that its source was written with.',
  cites: ['minio/minio#5625', api('CopyObject')],
  basis: 'inferred',
  refuses: ({ matches }) => (matches === false ? otherParameters() : undefined),
});

export const partBringsUploadsKey = guard<Use>({
  id: 'sse-c/part-key',
  phase: 'destination',
  says: "Parts bring a customer's key where the upload was begun with one, and nowhere else.",
  cites: ['aws/aws-sdk-ruby#1084', 'minio/minio#6725', api('UploadPart')],
  basis: 'documented',
  refuses: ({ encryption, keySent }) =>
    (encryption === 'SSE-C') === keySent
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
        ),
});

export const keyIsTheUploads = guard<{ matches: boolean | undefined }>({
  id: 'sse-c/right-upload-key',
  about: 'matches',
  phase: 'destination',
  says: 'The key that parts, their listing and their completion bring is the one that the upload was begun with.',
  cites: [api('UploadPart'), api('CompleteMultipartUpload')],
  basis: 'documented',
  refuses: ({ matches }) => (matches === false ? otherParameters() : undefined),
});

export const completionBringsKey = guard<Use & { checksumAlgorithm: string | undefined }>({
  id: 'sse-c/completion-key',
  about: 'checksumAlgorithm',
  phase: 'destination',
  says: "An upload with a customer's key and a checksum algorithm is completed with that key: its checksums are encrypted too.",
  cites: [api('CompleteMultipartUpload')],
  basis: 'documented',
  refuses: ({ encryption, keySent, checksumAlgorithm }) =>
    checksumAlgorithm !== undefined && encryption === 'SSE-C' && !keySent
      ? missingParameters()
      : undefined,
});
