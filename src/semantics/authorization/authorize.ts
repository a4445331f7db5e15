/**
 * Whether the caller may do what is asked: the one place where S3 decides it, by all policies that speak of him or of the
 * bucket, and by ACLs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
 */
import type { Refusal } from '../../protocol/errors.ts';
import type { AccessPoint } from '../accessPoint/accessPoint.ts';
import type { Context } from '../context.ts';
import {
  type Access,
  absenceIsHisToKnow,
  accessIsAllowed,
  notDenied,
  publicBucketIsNotRestricted,
} from '../rules/access.ts';
import { accessPointIsNotRestricted } from '../rules/accessPointUse.ts';
import type { Guard } from '../rule.ts';
import { accessThrough, accessToControl, isShutOut } from './accessPoint.ts';
import { accessTo } from './accessTo.ts';
import { needsObject } from './aclActions.ts';
import { accessPointBefore, type Asked, type ConditionInput } from './asked.ts';
import { isRestricted } from './bucketPolicy.ts';

/** How a rule is asked: its refusal ends the request, or is one of many. */
type Ask = <F extends object>(rule: Guard<F>, facts: F) => Refusal | undefined;

export function authorize(s3: Context, asked: Asked): void {
  check(s3, asked, (rule, facts) => {
    s3.guard(rule, facts);
    return undefined;
  });
}

/** The same of one thing of many: its refusal does not end the request. */
export function judgeAccess(s3: Context, asked: Asked): Refusal | undefined {
  return check(s3, asked, (rule, facts) => s3.judge(rule, facts));
}

/**
 * Whether what the caller may do by `main` may also be done so: to upload with an ACL, a policy must allow that too, while
 * who writes by an ACL may set one.
 */
export function authorizeAlso(s3: Context, asked: Asked, main: string): void {
  const accessPoint = accessPointBefore(s3, asked);
  if (accessPoint) needsBoth(s3, accessThrough(s3, asked, accessPoint));
  needsBoth(s3, accessTo(s3, asked, { ...asked, action: main }));
}

function needsBoth(s3: Context, access: Access): void {
  s3.guard(notDenied, access);
  s3.guard(accessIsAllowed, access);
}

/** What is asked of S3 Control, about the resource of this ARN. */
export function authorizeControl(s3: Context, operation: string, resource: string): void {
  needsBoth(s3, accessToControl(s3, operation, resource));
}

/** What is asked of no bucket that there is: to make the one called `name`, or to list all. */
export function authorizeForAccount(
  s3: Context,
  { action, name, input = {} }: { action: string; name: string; input?: ConditionInput },
): void {
  const { caller, target, now } = s3;
  const account = caller.account ?? '';
  const { region } = target;
  const bucket = { kind: 'bucket', id: '', name, account, region, created: now, tags: [] } as const;
  needsBoth(s3, accessTo(s3, { action, bucket, key: undefined, version: undefined, input }));
}

function check(s3: Context, asked: Asked, judge: Ask): Refusal | undefined {
  const { bucket, action, input } = asked;
  // Looked for only where it matters whose it is, or whether there is one.
  const isAbsent = needsObject(action) && asked.version?.kind !== 'object';
  const list = isAbsent && { action: 's3:ListBucket', bucket, key: undefined, version: undefined };
  const accessPoint = accessPointBefore(s3, asked);
  const toList = list && { ...list, accessPoint, ...(input && { input }) };
  const access = accessTo(s3, asked, toList || asked);
  return (
    (accessPoint ? checkAccessPoint(s3, asked, accessPoint, judge) : undefined) ??
    judge(notDenied, access) ??
    (access.sameAccount ? undefined : checkRestriction(s3, bucket, judge)) ??
    judge(accessIsAllowed, access) ??
    (toList ? judge(absenceIsHisToKnow, accessTo(s3, toList)) : undefined)
  );
}

function checkAccessPoint(
  s3: Context,
  asked: Asked,
  accessPoint: AccessPoint,
  judge: Ask,
): Refusal | undefined {
  const access = accessThrough(s3, asked, accessPoint);
  const restricted = isShutOut(s3, accessPoint);
  return (
    judge(notDenied, access) ??
    judge(accessPointIsNotRestricted, { accessPoint: accessPoint.arn, restricted }) ??
    judge(accessIsAllowed, access)
  );
}

function checkRestriction(s3: Context, bucket: Asked['bucket'], judge: Ask): Refusal | undefined {
  const { account } = s3.caller;
  return judge(publicBucketIsNotRestricted, {
    account,
    bucket,
    restricted: isRestricted(s3, bucket),
  });
}
