/** Finding what a request to S3 Control names, with the checks that go with it. */
import type { AccessPointRecord, MultiRegionAccessPointRecord } from '../../storage/records.ts';
import { findAccessPoint, findMultiRegion, multiRegionsOf } from '../accessPoint/find.ts';
import type { Context } from '../context.ts';
import { accessPointExists } from '../rules/accessPoint.ts';
import { multiRegionExists } from '../rules/multiRegion.ts';

interface Named {
  readonly AccountId?: string | undefined;
  readonly Name?: string | undefined;
}

/** In the region that the request was sent to. */
export function needAccessPoint(
  s3: Context,
  { AccountId: account = '', Name: name = '' }: Named,
): AccessPointRecord {
  const accessPoint = findAccessPoint(s3.draft, { account, region: s3.target.region, name });
  s3.guard(accessPointExists, { name, accessPoint });
  return accessPoint as AccessPointRecord;
}

export function needMultiRegion(
  s3: Context,
  { AccountId: account = '', Name: name = '' }: Named,
): MultiRegionAccessPointRecord {
  const accessPoint = findMultiRegion(s3.draft, account, name);
  s3.guard(multiRegionExists, { name, accessPoint });
  return accessPoint as MultiRegionAccessPointRecord;
}

/** By its name or by its alias, which is also the end of its ARN. */
export function needRouted(s3: Context, account: string, named: string) {
  const alias = named.slice(named.lastIndexOf('/') + 1);
  const accessPoint =
    findMultiRegion(s3.draft, account, named) ??
    multiRegionsOf(s3.draft, account).find((one) => one.alias === alias);
  s3.guard(multiRegionExists, { name: named, accessPoint });
  return accessPoint as MultiRegionAccessPointRecord;
}
