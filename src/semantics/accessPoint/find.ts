/** Finding access points by the names that requests have for them. */
import type { AccessPointRecord, MultiRegionAccessPointRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { View } from '../../storage/table.ts';

export function findAccessPoint(
  view: View,
  { account, region, name }: Pick<AccessPointRecord, 'account' | 'region' | 'name'>,
): AccessPointRecord | undefined {
  const record = view.get(recordId.accessPoint(account, region, name));
  return record?.kind === 'accessPoint' ? record : undefined;
}

/** In the order of their accounts, regions and names; `prefix` is one of recordId's. */
export function* accessPointsIn(view: View, prefix: string): IterableIterator<AccessPointRecord> {
  for (const record of view.scan(prefix)) if (record.kind === 'accessPoint') yield record;
}

function findFirst(
  view: View,
  prefix: string,
  is: (record: AccessPointRecord) => boolean,
): AccessPointRecord | undefined {
  for (const record of accessPointsIn(view, prefix)) if (is(record)) return record;
  return undefined;
}

export const findByAlias = (view: View, alias: string): AccessPointRecord | undefined =>
  findFirst(view, recordId.accessPoints, (record) => record.alias === alias);

/** One that stands before a bucket. */
export const findAttached = (view: View, bucket: string): AccessPointRecord | undefined =>
  findFirst(view, recordId.accessPoints, (record) => record.bucket === bucket);

export const isAlias = (bucket: string): boolean => bucket.endsWith('-s3alias');

const label = /^(?<name>.+)-(?<account>\d{12})$/;

/** What the first part of an access point's host says: `<name>-<account>`. */
export function readHostLabel(text: string): { name: string; account: string } | undefined {
  const { name = '', account = '' } = label.exec(text)?.groups ?? {};
  return name === '' ? undefined : { name, account };
}

export interface AccessPointArn {
  /** Empty for one of many regions. */
  readonly region: string;
  readonly account: string;
  /** The alias of one of many regions. */
  readonly name: string;
}

const arnForm =
  /^arn:aws[a-z-]*:s3:(?<region>[a-z0-9-]*):(?<account>\d{12}):accesspoint[/:](?<name>[^/:]+)$/;

export function readArn(arn: string): AccessPointArn | undefined {
  const { region = '', account = '', name = '' } = arnForm.exec(arn)?.groups ?? {};
  return name === '' ? undefined : { region, account, name };
}

export function findMultiRegion(
  view: View,
  account: string,
  name: string,
): MultiRegionAccessPointRecord | undefined {
  const record = view.get(recordId.multiRegionAccessPoint(account, name));
  return record?.kind === 'multiRegionAccessPoint' ? record : undefined;
}

export function multiRegionsOf(
  view: View,
  account: string,
): readonly MultiRegionAccessPointRecord[] {
  return [...view.scan(recordId.multiRegionAccessPointsOf(account))].flatMap((record) =>
    record.kind === 'multiRegionAccessPoint' ? [record] : [],
  );
}

export function findMultiRegionByAlias(
  view: View,
  alias: string,
): MultiRegionAccessPointRecord | undefined {
  for (const record of view.scan(recordId.multiRegionAccessPoints)) {
    if (record.kind === 'multiRegionAccessPoint' && record.alias === alias) return record;
  }
  return undefined;
}

/** The name of the bucket that a request is about, for what is looked at before anybody asks who may: no rule is asked. */
export function bucketNameBehind(view: View, named: string): string {
  if (view.get(recordId.bucket(named))) return named;
  if (isAlias(named)) return findByAlias(view, named)?.bucket ?? named;
  const { name: own = '', account = '' } = readHostLabel(named) ?? {};
  const point = findFirst(view, recordId.accessPointsOf(account), ({ name }) => name === own);
  return point?.bucket ?? findMultiRegionByAlias(view, named)?.regions[0]?.bucket ?? named;
}
