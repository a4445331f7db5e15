/** Access points of one region: made, shown, listed and deleted. */
import { defined } from '../../lib/defined.ts';
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import type { AccessPointRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import { accessPointArn } from '../accessPoint/accessPoint.ts';
import { accessPointsIn, findAccessPoint } from '../accessPoint/find.ts';
import type { Context } from '../context.ts';
import { needBucket } from '../find.ts';
import {
  accessPointBucketIsNear,
  accessPointBucketIsOwners,
  accessPointHasNoScope,
  accessPointIsNew,
  accessPointNameIsValid,
  accessPointsFit,
  accessPointVpcIsValid,
} from '../rules/accessPoint.ts';
import { dataSourceIsModelled } from '../rules/control.ts';
import { blockOfNew } from './blocks.ts';
import { needAccessPoint } from './find.ts';
import { pageOf } from './paging.ts';
import { checkedBucketTags } from '../bucketTags.ts';

export function CreateAccessPoint(
  input: ControlInput<'CreateAccessPoint'>,
  s3: Context,
): ControlOutput<'CreateAccessPoint'> {
  const { AccountId: account = '', Name: name = '', BucketAccountId } = input;
  const { region } = s3.target;
  const VpcId = input.VpcConfiguration?.VpcId;
  s3.guard(accessPointNameIsValid, { name });
  s3.guard(accessPointHasNoScope, { Scope: input.Scope });
  s3.guard(accessPointVpcIsValid, { VpcId });
  const tags = checkedBucketTags(s3, input.Tags);
  const bucket = needBucket(s3, input.Bucket ?? '');
  s3.guard(accessPointBucketIsOwners, { bucket, account, BucketAccountId });
  s3.guard(accessPointBucketIsNear, { bucket, region });
  s3.guard(accessPointIsNew, { existing: findAccessPoint(s3.draft, { account, region, name }) });
  const here = accessPointsIn(s3.draft, recordId.accessPointsIn(account, region));
  s3.guard(accessPointsFit, { count: [...here].length });
  const accessPoint: AccessPointRecord = {
    kind: 'accessPoint',
    id: recordId.accessPoint(account, region, name),
    name,
    alias: aliasOf(s3, name),
    account,
    region,
    bucket: bucket.name,
    bucketAccount: bucket.account,
    created: s3.now,
    publicAccessBlock: blockOfNew(input.PublicAccessBlockConfiguration),
    tags,
    ...defined({ vpc: VpcId }),
  };
  s3.draft.put(accessPoint);
  return { AccessPointArn: accessPointArn(accessPoint), Alias: accessPoint.alias };
}

/** As long as a name of a bucket may be: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
const aliasOf = (s3: Context, name: string): string =>
  `${name.slice(0, 20)}-${s3.ids.alias(`${s3.draft.nextWrite()}`, 34)}-s3alias`;

export function DeleteAccessPoint(input: ControlInput<'DeleteAccessPoint'>, s3: Context): void {
  s3.draft.remove(needAccessPoint(s3, input).id);
}

export function GetAccessPoint(
  input: ControlInput<'GetAccessPoint'>,
  s3: Context,
): ControlOutput<'GetAccessPoint'> {
  const accessPoint = needAccessPoint(s3, input);
  const { region } = accessPoint;
  return {
    ...entryOf(accessPoint),
    PublicAccessBlockConfiguration: { ...accessPoint.publicAccessBlock },
    CreationDate: new Date(accessPoint.created),
    Endpoints: {
      ipv4: `s3-accesspoint.${region}.amazonaws.com`,
      fips: `s3-accesspoint-fips.${region}.amazonaws.com`,
      fips_dualstack: `s3-accesspoint-fips.dualstack.${region}.amazonaws.com`,
      dualstack: `s3-accesspoint.dualstack.${region}.amazonaws.com`,
    },
  };
}

/** What a list shows of it, too. */
function entryOf(accessPoint: AccessPointRecord) {
  const { name, alias, bucket, bucketAccount, vpc } = accessPoint;
  return {
    Name: name,
    NetworkOrigin: vpc === undefined ? ('Internet' as const) : ('VPC' as const),
    ...(vpc !== undefined && { VpcConfiguration: { VpcId: vpc } }),
    Bucket: bucket,
    AccessPointArn: accessPointArn(accessPoint),
    Alias: alias,
    BucketAccountId: bucketAccount,
  };
}

/** Of the region that is asked. */
export function ListAccessPoints(
  input: ControlInput<'ListAccessPoints'>,
  s3: Context,
): ControlOutput<'ListAccessPoints'> {
  const { AccountId: account = '', Bucket } = input;
  s3.guard(dataSourceIsModelled, { source: input.DataSourceId ?? input.DataSourceType });
  const here = accessPointsIn(s3.draft, recordId.accessPointsIn(account, s3.target.region));
  const all = [...here].filter(({ bucket }) => Bucket === undefined || bucket === Bucket);
  const { entries, rest } = pageOf(s3, all, input);
  return { AccessPointList: entries.map(entryOf), ...rest };
}
