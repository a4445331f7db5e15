/** Who may do what: the verdicts on accounts, on expected owners and on those who do not sign. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** `because` completes "… because": what allows it, or what is missing. */
export interface Verdict {
  readonly allowed: boolean;
  readonly because: string;
}

interface Access extends Verdict {
  readonly account: string | null;
  readonly arn: string | null;
  /** In the words of IAM. */
  readonly action: string;
  readonly resource: string;
}

interface Denial {
  /** The statement of the bucket policy that denies it. */
  readonly statement: string | undefined;
  readonly sameAccount: boolean;
  readonly arn: string | null;
  readonly action: string;
  readonly resource: string;
}

export const notDenied = guard<Denial>({
  id: 'access/denied',
  phase: 'access',
  says: 'What the bucket policy explicitly denies is refused, whatever else allows it; only callers of its own account are told why.',
  cites: [guide('how-s3-evaluates-access-control'), guide('troubleshoot-403-errors')],
  basis: 'documented',
  refuses({ statement, sameAccount, arn, action, resource }) {
    if (statement === undefined) return undefined;
    const message = `User: ${arn} is not authorized to perform: ${action} on resource: "${resource}" with an explicit deny in a resource-based policy`;
    return refuse('AccessDenied', {}, sameAccount ? message : undefined);
  },
});

export const accessIsAllowed = guard<Access>({
  id: 'access/allowed',
  phase: 'access',
  says: 'An account may use what it owns; anybody else needs an ACL or a policy that allows it.',
  cites: [
    guide('access-control-overview'),
    guide('acl-overview'),
    recording('get-object-with-anon-credentials'),
  ],
  basis: 'documented',
  refuses: ({ allowed }) => (allowed ? undefined : refuse('AccessDenied')),
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
