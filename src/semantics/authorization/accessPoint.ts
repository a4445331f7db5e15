/**
 * What goes through an access point is asked for twice: of the access point, which has a policy and an ARN of its own, and of
 * the bucket behind it. Both must let it through.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 */
import type { AccessPoint } from '../accessPoint/accessPoint.ts';
import type { Context } from '../context.ts';
import { decide, type Question } from '../policy/decide.ts';
import { opinionsOf } from '../policy/opinions.ts';
import { isPublicPolicy } from '../policy/public.ts';
import { remediesOf } from '../policy/remedies.ts';
import { policyIn } from '../policy/standing.ts';
import type { Access } from '../rules/access.ts';
import { answerOf, questionOf } from './accessTo.ts';
import type { Asked } from './asked.ts';

export function accessThrough(s3: Context, asked: Asked, accessPoint: AccessPoint): Access {
  const { arn, account, policy } = accessPoint;
  const question: Question = {
    ...questionOf(s3, asked, asked),
    resource: asked.key === undefined ? arn : `${arn}/object/${asked.key}`,
    sameAccount: s3.caller.account === account,
    resourcePolicy: policy === undefined ? undefined : policyIn(policy),
    allowsNothing: undefined,
    deniesNothing: false,
    resourceLabel: `policy of access point ${arn.split('/').at(-1)}`,
    granted: () => undefined,
  };
  return answerOf(question, decide(question), {
    owner: account,
    opinions: () => opinionsOf(question),
    remedies: () => remediesOf(question),
  });
}

/** A public policy with RestrictPublicBuckets on lets nobody in from other accounts. Behind a network none is public. */
export function isShutOut(
  { caller }: Context,
  { account, networkOrigin, policy, publicAccessBlock }: AccessPoint,
): boolean {
  if (caller.account === account || networkOrigin === 'VPC' || policy === undefined) return false;
  return publicAccessBlock.RestrictPublicBuckets && isPublicPolicy(policyIn(policy));
}

const blockActions: Readonly<Record<string, string>> = {
  GetPublicAccessBlock: 'GetAccountPublicAccessBlock',
  PutPublicAccessBlock: 'PutAccountPublicAccessBlock',
  DeletePublicAccessBlock: 'PutAccountPublicAccessBlock',
};

/** What is asked of S3 Control: only policies of the caller's own speak of it. */
export function accessToControl(s3: Context, operation: string, resource: string): Access {
  const account = s3.caller.account ?? '';
  const { region } = s3.target;
  const nothing = { kind: 'bucket', id: '', name: '', created: s3.now, tags: [] } as const;
  const action = `s3:${blockActions[operation] ?? operation}`;
  const bucket = { ...nothing, account, region };
  const asked = { action, bucket, key: undefined, version: undefined };
  const question = { ...questionOf(s3, asked, asked), resource };
  return answerOf(question, decide(question), {
    owner: account,
    opinions: () => opinionsOf(question),
    remedies: () => remediesOf(question),
  });
}
