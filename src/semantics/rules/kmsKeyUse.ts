/** Whether S3 can use a KMS key for who asks: its refusals are those of KMS, with `KMS.` before the code. */
import { refuse } from '../../protocol/errors.ts';
import type { KmsTrouble } from '../kms/keyNamed.ts';
import { guard } from '../rule.ts';
import { guide, recording } from './cites.ts';

const asS3Says = ({ code, message }: KmsTrouble) => refuse(`KMS.${code}`, {}, message);

export const kmsKeyIsFound = guard<{ named: string; trouble: KmsTrouble | undefined }>({
  id: 'sse-kms/key-found',
  phase: 'destination',
  says: "The KMS key exists, in the bucket's region.",
  cites: [recording('copy-wrong-kms-key-id'), guide('UsingKMSEncryption')],
  basis: 'recorded',
  refuses: ({ trouble }) => trouble && asS3Says(trouble),
});

export const kmsKeyIsUsable = guard<{ key: string; trouble: KmsTrouble | undefined }>({
  id: 'sse-kms/key-usable',
  phase: 'destination',
  says: 'The KMS key is symmetric, enabled, and not about to be deleted, for writes and for reads.',
  cites: [guide('UsingKMSEncryption')],
  basis: 'documented',
  refuses: ({ trouble }) => trouble && asS3Says(trouble),
});
