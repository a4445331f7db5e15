/** The policy of an access point, checked as that of a bucket is. */
import { defined } from '../../lib/defined.ts';
import type { AccessPointRecord, MultiRegionAccessPointRecord } from '../../storage/records.ts';
import { publicAccessBlockOf } from '../acl/ownership.ts';
import type { Context } from '../context.ts';
import { findBucket } from '../find.ts';
import { checkPolicy } from '../policy/check.ts';
import { readPolicy } from '../policy/document.ts';
import { isPublicPolicy } from '../policy/public.ts';
import { accessPointPolicyIsNotPublic, resourcesAreOfAccessPoint } from '../rules/accessPoint.ts';
import { policyAsKept } from '../rules/policy.ts';

type AnyAccessPoint = AccessPointRecord | MultiRegionAccessPointRecord;

/** The text as it is kept. `arn` is what its statements may be about. */
export function checkedPolicy(
  s3: Context,
  accessPoint: AnyAccessPoint,
  arn: string,
  text: string,
): string {
  const policy = checkPolicy(s3, text, (read) =>
    s3.guard(resourcesAreOfAccessPoint, { policy: read, arn }),
  );
  s3.guard(accessPointPolicyIsNotPublic, {
    policy,
    BlockPublicPolicy: blocksPublicPolicies(s3, accessPoint),
    vpc: vpcOf(accessPoint),
    arn: s3.caller.arn,
    action: `s3:Put${accessPoint.kind === 'accessPoint' ? '' : 'MultiRegion'}AccessPointPolicy`,
    resource: arn,
  });
  return s3.decide(policyAsKept, { text });
}

const vpcOf = (accessPoint: AnyAccessPoint): string | undefined =>
  accessPoint.kind === 'accessPoint' ? accessPoint.vpc : undefined;

/** The strictest of the access point, its account and its bucket counts. */
function blocksPublicPolicies(s3: Context, accessPoint: AnyAccessPoint): boolean {
  const bucket =
    accessPoint.kind === 'accessPoint' ? findBucket(s3.draft, accessPoint.bucket) : undefined;
  const blocks = [
    accessPoint.publicAccessBlock,
    s3.accountBlock(accessPoint.account),
    bucket && publicAccessBlockOf(bucket),
  ];
  return blocks.some((block) => block?.BlockPublicPolicy === true);
}

/** Behind a network, nothing is public. */
export function statusOf(accessPoint: AnyAccessPoint): { IsPublic: boolean } {
  const policy = readPolicy(accessPoint.policy ?? '');
  const isOpen = vpcOf(accessPoint) === undefined;
  return { IsPublic: isOpen && policy !== undefined && isPublicPolicy(policy) };
}

export const withPolicy = <Kind extends AnyAccessPoint>(
  { policy: _, ...rest }: Kind,
  policy: string | undefined,
): Omit<Kind, 'policy'> & { policy?: string } => ({ ...rest, ...defined({ policy }) });
