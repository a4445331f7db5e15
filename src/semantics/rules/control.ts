/** What S3 Control asks of every request, and what an account says of public access. */
import { refuse } from '../../protocol/errors.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';
import { guard } from '../rule.ts';
import { controlApi, guide } from './cites.ts';

export const controlCallerIsKnown = guard<{ account: string | null }>({
  id: 'control/signed',
  phase: 'access',
  says: 'S3 Control answers nobody who did not sign.',
  cites: [guide('security_iam_service-with-iam')],
  basis: 'inferred',
  refuses: ({ account }) => (account === null ? refuse('AccessDenied') : undefined),
});

export const accountIsNamed = guard<{ named: string | undefined }>({
  id: 'control/account-named',
  phase: 'request',
  says: 'x-amz-account-id names the account that the request is about, by its 12 digits.',
  cites: [controlApi('CreateAccessPoint')],
  basis: 'inferred',
  refuses({ named }) {
    if (named === undefined)
      return refuse('InvalidRequest', {}, 'Missing required header: x-amz-account-id');
    return /^\d{12}$/.test(named)
      ? undefined
      : refuse('InvalidRequest', {}, 'The account id in x-amz-account-id is not valid');
  },
});

export const accountIsOwn = guard<{ named: string | undefined; account: string | null }>({
  id: 'control/account-own',
  phase: 'access',
  says: 'The account that the request is about is that of the caller.',
  cites: [guide('access-points-policies')],
  basis: 'inferred',
  refuses: ({ named, account }) => (named === account ? undefined : refuse('AccessDenied')),
});

export const accountBlockExists = guard<{
  account: string;
  block: PublicAccessBlock | undefined;
}>({
  id: 'control/public-access-block',
  phase: 'source',
  says: 'An account has no public access block until one is put.',
  cites: [controlApi('GetPublicAccessBlock')],
  basis: 'documented',
  refuses: ({ account, block }) =>
    block ? undefined : refuse('NoSuchPublicAccessBlockConfiguration', { AccountId: account }),
});

export const dataSourceIsModelled = guard<{ source: string | undefined }>({
  id: 'control/data-source',
  about: 'source',
  phase: 'request',
  says: 'Access points before what is no bucket are not modelled yet, so that they cannot be asked for by what is behind them.',
  cites: [controlApi('ListAccessPoints')],
  basis: 'inferred',
  refuses: ({ source = '' }) => refuse('NotImplemented', { DataSource: source }),
});

export const pageIsPossible = guard<{ MaxResults: number | undefined }>({
  id: 'control/page-size',
  about: 'MaxResults',
  phase: 'request',
  says: 'A page of a list has 1 to 1000 entries.',
  cites: [controlApi('ListAccessPoints')],
  basis: 'documented',
  refuses: ({ MaxResults = 1 }) =>
    MaxResults >= 1 && MaxResults <= 1000
      ? undefined
      : refuse('InvalidArgument', { ArgumentName: 'maxResults', ArgumentValue: MaxResults }),
});

export const nextTokenIsOurs = guard<{
  token: string | undefined;
  decoded: string | undefined;
}>({
  id: 'control/token',
  about: 'token',
  phase: 'request',
  says: 'A NextToken is one that a page before it gave.',
  cites: [controlApi('ListAccessPoints')],
  basis: 'inferred',
  refuses: ({ token, decoded }) =>
    decoded === undefined
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'nextToken', ArgumentValue: token ?? '' },
          'The continuation token provided is incorrect',
        )
      : undefined,
});
