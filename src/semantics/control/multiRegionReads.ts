/** Multi-region access points, shown. AWS has all of this in one region, wherever it is asked. */
import { defined } from '../../lib/defined.ts';
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import type { MultiRegionAccessPointRecord } from '../../storage/records.ts';
import { multiRegionArn } from '../accessPoint/accessPoint.ts';
import { multiRegionsOf } from '../accessPoint/find.ts';
import type { Context } from '../context.ts';
import { multiRegionHasPolicy } from '../rules/multiRegion.ts';
import { needMultiRegion, needRouted } from './find.ts';
import { pageOf } from './paging.ts';
import { statusOf } from './policies.ts';

export function GetMultiRegionAccessPoint(
  input: ControlInput<'GetMultiRegionAccessPoint'>,
  s3: Context,
): ControlOutput<'GetMultiRegionAccessPoint'> {
  return { AccessPoint: reportOf(needMultiRegion(s3, input)) };
}

export function ListMultiRegionAccessPoints(
  input: ControlInput<'ListMultiRegionAccessPoints'>,
  s3: Context,
): ControlOutput<'ListMultiRegionAccessPoints'> {
  const all = multiRegionsOf(s3.draft, input.AccountId ?? '');
  const { entries, rest } = pageOf(s3, all, input);
  return { AccessPoints: entries.map(reportOf), ...rest };
}

function reportOf(record: MultiRegionAccessPointRecord) {
  const { name, alias, created, publicAccessBlock, regions } = record;
  return {
    Name: name,
    Alias: alias,
    CreatedAt: new Date(created),
    PublicAccessBlock: { ...publicAccessBlock },
    Status: 'READY' as const,
    Regions: regions.map(({ bucket, bucketAccount, region }) => ({
      Bucket: bucket,
      Region: region,
      BucketAccountId: bucketAccount,
    })),
  };
}

export function GetMultiRegionAccessPointPolicy(
  input: ControlInput<'GetMultiRegionAccessPointPolicy'>,
  s3: Context,
): ControlOutput<'GetMultiRegionAccessPointPolicy'> {
  const { policy: Policy } = needPolicy(s3, input);
  return { Policy: { Established: defined({ Policy }) } };
}

export function GetMultiRegionAccessPointPolicyStatus(
  input: ControlInput<'GetMultiRegionAccessPointPolicyStatus'>,
  s3: Context,
): ControlOutput<'GetMultiRegionAccessPointPolicyStatus'> {
  return { Established: statusOf(needPolicy(s3, input)) };
}

function needPolicy(s3: Context, input: Parameters<typeof needMultiRegion>[1]) {
  const accessPoint = needMultiRegion(s3, input);
  const { name, policy } = accessPoint;
  s3.guard(multiRegionHasPolicy, { name, policy });
  return accessPoint;
}

/** All of its buckets take what comes. */
export function GetMultiRegionAccessPointRoutes(
  { AccountId = '', Mrap = '' }: ControlInput<'GetMultiRegionAccessPointRoutes'>,
  s3: Context,
): ControlOutput<'GetMultiRegionAccessPointRoutes'> {
  const record = needRouted(s3, AccountId, Mrap);
  return {
    Mrap: multiRegionArn(record),
    Routes: record.regions.map(({ bucket, region }) => ({
      Bucket: bucket,
      Region: region,
      TrafficDialPercentage: 100,
    })),
  };
}
