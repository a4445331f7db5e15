/** How a write is encrypted at rest, and what that makes of ETags. */
import { refuse } from '../../protocol/errors.ts';
import type { Encryption } from '../../storage/attributes.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { type Choice, decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** The header's words, and what they are called here. */
const types: ReadonlyMap<string, Encryption['type']> = new Map([
  ['AES256', 'SSE-S3'],
  ['aws:kms', 'SSE-KMS'],
  ['aws:kms:dsse', 'DSSE-KMS'],
] as const);

export const encryptionIsKnown = guard<{ ServerSideEncryption: string | undefined }>({
  id: 'encryption/known',
  about: 'ServerSideEncryption',
  phase: 'request',
  says: 'An object of a general purpose bucket is encrypted with AES256, aws:kms or aws:kms:dsse.',
  cites: [api('PutObject'), guide('serv-side-encryption')],
  basis: 'documented',
  refuses: ({ ServerSideEncryption = '' }) =>
    types.has(ServerSideEncryption)
      ? undefined
      : refuse(
          'InvalidArgument',
          {
            ArgumentName: 'x-amz-server-side-encryption',
            ArgumentValue: ServerSideEncryption,
          },
          'The encryption method specified is not supported',
        ),
});

const refusing = new Set(['GetObject', 'HeadObject', 'UploadPart', 'CompleteMultipartUpload']);

export const encryptionHeaderBelongs = guard<{
  operation: string;
  unnamed: readonly string[] | undefined;
}>({
  id: 'encryption/header',
  about: 'unnamed',
  phase: 'request',
  says: 'x-amz-server-side-encryption is of requests that begin an object: reads, parts and completions are refused with it.',
  cites: [api('GetObject'), api('HeadObject'), guide('UsingServerSideEncryption')],
  basis: 'documented',
  refuses: ({ operation, unnamed = [] }) =>
    refusing.has(operation) && unnamed.includes('x-amz-server-side-encryption')
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-server-side-encryption' },
          'x-amz-server-side-encryption header is not supported for this operation.',
        )
      : undefined,
});

interface Asked {
  readonly ServerSideEncryption: string | undefined;
  readonly customerKey: boolean;
  readonly bucket: BucketRecord;
}

export const encryptionType = decision<Asked, Encryption['type']>({
  id: 'encryption/default',
  phase: 'decide',
  says: "An object is encrypted as the request says, else as the bucket's default does, else with S3 managed keys; a copy does not take it from its source.",
  cites: [
    recording('s3-bucket-encryption-sse-kms-aws-managed-key'),
    recording('s3-copy-object-in-place-with-encryption'),
    guide('default-encryption-faq'),
  ],
  basis: 'recorded',
  decides: ['ServerSideEncryption', 'SSECustomerAlgorithm'],
  ways: ['requested', 'defaulted'],
  choose({ ServerSideEncryption, customerKey, bucket }) {
    if (customerKey)
      return { value: 'SSE-C', origin: 'requested', because: "a customer's key was sent" };
    const asked = ServerSideEncryption && types.get(ServerSideEncryption);
    if (asked)
      return {
        value: asked,
        origin: 'requested',
        because: `x-amz-server-side-encryption is ${ServerSideEncryption}`,
      };
    const { algorithm = 'AES256' } = bucket.encryption ?? {};
    return {
      value: types.get(algorithm) ?? 'SSE-S3',
      origin: 'defaulted',
      because: `x-amz-server-side-encryption was not sent, and the bucket's default is ${algorithm}`,
    };
  },
});

/** Whether an ETag can be the MD5 of bytes that are encrypted so. */
export const hasMd5Etag = (type: Encryption['type']): boolean => type === 'SSE-S3';

export interface EtagFacts {
  readonly md5: string;
  readonly encryption: Encryption['type'];
  /** What stands in for the MD5: an id that tells nothing of the bytes. */
  readonly opaque: () => string;
}

const etagOf = ({ md5, encryption, opaque }: EtagFacts, what: string): Choice<string> =>
  hasMd5Etag(encryption)
    ? { value: md5, origin: 'computed', because: what }
    : { value: opaque(), origin: 'computed', because: `${what}, encrypted by ${encryption}` };

export const etagOfBody = decision<EtagFacts, string>({
  id: 'etag/body',
  phase: 'decide',
  says: "The ETag of an object that is sent whole is the MD5 of its bytes, unless it is encrypted with a KMS key or a customer's.",
  cites: [recording('put-object'), recording('object-retrieval-sse-c'), api('Object')],
  basis: 'recorded',
  decides: ['ETag'],
  ways: ['computed'],
  choose: (facts) => etagOf(facts, 'it arrived in one piece'),
});

export const etagOfPart = decision<EtagFacts, string>({
  id: 'etag/part',
  phase: 'decide',
  says: "The ETag of a part is the MD5 of its bytes, unless the upload is encrypted with a KMS key or a customer's.",
  cites: [recording('multipart-and-list-parts'), api('Object')],
  basis: 'recorded',
  decides: ['ETag'],
  ways: ['computed'],
  choose: (facts) => etagOf(facts, 'it is one part'),
});
