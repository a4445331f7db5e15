/**
 * An access point as a request goes through it, of whatever kind: a bucket, and what stands before it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points.html
 */
import type { AccessPointRecord, MultiRegionAccessPointRecord } from '../../storage/records.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';

export interface AccessPoint {
  /** What policies name: `<arn>/object/<key>` is an object. */
  readonly arn: string;
  /** The account that owns it. */
  readonly account: string;
  readonly networkOrigin: 'Internet' | 'VPC';
  readonly vpc: string | undefined;
  readonly bucket: string;
  /** Of the bucket. */
  readonly region: string;
  readonly policy: string | undefined;
  readonly publicAccessBlock: PublicAccessBlock;
  /** Whether the request names it by its alias. */
  readonly byAlias: boolean;
}

type Named = Pick<AccessPointRecord, 'account' | 'region' | 'name'>;

export const accessPointArn = ({ account, region, name }: Named): string =>
  `arn:aws:s3:${region}:${account}:accesspoint/${name}`;

/** Of many regions: its ARN names none, and has the alias for a name. */
export const multiRegionArn = ({
  account,
  alias,
}: Pick<MultiRegionAccessPointRecord, 'account' | 'alias'>): string =>
  `arn:aws:s3::${account}:accesspoint/${alias}`;

export function throughAccessPoint(record: AccessPointRecord, byAlias: boolean): AccessPoint {
  const { account, vpc, bucket, region, policy, publicAccessBlock } = record;
  return {
    arn: accessPointArn(record),
    account,
    networkOrigin: vpc === undefined ? 'Internet' : 'VPC',
    vpc,
    bucket,
    region,
    policy,
    publicAccessBlock,
    byAlias,
  };
}

/** AWS takes the nearest region that is up; here that is the first. */
export function throughMultiRegion(record: MultiRegionAccessPointRecord): AccessPoint {
  const { account, policy, publicAccessBlock, regions } = record;
  const [nearest] = regions;
  return {
    arn: multiRegionArn(record),
    account,
    networkOrigin: 'Internet',
    vpc: undefined,
    bucket: nearest?.bucket ?? '',
    region: nearest?.region ?? '',
    policy,
    publicAccessBlock,
    byAlias: false,
  };
}
