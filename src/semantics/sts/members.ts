/** The members of requests to STS that several operations have. */
import type { StsRequest } from '../../protocol/sts/operation.ts';
import { managedPolicy } from '../../world/managedPolicies.ts';
import { documentText } from '../../world/policies.ts';
import type { Context } from '../context.ts';
import {
  durationFits,
  memberFits,
  sessionDuration,
  sessionPolicyIsKnown,
  sessionPolicyIsReadable,
} from '../rules/sts.ts';

export function requiredText(
  sts: Context,
  { member }: StsRequest,
  name: string,
  form: RegExp,
): string {
  const value = member(name);
  sts.guard(memberFits, { name, value, fits: value !== undefined && form.test(value), form });
  return value ?? '';
}

interface Allowed {
  /** Seconds. */
  readonly least: number;
  readonly most: number;
  readonly standard: number;
  readonly isChained?: boolean;
}

interface Limits {
  readonly policies: readonly string[];
  readonly duration: number;
  /** Percent of what session policies and tags may take together. */
  readonly packed: number;
}

/** What a session is limited to, by policies and in time. */
export function readLimits(sts: Context, request: StsRequest, allowed: Allowed): Limits {
  const { member, policyArns, tags } = request;
  const sent = member('DurationSeconds');
  sts.guard(durationFits, { sent, ...allowed });
  const duration = sts.decide(sessionDuration, { sent, standard: allowed.standard });
  const Policy = member('Policy');
  sts.guard(sessionPolicyIsReadable, { Policy });
  for (const arn of policyArns)
    sts.guard(sessionPolicyIsKnown, { arn, known: managedPolicy(arn) !== undefined });
  const managed = policyArns.flatMap((arn) => managedPolicy(arn)?.document ?? []);
  const policies = [...(Policy === undefined ? [] : [Policy]), ...managed.map(documentText)];
  const size = [...policies, ...Object.entries(tags).flat()].join('').length;
  return { policies, duration, packed: Math.min(100, Math.ceil(size / 20.48)) };
}
