/** Multi-region access points as they are made, changed and deleted. */
import { refuse } from '../../protocol/errors.ts';
import type { AsyncRequestRecord, MultiRegionAccessPointRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { controlApi, errorList, guide } from './cites.ts';

const limits = guide('MultiRegionAccessPointRestrictions');

export const multiRegionNameIsValid = guard<{ name: string }>({
  id: 'multi-region/name',
  phase: 'request',
  says: 'The name of a multi-region access point has 3 to 50 lower-case letters, digits and hyphens, none of these at an end.',
  cites: [controlApi('CreateMultiRegionAccessPointInput')],
  basis: 'documented',
  refuses: ({ name }) =>
    /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/.test(name)
      ? undefined
      : refuse('InvalidRequest', {}, `The Multi-Region Access Point name '${name}' is not valid`),
});

export const clientTokenIsSent = guard<{ ClientToken: string | undefined }>({
  id: 'multi-region/client-token',
  phase: 'request',
  says: 'A request about a multi-region access point carries a token of the client, so that it may be sent again.',
  cites: [controlApi('CreateMultiRegionAccessPoint')],
  basis: 'documented',
  refuses: ({ ClientToken }) =>
    ClientToken ? undefined : refuse('InvalidRequest', {}, 'ClientToken is missing'),
});

export const clientTokenIsOfThis = guard<{
  earlier: AsyncRequestRecord | undefined;
  operation: string;
  details: string;
}>({
  id: 'multi-region/client-token-used',
  about: 'earlier',
  phase: 'request',
  says: 'A token that was sent before comes with the same request.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ earlier, operation, details }) =>
    earlier && (earlier.operation !== operation || earlier.details !== details)
      ? refuse('ClientTokenConflict')
      : undefined,
});

export const multiRegionIsNew = guard<{ existing: MultiRegionAccessPointRecord | undefined }>({
  id: 'multi-region/already-owned-by-you',
  phase: 'destination',
  says: 'An account has one multi-region access point of a name.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ existing }) =>
    existing ? refuse('MultiRegionAccessPointAlreadyOwnedByYou') : undefined,
});

export const multiRegionsFit = guard<{ count: number }>({
  id: 'multi-region/count',
  phase: 'destination',
  says: 'An account has at most 100 multi-region access points.',
  cites: [limits],
  basis: 'documented',
  refuses: ({ count }) => (count >= 100 ? refuse('TooManyMultiRegionAccessPoints') : undefined),
});

export const regionsFit = guard<{ regions: readonly string[] }>({
  id: 'multi-region/region-count',
  phase: 'request',
  says: 'A multi-region access point has 1 to 17 regions.',
  cites: [limits],
  basis: 'documented',
  refuses({ regions }) {
    if (regions.length === 0) return refuse('MalformedXML');
    return regions.length > 17 ? refuse('TooManyMultiRegionAccessPointregions') : undefined;
  },
});

export const regionsDiffer = guard<{ regions: readonly string[] }>({
  id: 'multi-region/regions',
  phase: 'destination',
  says: 'The buckets of a multi-region access point are in regions of their own.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ regions }) =>
    new Set(regions).size < regions.length
      ? refuse('MultiRegionAccessPointSameBucketRegion')
      : undefined,
});

export const multiRegionExists = guard<{
  name: string;
  accessPoint: MultiRegionAccessPointRecord | undefined;
}>({
  id: 'multi-region/exists',
  phase: 'access',
  says: 'The multi-region access point must exist.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ name, accessPoint }) =>
    accessPoint ? undefined : refuse('NoSuchMultiRegionAccessPoint', { AccessPointName: name }),
});

export const multiRegionHasPolicy = guard<{ name: string; policy: string | undefined }>({
  id: 'multi-region/policy-exists',
  phase: 'source',
  says: 'A multi-region access point has no policy until one is put.',
  cites: [controlApi('GetMultiRegionAccessPointPolicy')],
  basis: 'inferred',
  refuses: ({ name, policy }) =>
    policy === undefined
      ? refuse('NoSuchMultiRegionAccessPointPolicy', { AccessPointName: name })
      : undefined,
});

export const asyncRequestExists = guard<{
  token: string;
  request: AsyncRequestRecord | undefined;
}>({
  id: 'multi-region/request',
  phase: 'access',
  says: 'A request that is asked about was made by this account.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ token, request }) =>
    request ? undefined : refuse('NoSuchAsyncRequest', { RequestTokenARN: token }),
});
