/** From what a request calls its bucket to the bucket, where an access point stands between them. */
import type { Context } from '../context.ts';
import {
  accessPointBucket,
  accessPointCallerIsKnown,
  accessPointIsAskedSafely,
  accessPointIsThere,
  accessPointSupports,
  aliasIsThere,
  hostNamesAccessPoint,
  multiRegionIsThere,
  networkIsOfAccessPoint,
} from '../rules/accessPointUse.ts';
import { recordId } from '../../storage/recordId.ts';
import { type AccessPoint, throughAccessPoint, throughMultiRegion } from './accessPoint.ts';
import {
  accessPointsIn,
  findAccessPoint,
  findByAlias,
  findMultiRegionByAlias,
  isAlias,
  readArn,
  readHostLabel,
} from './find.ts';

/**
 * The bucket of the request, which goes through an access point from here on if it names one. Every request asks: what is
 * plainly a bucket costs a look at its name.
 */
export function reachBucket(s3: Context, operation: string, named: string): string {
  const accessPoint = named === '' ? undefined : accessPointOf(s3, named);
  if (!accessPoint) return named;
  s3.guard(accessPointSupports, { operation, manyRegions: isOfManyRegions(s3) });
  const bucket = enter(s3, accessPoint);
  s3.goThrough(accessPoint);
  return bucket;
}

/** The same of the bucket of a copy's source: the request itself may go elsewhere. */
export function reachSource(
  s3: Context,
  named: string,
): { readonly bucket: string; readonly accessPoint?: AccessPoint } {
  const accessPoint = isAlias(named) ? byAlias(s3, named) : byArn(s3, named);
  return accessPoint ? { bucket: enter(s3, accessPoint), accessPoint } : { bucket: named };
}

const isOfManyRegions = ({ target }: Context): boolean => target.service === 'multi-region';

function enter(s3: Context, accessPoint: AccessPoint): string {
  const { scheme, host, network } = s3.target;
  s3.guard(accessPointCallerIsKnown, { account: s3.caller.account });
  s3.guard(accessPointIsAskedSafely, { scheme, host });
  s3.guard(networkIsOfAccessPoint, { vpc: accessPoint.vpc, from: network?.vpc });
  return s3.decide(accessPointBucket, { accessPoint });
}

function accessPointOf(s3: Context, named: string): AccessPoint | undefined {
  const { service, style } = s3.target;
  if (service === 'accesspoint') return byHost(s3, named);
  if (service === 'multi-region') return ofManyRegions(s3, named);
  if (isAlias(named)) return byAlias(s3, named);
  return style === 'virtual' ? atOwnHost(s3, named) : undefined;
}

function byHost(s3: Context, named: string): AccessPoint | undefined {
  const label = readHostLabel(named);
  s3.guard(hostNamesAccessPoint, { named, readable: label !== undefined });
  const { region } = s3.target;
  const record = label && findAccessPoint(s3.draft, { ...label, region });
  s3.guard(accessPointIsThere, { named: label?.name ?? named, found: record !== undefined });
  return record && throughAccessPoint(record, false);
}

/** At a host that is not AWS's, an access point looks like a bucket: it is one where there is no such bucket. */
function atOwnHost({ draft }: Context, named: string): AccessPoint | undefined {
  const label = readHostLabel(named);
  if (!label || draft.get(recordId.bucket(named))) return undefined;
  for (const record of accessPointsIn(draft, recordId.accessPointsOf(label.account))) {
    if (record.name === label.name) return throughAccessPoint(record, false);
  }
  return undefined;
}

function byAlias(s3: Context, named: string): AccessPoint | undefined {
  const record = findByAlias(s3.draft, named);
  s3.guard(aliasIsThere, { named, found: record !== undefined });
  return record && throughAccessPoint(record, true);
}

function ofManyRegions(s3: Context, named: string): AccessPoint | undefined {
  const record = findMultiRegionByAlias(s3.draft, named);
  const regions =
    record?.regions.filter(({ bucket }) => s3.draft.get(recordId.bucket(bucket))) ?? [];
  s3.guard(multiRegionIsThere, { named, found: regions.length > 0 });
  return record && throughMultiRegion({ ...record, regions });
}

function byArn(s3: Context, named: string): AccessPoint | undefined {
  const arn = readArn(named);
  const record = arn && findAccessPoint(s3.draft, arn);
  if (arn) s3.guard(accessPointIsThere, { named: arn.name, found: record !== undefined });
  return record && throughAccessPoint(record, false);
}
