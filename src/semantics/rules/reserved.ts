/** What is kept from some who may do all around it: a bucket's policy from other accounts, headers from those who may not ask for them. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api } from './cites.ts';

export const policyIsTheOwners = guard<{
  account: string | null;
  bucket: BucketRecord;
  method: 'GET' | 'PUT' | 'DELETE';
}>({
  id: 'access/owner-account',
  phase: 'access',
  says: 'Only identities of the account that owns a bucket handle its policy; who is allowed to and is of another gets 405.',
  cites: [api('GetBucketPolicy'), api('PutBucketPolicy'), api('DeleteBucketPolicy')],
  basis: 'documented',
  refuses: ({ account, bucket, method }) =>
    account === bucket.account
      ? undefined
      : refuse('MethodNotAllowed', { Method: method, ResourceType: 'BUCKETPOLICY' }),
});

export const headerIsTold = guard<{ header: string; action: string; allowed: boolean }>({
  id: 'access/told-header',
  phase: 'access',
  says: 'How many tags an object has, and how it is locked, is told with the object to those only who may ask for it by itself.',
  cites: [api('GetObject'), api('HeadObject')],
  basis: 'documented',
  refuses: ({ allowed }) => (allowed ? undefined : refuse('AccessDenied')),
});
