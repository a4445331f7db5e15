/** What the policy of an access point says. */
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import { accessPointArn } from '../accessPoint/accessPoint.ts';
import type { Context } from '../context.ts';
import { accessPointHasPolicy } from '../rules/accessPoint.ts';
import { needAccessPoint } from './find.ts';
import { checkedPolicy, statusOf, withPolicy } from './policies.ts';

export function PutAccessPointPolicy(
  input: ControlInput<'PutAccessPointPolicy'>,
  s3: Context,
): void {
  const accessPoint = needAccessPoint(s3, input);
  const arn = accessPointArn(accessPoint);
  const policy = checkedPolicy(s3, accessPoint, arn, input.Policy ?? '');
  s3.draft.put(withPolicy(accessPoint, policy));
}

export function GetAccessPointPolicy(
  input: ControlInput<'GetAccessPointPolicy'>,
  s3: Context,
): ControlOutput<'GetAccessPointPolicy'> {
  const { name, policy } = needAccessPoint(s3, input);
  s3.guard(accessPointHasPolicy, { name, policy });
  return { Policy: policy };
}

export function DeleteAccessPointPolicy(
  input: ControlInput<'DeleteAccessPointPolicy'>,
  s3: Context,
): void {
  s3.draft.put(withPolicy(needAccessPoint(s3, input), undefined));
}

export function GetAccessPointPolicyStatus(
  input: ControlInput<'GetAccessPointPolicyStatus'>,
  s3: Context,
): ControlOutput<'GetAccessPointPolicyStatus'> {
  const accessPoint = needAccessPoint(s3, input);
  const { name, policy } = accessPoint;
  s3.guard(accessPointHasPolicy, { name, policy });
  return { PolicyStatus: statusOf(accessPoint) };
}
