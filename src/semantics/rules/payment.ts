/** Who pays for requests, and the switches of a bucket that cost something or are about cost. */
import { refuse } from '../../protocol/errors.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const acceleration = recording('bucket-acceleration-configuration-exc');

export const acceleratedNameHasNoDots = guard<{ name: string }>({
  id: 'acceleration/name',
  phase: 'request',
  says: 'A bucket with dots in its name cannot be accelerated, which is said before the status is looked at.',
  cites: [acceleration, guide('transfer-acceleration')],
  basis: 'recorded',
  refuses: ({ name }) =>
    name.includes('.')
      ? refuse(
          'InvalidRequest',
          {},
          'S3 Transfer Acceleration is not supported for buckets with periods (.) in their names',
        )
      : undefined,
});

export const accelerationIsKnown = guard<{ Status: string | undefined }>({
  id: 'acceleration/status',
  phase: 'request',
  says: 'Transfer acceleration is Enabled or Suspended.',
  cites: [acceleration],
  basis: 'recorded',
  refuses: ({ Status }) =>
    Status === 'Enabled' || Status === 'Suspended' ? undefined : refuse('MalformedXML'),
});

export const abacStatusIsGiven = guard<{ Status: string | undefined }>({
  id: 'bucket/abac-status',
  phase: 'request',
  says: 'Attribute-based access control is switched by a status.',
  cites: [api('PutBucketAbac')],
  basis: 'inferred',
  refuses: ({ Status }) => (Status === undefined ? refuse('MalformedXML') : undefined),
});

interface Paying {
  readonly requesterPays: boolean;
  readonly isOwner: boolean;
  readonly account: string | null;
  readonly RequestPayer: string | undefined;
}

export const requesterAgreesToPay = guard<Paying>({
  id: 'payment/requester',
  phase: 'access',
  says: "Who is not of the owner's account must say that he pays, by x-amz-request-payer, and sign for it.",
  cites: [guide('RequesterPaysBuckets'), guide('ObjectsinRequesterPaysBuckets')],
  basis: 'documented',
  refuses: ({ requesterPays, isOwner, account, RequestPayer }) =>
    requesterPays && !isOwner && (account === null || RequestPayer !== 'requester')
      ? refuse('AccessDenied')
      : undefined,
});

export const requestCharged = decision<Omit<Paying, 'account'>, 'requester' | undefined>({
  id: 'payment/charged',
  phase: 'decide',
  says: 'x-amz-request-charged tells a requester that he paid.',
  cites: [guide('ObjectsinRequesterPaysBuckets')],
  basis: 'documented',
  decides: ['RequestCharged'],
  ways: ['requested', 'defaulted'],
  choose: ({ requesterPays, isOwner, RequestPayer }) =>
    requesterPays && !isOwner && RequestPayer === 'requester'
      ? {
          value: 'requester',
          origin: 'requested',
          because: 'the requester pays, and said so',
        }
      : {
          value: undefined,
          origin: 'defaulted',
          because: requesterPays ? 'the owner pays for himself' : 'the owner of the bucket pays',
        },
});
