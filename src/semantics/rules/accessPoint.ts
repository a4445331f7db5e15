/** Access points as they are made, changed and deleted. */
import { refuse } from '../../protocol/errors.ts';
import type { AccessPointRecord, BucketRecord } from '../../storage/records.ts';
import type { Policy } from '../policy/document.ts';
import { first } from '../policy/fault.ts';
import { isPublicPolicy } from '../policy/public.ts';
import { guard } from '../rule.ts';
import { api, controlApi, errorList, guide } from './cites.ts';

const limits = guide('access-points-restrictions-limitations');

export const accessPointNameIsValid = guard<{ name: string }>({
  id: 'access-point/name',
  phase: 'request',
  says: 'The name of an access point has 3 to 50 lower-case letters, digits and hyphens, none of these at an end, and takes no reserved prefix or suffix.',
  cites: [guide('access-points-naming'), errorList],
  basis: 'documented',
  refuses: ({ name }) =>
    isAccessPointName(name) ? undefined : refuse('InvalidAccessPoint', { AccessPointName: name }),
});

const isAccessPointName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/.test(name) &&
  !name.startsWith('xn--') &&
  !/(-s3alias|--ol-s3|--xa-s3)$/.test(name);

export const accessPointHasNoScope = guard<{ Scope: object | undefined }>({
  id: 'access-point/scope',
  about: 'Scope',
  phase: 'request',
  says: 'Only access points of directory buckets have a scope.',
  cites: [controlApi('CreateAccessPoint')],
  basis: 'documented',
  refuses: () =>
    refuse('InvalidRequest', {}, 'Scope is not supported for access points of this bucket'),
});

export const accessPointVpcIsValid = guard<{ VpcId: string | undefined }>({
  id: 'access-point/vpc-id',
  about: 'VpcId',
  phase: 'request',
  says: 'An access point of a network names it as vpc- and letters or digits.',
  cites: [controlApi('VpcConfiguration')],
  basis: 'inferred',
  refuses: ({ VpcId = '' }) =>
    /^vpc-[a-z0-9]{1,60}$/.test(VpcId)
      ? undefined
      : refuse('InvalidRequest', {}, `The VPC id '${VpcId}' is not valid`),
});

interface Owners {
  readonly bucket: BucketRecord;
  readonly account: string;
  readonly BucketAccountId: string | undefined;
}

export const accessPointBucketIsOwners = guard<Owners>({
  id: 'access-point/bucket-account',
  phase: 'access',
  says: 'The bucket of an access point is of its account, or of the one that BucketAccountId names.',
  cites: [controlApi('CreateAccessPoint')],
  basis: 'documented',
  refuses: ({ bucket, account, BucketAccountId = account }) =>
    bucket.account === BucketAccountId ? undefined : refuse('AccessDenied'),
});

export const accessPointBucketIsNear = guard<{ bucket: BucketRecord; region: string }>({
  id: 'access-point/bucket-region',
  phase: 'destination',
  says: 'An access point is made in the region of its bucket.',
  cites: [guide('creating-access-points')],
  basis: 'documented',
  refuses: ({ bucket, region }) =>
    bucket.region === region
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          `The bucket ${bucket.name} is not in the Region ${region} in which the access point would be`,
        ),
});

export const accessPointIsNew = guard<{ existing: AccessPointRecord | undefined }>({
  id: 'access-point/already-owned-by-you',
  phase: 'destination',
  says: 'An account has one access point of a name in each region.',
  cites: [guide('access-points-naming'), errorList],
  basis: 'documented',
  refuses: ({ existing }) =>
    existing
      ? refuse('AccessPointAlreadyOwnedByYou', { AccessPointName: existing.name })
      : undefined,
});

export const accessPointsFit = guard<{ count: number }>({
  id: 'access-point/count',
  phase: 'destination',
  says: 'An account has at most 10,000 access points in a region.',
  cites: [limits],
  basis: 'documented',
  refuses: ({ count }) => (count >= 10_000 ? refuse('TooManyAccessPoints') : undefined),
});

export const accessPointExists = guard<{
  name: string;
  accessPoint: AccessPointRecord | undefined;
}>({
  id: 'access-point/exists',
  phase: 'access',
  says: 'The access point must exist, in the region that is asked.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ name, accessPoint }) =>
    accessPoint ? undefined : refuse('NoSuchAccessPoint', { AccessPointName: name }),
});

export const accessPointHasPolicy = guard<{ name: string; policy: string | undefined }>({
  id: 'access-point/policy-exists',
  phase: 'source',
  says: 'An access point has no policy until one is put.',
  cites: [controlApi('GetAccessPointPolicy'), 'cloud-custodian/cloud-custodian#10316'],
  basis: 'documented',
  refuses: ({ name, policy }) =>
    policy === undefined ? refuse('NoSuchAccessPointPolicy', { AccessPointName: name }) : undefined,
});

export const resourcesAreOfAccessPoint = guard<{ policy: Policy; arn: string }>({
  id: 'access-point/policy-resource',
  phase: 'request',
  says: 'A resource in the policy of an access point is the access point itself, or objects behind it: its ARN with /object/ and a key.',
  cites: [guide('access-points-policies')],
  basis: 'documented',
  refuses: ({ policy, arn }) =>
    first(policy, ({ Resource, NotResource }, fault) => {
      const own = (resource: string) =>
        resource === arn || resource === '*' || resource.startsWith(`${arn}/object/`);
      const wrong = (Resource ?? NotResource ?? []).findIndex((one) => !own(one));
      const element = Resource ? 'Resource' : 'NotResource';
      return wrong < 0 ? undefined : fault([element, wrong], 'Policy has invalid resource');
    }),
});

interface Publicity {
  readonly policy: Policy;
  /** Whether the access point, the bucket or the account has BlockPublicPolicy on. */
  readonly BlockPublicPolicy: boolean;
  readonly vpc: string | undefined;
  readonly arn: string | null;
  readonly action: string;
  readonly resource: string;
}

export const accessPointPolicyIsNotPublic = guard<Publicity>({
  id: 'access-point/policy-public',
  phase: 'destination',
  says: 'BlockPublicPolicy of an access point, or of its account, refuses policies of it that allow everybody; behind a network none is public.',
  cites: [guide('access-points-bpa-settings'), guide('access-control-block-public-access')],
  basis: 'documented',
  refuses: ({ policy, BlockPublicPolicy, vpc, arn, action, resource }) =>
    BlockPublicPolicy && vpc === undefined && isPublicPolicy(policy)
      ? refuse(
          'AccessDenied',
          {},
          `User: ${arn} is not authorized to perform: ${action} on resource: "${resource}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        )
      : undefined,
});

export const bucketHasNoAccessPoints = guard<{ attached: AccessPointRecord | undefined }>({
  id: 'access-point/bucket-attached',
  phase: 'destination',
  says: 'A bucket cannot be deleted while an access point stands before it.',
  cites: [errorList, api('DeleteBucket')],
  basis: 'documented',
  refuses: ({ attached }) => (attached ? refuse('BucketHasAccessPointsAttached') : undefined),
});
