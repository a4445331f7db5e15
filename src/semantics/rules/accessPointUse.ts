/** Requests that go through an access point: what it takes, from whom, and where it leads. */
import { refuse } from '../../protocol/errors.ts';
import type { AccessPoint } from '../accessPoint/accessPoint.ts';
import { decision, guard } from '../rule.ts';
import { api, errorList, guide } from './cites.ts';

const support = guide('access-points-service-api-support');
const restrictions = guide('access-points-restrictions-limitations');

/** `named` is what the request says: the first part of a host, an alias, or an ARN. */
interface Named {
  readonly named: string;
  readonly found: boolean;
}

export const hostNamesAccessPoint = guard<{ named: string; readable: boolean }>({
  id: 'access-point/host',
  phase: 'request',
  says: 'The host of an access point begins with its name, a hyphen and the account that owns it.',
  cites: [guide('access-points-naming'), errorList],
  basis: 'documented',
  refuses: ({ readable }) => (readable ? undefined : refuse('InvalidAccessPoint')),
});

export const accessPointIsThere = guard<Named>({
  id: 'access-point/reached',
  phase: 'access',
  says: 'The access point that a request goes through must exist in the region that it names.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ named, found }) =>
    found ? undefined : refuse('NoSuchAccessPoint', { AccessPointName: named }),
});

export const aliasIsThere = guard<Named>({
  id: 'access-point/alias',
  phase: 'access',
  says: 'A bucket name that ends with -s3alias is the alias of an access point.',
  cites: [guide('access-points-naming'), errorList],
  basis: 'documented',
  refuses: ({ found }) => (found ? undefined : refuse('InvalidAccessPointAliasError')),
});

export const multiRegionIsThere = guard<Named>({
  id: 'multi-region/reached',
  phase: 'access',
  says: 'The multi-region access point that a request goes through must exist, and one of its buckets with it.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ named, found }) =>
    found ? undefined : refuse('NoSuchMultiRegionAccessPoint', { AccessPointName: named }),
});

/** By access points of one region. The operations on annotations are documented to take access points, too. */
const supported: ReadonlySet<string> = new Set(
  `AbortMultipartUpload CompleteMultipartUpload CopyObject CreateMultipartUpload DeleteObject DeleteObjectAnnotation
  DeleteObjects DeleteObjectTagging GetBucketAcl GetBucketCors GetBucketLocation GetBucketNotificationConfiguration
  GetBucketPolicy GetObject GetObjectAcl GetObjectAnnotation GetObjectAttributes GetObjectLegalHold GetObjectRetention
  GetObjectTagging HeadBucket HeadObject ListMultipartUploads ListObjectAnnotations ListObjects ListObjectsV2
  ListObjectVersions ListParts PutObject PutObjectAcl PutObjectAnnotation PutObjectLegalHold PutObjectRetention
  PutObjectTagging RestoreObject UploadPart UploadPartCopy`.split(/\s+/),
);

const ofBuckets = /^(GetBucket|HeadBucket|ListObjects$|ListObjectVersions)/;

export const accessPointSupports = guard<{ operation: string; manyRegions: boolean }>({
  id: 'access-point/operation',
  phase: 'request',
  says: 'Through an access point go the operations on objects, and few on the bucket; through one of many regions only those on objects, and ListObjectsV2.',
  cites: [support, guide('MrapOperations')],
  basis: 'documented',
  refuses: ({ operation, manyRegions }) =>
    supported.has(operation) && !(manyRegions && ofBuckets.test(operation))
      ? undefined
      : refuse('MethodNotAllowed', { Method: operation, ResourceType: 'ACCESS_POINT' }),
});

export const accessPointCallerIsKnown = guard<{ account: string | null }>({
  id: 'access-point/signed',
  phase: 'access',
  says: 'Nobody goes through an access point without signing.',
  cites: [restrictions],
  basis: 'documented',
  refuses: ({ account }) => (account === null ? refuse('AccessDenied') : undefined),
});

export const accessPointIsAskedSafely = guard<{ scheme: 'http' | 'https'; host: string }>({
  id: 'access-point/https',
  phase: 'access',
  says: "Access points at AWS's hosts are asked over HTTPS only.",
  cites: [restrictions],
  basis: 'documented',
  refuses: ({ scheme, host }) =>
    scheme === 'http' && /\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?$/.test(host)
      ? refuse('AccessDenied')
      : undefined,
});

export const networkIsOfAccessPoint = guard<{
  vpc: string | undefined;
  from: string | undefined;
}>({
  id: 'access-point/network',
  about: 'vpc',
  phase: 'access',
  says: 'An access point of a network takes requests from that network only.',
  cites: [guide('access-points-vpc')],
  basis: 'documented',
  refuses: ({ vpc, from }) => (vpc === from ? undefined : refuse('AccessDenied')),
});

export const accessPointIsNotRestricted = guard<{ accessPoint: string; restricted: boolean }>({
  id: 'access-point/restricted',
  phase: 'access',
  says: 'As long as the policy of an access point is public, its RestrictPublicBuckets keeps all out who are not of its account.',
  cites: [guide('access-points-bpa-settings')],
  basis: 'documented',
  refuses: ({ restricted }) => (restricted ? refuse('AccessDenied') : undefined),
});

export const accessPointBucket = decision<{ accessPoint: AccessPoint }, string>({
  id: 'access-point/bucket',
  phase: 'request',
  says: 'An access point stands for one bucket; one of many regions for the bucket of the nearest, here of the first.',
  cites: [guide('access-points'), guide('MultiRegionAccessPointRequestRouting')],
  basis: 'documented',
  decides: ['Bucket'],
  ways: ['computed'],
  choose: ({ accessPoint: { arn, bucket } }) => ({
    value: bucket,
    origin: 'computed',
    because: `the request goes through ${arn}`,
  }),
});

export const copyStaysInRegion = guard<{
  /** The regions of source and destination, where one of them is behind an access point. */
  source: string;
  destination: string;
  through: boolean;
}>({
  id: 'access-point/same-region',
  phase: 'source',
  says: 'A copy through an access point stays in its region.',
  cites: [api('CopyObject'), support],
  basis: 'documented',
  refuses: ({ source, destination, through }) =>
    through && source !== destination
      ? refuse(
          'InvalidRequest',
          {},
          'Copying through an access point is supported only when source and destination buckets are in the same Region',
        )
      : undefined,
});
