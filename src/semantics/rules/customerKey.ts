/** Keys that customers send (SSE-C): what a request must say of one. None of these rules ever sees the key itself. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { Witness } from '../../world/world.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** The encryptions that a bucket takes no writes with, as its configuration shows them. */
export function blockedTypes(
  { encryption }: BucketRecord,
  follows: Witness,
): readonly string[] | undefined {
  return encryption?.blocked ?? (follows === 'documented' ? ['SSE-C'] : undefined);
}

/** What may be told of a key. `keyBytes` is absent where no key was sent, and 0 where it is not base64. */
export interface KeyFacts {
  readonly algorithm: string | undefined;
  readonly keyBytes: number | undefined;
  readonly keyMd5: string | undefined;
  readonly computedMd5: string | undefined;
}

// Recorded: whichever of the three headers is wrong, this one is blamed, and a value stands only beside the algorithm.
const blamed = { ArgumentName: 'x-amz-server-side-encryption' };
const needs = (what: string) =>
  `Requests specifying Server Side Encryption with Customer provided keys must provide ${what}.`;

export const customerKeysAreAllowed = guard<{ bucket: BucketRecord; follows: Witness }>({
  id: 'sse-c/blocked',
  phase: 'destination',
  says: "A bucket that blocks SSE-C takes no writes with a customer's key, whatever the key is.",
  cites: [
    guide('blocking-unblocking-s3-c-encryption-gpb'),
    recording('object-retrieval-sse-c'),
    api('BlockedEncryptionTypes'),
  ],
  basis: 'documented',
  contradiction:
    'The documents block SSE-C in every bucket made since April 2026 that does not allow it; AWS was recorded before, taking it in new buckets.',
  refuses: ({ bucket, follows }) =>
    blockedTypes(bucket, follows)?.includes('SSE-C') ? refuse('AccessDenied') : undefined,
});

/** What never leaves the machine needs no TLS: a simulator is mostly reached so. */
export const isLoopback = (host: string): boolean =>
  /^(.+\.)?(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host);

export const customerKeyIsHidden = guard<{ scheme: string; host: string }>({
  id: 'sse-c/secure-connection',
  phase: 'request',
  says: "A customer's key is only taken over TLS, or from the same machine.",
  cites: [guide('ServerSideEncryptionCustomerKeys')],
  basis: 'documented',
  refuses: ({ scheme, host }) =>
    scheme === 'https' || isLoopback(host)
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          'Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection.',
        ),
});

export const customerKeyIsTheOnlyMethod = guard<{
  ServerSideEncryption: string | undefined;
}>({
  id: 'sse-c/only-method',
  phase: 'request',
  says: "A customer's key goes with no other encryption, not even with AES256.",
  cites: [recording('copy-object-with-sse-c'), 'aws/aws-sdk-ruby#1302'],
  basis: 'recorded',
  refuses: ({ ServerSideEncryption }) =>
    ServerSideEncryption === undefined
      ? undefined
      : refuse(
          'InvalidArgument',
          { ...blamed, ArgumentValue: ServerSideEncryption },
          'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
        ),
});

export const customerAlgorithmIsGiven = guard<KeyFacts>({
  id: 'sse-c/algorithm-given',
  phase: 'request',
  says: "A customer's key comes with the name of its algorithm.",
  cites: [guide('ServerSideEncryptionCustomerKeys')],
  basis: 'documented',
  refuses: ({ algorithm }) =>
    algorithm === undefined
      ? refuse('InvalidArgument', blamed, needs('a valid encryption algorithm'))
      : undefined,
});

export const customerAlgorithmIsKnown = guard<KeyFacts>({
  id: 'sse-c/algorithm',
  phase: 'request',
  says: "The algorithm of a customer's key is AES256.",
  cites: [
    recording('object-retrieval-sse-c'),
    recording('copy-object-with-sse-c'),
    guide('ServerSideEncryptionCustomerKeys'),
  ],
  basis: 'recorded',
  refuses: ({ algorithm = '' }) =>
    algorithm === 'AES256'
      ? undefined
      : refuse('InvalidEncryptionAlgorithmError', { ...blamed, ArgumentValue: algorithm }),
});

export const customerKeyIsGiven = guard<KeyFacts>({
  id: 'sse-c/key-given',
  phase: 'request',
  says: 'Where an algorithm or a digest is named, the key is sent too.',
  cites: [guide('ServerSideEncryptionCustomerKeys')],
  basis: 'documented',
  refuses: ({ keyBytes }) =>
    keyBytes === undefined
      ? refuse('InvalidArgument', blamed, needs('an appropriate secret key'))
      : undefined,
});

export const customerMd5IsGiven = guard<KeyFacts>({
  id: 'sse-c/md5-given',
  phase: 'request',
  says: "A customer's key comes with its MD5.",
  cites: [guide('ServerSideEncryptionCustomerKeys')],
  basis: 'documented',
  refuses: ({ keyMd5 }) =>
    keyMd5 === undefined
      ? refuse('InvalidArgument', blamed, needs('the client calculated MD5 of the secret key'))
      : undefined,
});

export const customerKeyHasItsLength = guard<KeyFacts>({
  id: 'sse-c/key-length',
  phase: 'request',
  says: "What is written with a customer's key needs base64 of 256 bits; who reads with another one has the wrong key.",
  cites: [recording('object-retrieval-sse-c'), guide('ServerSideEncryptionCustomerKeys')],
  basis: 'recorded',
  refuses: ({ keyBytes }) =>
    keyBytes === 32
      ? undefined
      : refuse(
          'InvalidArgument',
          blamed,
          'The secret key was invalid for the specified algorithm.',
        ),
});

export const customerMd5Matches = guard<KeyFacts>({
  id: 'sse-c/md5-matches',
  phase: 'request',
  says: "The MD5 sent with a customer's key is that of the key.",
  cites: [recording('object-retrieval-sse-c'), guide('ServerSideEncryptionCustomerKeys')],
  basis: 'recorded',
  refuses: ({ keyMd5, computedMd5 }) =>
    keyMd5 === computedMd5
      ? undefined
      : refuse(
          'InvalidArgument',
          blamed,
          'The calculated MD5 hash of the key did not match the hash that was provided.',
        ),
});
