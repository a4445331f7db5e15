/** Namespaces of buckets: the one that all share, and that of an account in a region. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { api, guide } from './cites.ts';

export const namespaceIsKnown = guard<{ BucketNamespace: string | undefined }>({
  id: 'bucket/namespace',
  about: 'BucketNamespace',
  phase: 'request',
  says: 'x-amz-bucket-namespace is global or account-regional.',
  cites: [api('CreateBucket')],
  basis: 'inferred',
  refuses: ({ BucketNamespace = '' }) =>
    BucketNamespace === 'global' || BucketNamespace === 'account-regional'
      ? undefined
      : refuse('InvalidArgument', {
          ArgumentName: 'x-amz-bucket-namespace',
          ArgumentValue: BucketNamespace,
        }),
});

export const nameFitsNamespace = guard<{
  BucketNamespace: string | undefined;
  name: string;
  account: string | null;
  region: string;
}>({
  id: 'bucket/namespace-name',
  about: 'BucketNamespace',
  phase: 'request',
  says: "In an account's regional namespace the name of a bucket ends with the account, the region and -an.",
  cites: [guide('gpbucketnamespaces')],
  basis: 'documented',
  refuses: ({ BucketNamespace, name, account, region }) =>
    BucketNamespace === 'account-regional' && !name.endsWith(`-${account}-${region}-an`)
      ? refuse('InvalidBucketName', { BucketName: name })
      : undefined,
});
