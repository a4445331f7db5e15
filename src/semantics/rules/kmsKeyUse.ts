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

interface KeyUse {
  /** The account of the key, and that of who asks. */
  readonly owner: string;
  readonly account: string | null;
  readonly arn: string | null;
  readonly key: string;
  readonly operation: string;
}

export const kmsKeyIsOurs = guard<KeyUse>({
  id: 'sse-kms/key-account',
  phase: 'access',
  says: "Another account's KMS key is not to be used without a key policy that allows it, and key policies are not evaluated here.",
  cites: ['copilot-cli#5500', guide('UsingKMSEncryption')],
  basis: 'inferred',
  refuses: ({ owner, account, arn, key, operation }) =>
    owner === account
      ? undefined
      : refuse(
          'AccessDenied',
          {},
          `User: ${arn ?? 'anonymous'} is not authorized to perform: kms:${operation} on resource: ${key} because no resource-based policy allows the kms:${operation} action`,
        ),
});

export const kmsKeyIsUsable = guard<{ key: string; trouble: KmsTrouble | undefined }>({
  id: 'sse-kms/key-usable',
  phase: 'destination',
  says: 'The KMS key is symmetric, enabled, and not about to be deleted, for writes and for reads.',
  cites: [guide('UsingKMSEncryption')],
  basis: 'documented',
  refuses: ({ trouble }) => trouble && asS3Says(trouble),
});
