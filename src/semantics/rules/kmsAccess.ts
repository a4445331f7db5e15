/** Whether KMS lets somebody do something with a key: asked by himself, or by S3 for him. */
import { refuse } from '../../protocol/errors.ts';
import { refuseKms } from '../../protocol/kms/errors.ts';
import type { KmsVerdict } from '../kms/verdict.ts';
import { deniedWords } from '../policy/words.ts';
import { guard } from '../rule.ts';
import { guide, kmsGuide } from './cites.ts';

/** What was asked, and how it was judged. */
export interface KmsAccess extends KmsVerdict {
  readonly arn: string | null;
  /** In the words of IAM: `kms:Decrypt`. */
  readonly action: string;
  readonly resource: string;
  /** The encryption context, as JSON. */
  readonly context?: string;
}

/** What KMS tells: of a key of another account, not even whether there is one. */
function refusal(access: KmsAccess): string {
  if (!access.hidden) return deniedWords(access);
  const { arn, action } = access;
  const what =
    action === 'kms:Decrypt' ? 'the resource associated with this ciphertext' : 'this resource';
  return `User: ${arn ?? 'anonymous'} is not authorized to perform: ${action} on ${what} because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
}

const cites = [
  kmsGuide('policy-evaluation'),
  kmsGuide('key-policy-default'),
  kmsGuide('key-policy-modifying-external-accounts'),
];

export const kmsAllows = guard<KmsAccess>({
  id: 'kms/allowed',
  phase: 'access',
  says: "The policy of a key says who may use it, or leaves that to policies of his account, or a grant does; another account's people need the word of both sides.",
  cites,
  basis: 'documented',
  refuses: (access) =>
    access.effect === 'Allow' ? undefined : refuseKms('AccessDeniedException', refusal(access)),
  opinions: ({ opinions }) => opinions(),
  remedies: ({ remedies }) => remedies(),
});

export const kmsAllowsThroughS3 = guard<KmsAccess>({
  id: 'sse-kms/key-allowed',
  phase: 'access',
  says: 'S3 uses a KMS key in the name of who asks: he must be allowed to by the key policy, his own policies or a grant, with the ARN of the object, or of the bucket with a bucket key, as encryption context.',
  cites: [
    guide('UsingKMSEncryption'),
    'aws/copilot-cli#5500',
    'buildkite/docs#2344',
    'onnela-lab/beiwe-backend#363',
    ...cites,
  ],
  basis: 'documented',
  refuses: (access) =>
    access.effect === 'Allow' ? undefined : refuse('AccessDenied', {}, refusal(access)),
  opinions: ({ opinions }) => opinions(),
  remedies: ({ remedies }) => remedies(),
});
