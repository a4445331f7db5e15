/** Who pays for requests, and the switches of a bucket that cost something or are about cost. */
import { refuse } from '../../protocol/errors.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';

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
