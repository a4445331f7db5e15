/** Access control lists in requests: what they may say, how they may be sent, and where they are taken. */
import { refuse } from '../../protocol/errors.ts';
import type { Grant } from '../../storage/attributes.ts';
import { isCanned, parseGrantees } from '../acl/acl.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const exceptions = recording('s3-object-acl-exceptions');

export const aclIsKnown = guard<{ ACL: string | undefined; resource: 'bucket' | 'object' }>({
  id: 'acl/known',
  about: 'ACL',
  phase: 'request',
  says: 'x-amz-acl names one of the canned ACLs.',
  cites: [exceptions, guide('acl-overview')],
  basis: 'recorded',
  refuses: ({ ACL = '', resource }) =>
    isCanned(ACL, resource)
      ? undefined
      : refuse('InvalidArgument', { ArgumentName: 'x-amz-acl', ArgumentValue: ACL }, ''),
});

export const aclIsCannedOrGranted = guard<{
  ACL: string | undefined;
  headers: readonly string[];
}>({
  id: 'acl/canned-or-grants',
  phase: 'request',
  says: 'A request names a canned ACL or grants in headers, not both.',
  cites: [exceptions, api('PutObjectAcl')],
  basis: 'recorded',
  refuses: ({ ACL, headers }) =>
    ACL !== undefined && headers.length > 0
      ? refuse('InvalidRequest', {}, 'Specifying both Canned ACLs and Header Grants is not allowed')
      : undefined,
});

export const aclIsSentOnce = guard<{ document: boolean; headers: readonly string[] }>({
  id: 'acl/sent-once',
  phase: 'request',
  says: 'A request that names its ACL in headers has no body.',
  cites: [exceptions],
  basis: 'recorded',
  refuses: ({ document, headers }) =>
    document && headers.length > 0 ? refuse('UnexpectedContent') : undefined,
});

export const aclIsSent = guard<{ document: boolean; headers: readonly string[] }>({
  id: 'acl/sent',
  phase: 'request',
  says: 'A request to set an ACL has one, in headers or as its body.',
  cites: [exceptions],
  basis: 'recorded',
  refuses: ({ document, headers }) =>
    document || headers.length > 0
      ? undefined
      : refuse('MissingSecurityHeader', { MissingHeaderName: 'x-amz-acl' }),
});

export const grantIsReadable = guard<{ header: string; value: string }>({
  id: 'acl/grant-form',
  phase: 'request',
  says: 'A grant header lists grantees as id="…", uri="…" or emailAddress="…".',
  cites: [exceptions, api('PutObjectAcl')],
  basis: 'recorded',
  refuses: ({ header, value }) =>
    parseGrantees(value)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: header, ArgumentValue: value },
          'Argument format not recognized',
        ),
});

export const aclDocumentIsWhole = guard<{
  owner: string | undefined;
  grants: readonly Readonly<Record<string, unknown>>[] | undefined;
}>({
  id: 'acl/document',
  phase: 'request',
  says: 'An AccessControlPolicy has an owner and a list of grants, each with a grantee and a permission.',
  cites: [exceptions],
  basis: 'recorded',
  refuses({ owner, grants }) {
    const whole = (grant: Readonly<Record<string, unknown>>) =>
      grant['grantee'] !== undefined && grant['permission'] !== undefined;
    return owner !== undefined && grants?.every(whole) ? undefined : refuse('MalformedACLError');
  },
});

export const aclIsShort = guard<{ grants: number; limit: number }>({
  id: 'acl/grants',
  phase: 'request',
  says: 'An ACL has at most 100 grants.',
  cites: [guide('acl-overview')],
  basis: 'documented',
  refuses: ({ grants, limit }) => (grants > limit ? refuse('MalformedACLError') : undefined),
});

export const aclKeepsOwner = guard<{ named: string | undefined; owner: string }>({
  id: 'acl/owner',
  about: 'named',
  phase: 'access',
  says: 'An AccessControlPolicy cannot change the owner: the one it names must be the owner there is.',
  cites: [guide('acl-overview')],
  basis: 'inferred',
  refuses: ({ named, owner }) => (named === owner ? undefined : refuse('AccessDenied')),
});

interface Disabled {
  readonly enforced: boolean;
  readonly ACL: string | undefined;
  readonly grants: readonly Grant[] | undefined;
  readonly bucketOwner: string;
}

export const aclIsDisabled = guard<Disabled>({
  id: 'acl/disabled',
  phase: 'destination',
  says: 'A bucket whose owner owns every object takes no ACL but full control for that owner.',
  cites: [guide('about-object-ownership'), 's3cmd#1304', 'rclone#6413'],
  basis: 'documented',
  refuses({ enforced, ACL, grants, bucketOwner }) {
    if (!enforced || grants === undefined || ACL === 'bucket-owner-full-control') return undefined;
    const owners = ({ Grantee, Permission }: Grant) =>
      Grantee.Type === 'CanonicalUser' &&
      Grantee.ID === bucketOwner &&
      Permission === 'FULL_CONTROL';
    return ACL === undefined && grants.every(owners)
      ? undefined
      : refuse('AccessControlListNotSupported');
  },
});

interface SentAcl {
  readonly ACL: string | undefined;
  readonly grants: readonly Grant[] | undefined;
  readonly enforced: boolean;
}

export const setAcl = decision<SentAcl, readonly Grant[] | undefined>({
  id: 'acl/set',
  phase: 'decide',
  says: 'The ACL is what the request says, else full control for the owner alone; a copy does not take it from its source.',
  cites: [api('CopyObject'), recording('s3-object-acl'), recording('s3-copy-object-in-place')],
  basis: 'recorded',
  decides: ['ACL'],
  ways: ['requested', 'defaulted'],
  choose({ ACL, grants, enforced }) {
    if (enforced)
      return { value: undefined, origin: 'defaulted', because: 'the bucket has its ACLs disabled' };
    if (grants === undefined)
      return { value: undefined, origin: 'defaulted', because: 'no ACL was sent' };
    const because = ACL === undefined ? 'its grants were sent' : `x-amz-acl is ${ACL}`;
    return { value: ACL === 'private' ? undefined : grants, origin: 'requested', because };
  },
});
