/** Who may do what to which bucket, as long as there are no policies and no ACLs: the owner, and nobody else. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

interface Access {
  readonly bucket: BucketRecord;
  readonly account: string | null;
  readonly action: string;
}

export const ownerOnly = guard<Access>({
  id: 'access/bucket-owner',
  phase: 'access',
  says: "Without a bucket policy that says otherwise, only the bucket owner's account may use a bucket.",
  cites: [guide('about-object-ownership'), guide('access-control-overview')],
  basis: 'documented',
  refuses: ({ bucket, account }) =>
    bucket.account === account ? undefined : refuse('AccessDenied'),
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

export const signedRegionIsKnown = guard<{ region: string; regions: readonly string[] }>({
  id: 'access/region',
  phase: 'access',
  says: 'The region that the request was signed for is one that AWS has.',
  cites: [recording('create-bucket-aws-global'), api('ListBuckets')],
  basis: 'recorded',
  refuses: ({ region, regions }) =>
    regions.includes(region)
      ? undefined
      : refuse(
          'AuthorizationHeaderMalformed',
          { Region: 'us-east-1' },
          `The authorization header is malformed; the region '${region}' is wrong; expecting 'us-east-1'`,
        ),
});
