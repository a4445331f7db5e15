/** Who may do what: the verdicts on accounts, on expected owners and on those who do not sign. */
import { refuse } from '../../protocol/errors.ts';
import type { Opinion, Remedy } from '../../explain/trace.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { type Denied, deniedWords } from '../policy/words.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** What policies and access lists came to. */
export interface Access extends Omit<Denied, 'resource'> {
  readonly resource: string;
  readonly account: string | null;
  /** Whether the bucket is of the caller's account. */
  readonly sameAccount: boolean;
  /** Whether the object is so, too, where there is one: only then is he told why. */
  readonly isTold: boolean;
  /** The policy that decided, and its statement, where one did. */
  readonly policy: string | undefined;
  readonly statement: string | undefined;
  /** Completes "… because". */
  readonly because: string;
  readonly opinions: () => readonly Opinion[];
  readonly remedies: () => readonly Remedy[];
}

/** What is about no bucket in particular is told without a resource. */
function refusal(access: Access) {
  const { isTold, resource } = access;
  const named = resource === 'arn:aws:s3:::*' ? undefined : `"${resource}"`;
  return refuse(
    'AccessDenied',
    {},
    isTold ? deniedWords({ ...access, resource: named }) : undefined,
  );
}

const evaluation =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html';

export const notDenied = guard<Access>({
  id: 'access/denied',
  phase: 'access',
  says: 'What a policy explicitly denies is refused, whatever else allows it; only callers of the account of the bucket, and of the object, are told why.',
  cites: [evaluation, guide('troubleshoot-403-errors')],
  basis: 'documented',
  refuses: (access) => (access.effect === 'Deny' ? refusal(access) : undefined),
  opinions: ({ effect, opinions }) => (effect === 'Deny' ? opinions() : []),
  remedies: ({ remedies }) => remedies(),
});

export const accessIsAllowed = guard<Access>({
  id: 'access/allowed',
  phase: 'access',
  says: 'Within an account its identity policies or the policy of the bucket must allow it; who comes from another needs both, an ACL standing for the policy; nobody in particular needs the policy or the ACL.',
  cites: [
    evaluation,
    guide('how-s3-evaluates-access-control'),
    guide('acl-overview'),
    recording('get-object-with-anon-credentials'),
  ],
  basis: 'documented',
  refuses: (access) => (access.effect === 'Allow' ? undefined : refusal(access)),
  opinions: ({ opinions }) => opinions(),
  remedies: ({ remedies }) => remedies(),
});

export const absenceIsHisToKnow = guard<Access>({
  id: 'access/absent-key',
  phase: 'access',
  says: 'That there is no such object is told to who may list the bucket; to others it is denied.',
  cites: [api('GetObject'), api('HeadObject')],
  basis: 'documented',
  refuses: (access) => (access.effect === 'Allow' ? undefined : refusal(access)),
  opinions: ({ opinions }) => opinions(),
  remedies: ({ remedies }) => remedies(),
});

export const publicBucketIsNotRestricted = guard<{
  account: string | null;
  bucket: BucketRecord;
  restricted: boolean;
}>({
  id: 'access/public-restricted',
  phase: 'access',
  says: 'As long as the policy of a bucket is public, RestrictPublicBuckets keeps all out who are not of its account.',
  cites: [guide('access-control-block-public-access'), guide('troubleshoot-403-errors')],
  basis: 'documented',
  refuses: ({ restricted }) => (restricted ? refuse('AccessDenied') : undefined),
  remedies: ({ bucket }) => [
    {
      says: `Make the policy of ${bucket.name} one that is not public, or turn RestrictPublicBuckets off.`,
    },
  ],
});

export const signedIn = guard<{ account: string | null; what: string }>({
  id: 'access/anonymous',
  phase: 'access',
  says: 'Copies and multipart uploads cannot be asked for anonymously.',
  cites: [api('CopyObject')],
  basis: 'inferred',
  refuses: ({ account, what }) =>
    account === null
      ? refuse('AccessDenied', {}, `Anonymous users cannot ${what}.  Please authenticate.`)
      : undefined,
});

export const ownsAccount = guard<{ account: string | null }>({
  id: 'access/service',
  phase: 'access',
  says: 'Listing and creating buckets needs an account.',
  cites: [api('ListBuckets')],
  basis: 'documented',
  refuses: ({ account }) => (account === null ? refuse('AccessDenied') : undefined),
});

export const expectedOwnerIsAccountId = guard<{ expected: string | undefined; header: string }>({
  id: 'access/expected-owner-form',
  about: 'expected',
  phase: 'request',
  says: 'An expected bucket owner is a 12-digit account id.',
  cites: [recording('put-bucket-policy-invalid-account-id-0000'), api('ListBuckets')],
  basis: 'recorded',
  refuses: ({ expected, header }) =>
    expected === undefined || /^\d{12}$/.test(expected)
      ? undefined
      : refuse(
          'InvalidBucketOwnerAWSAccountID',
          {},
          `The value of the expected ${header === 'x-amz-source-expected-bucket-owner' ? 'source ' : ''}bucket owner parameter must be an AWS Account ID... [${expected}]`,
        ),
});

export const expectedOwnerOwns = guard<{ expected: string | undefined; bucket: BucketRecord }>({
  id: 'access/expected-owner',
  about: 'expected',
  phase: 'access',
  says: 'When an expected bucket owner is named, the bucket must be theirs.',
  cites: [recording('put-bucket-policy-expected-bucket-owner'), guide('bucket-owner-condition')],
  basis: 'recorded',
  refuses: ({ expected, bucket }) =>
    expected === undefined || expected === bucket.account ? undefined : refuse('AccessDenied'),
});
