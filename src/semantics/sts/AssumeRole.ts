import type { StsAnswer, StsRequest } from '../../protocol/sts/operation.ts';
import { uniqueId } from '../../world/uniqueId.ts';
import type { Context } from '../context.ts';
import { roleMayBeAssumed } from '../rules/stsAccess.ts';
import { newSession } from './newSession.ts';
import { readLimits, requiredText } from './members.ts';
import { trustIn } from './trust.ts';

const arnForm = /^arn:aws:iam::\d{12}:role\/[\u0021-\u007e]+$/;
const nameForm = /^[\w+=,.@-]{2,64}$/;

export function AssumeRole(request: StsRequest, sts: Context): StsAnswer {
  const arn = requiredText(sts, request, 'RoleArn', arnForm);
  const name = requiredText(sts, request, 'RoleSessionName', nameForm);
  const isChained = sts.identity?.kind === 'role';
  const limits = readLimits(sts, request, { least: 900, most: 3600, standard: 3600, isChained });
  sts.guard(roleMayBeAssumed, trustIn(sts, request, { arn, name }));
  const account = sts.roleOf(arn)?.account ?? '';
  const { tags } = request;
  const credentials = newSession(sts, { account, of: 'role', arn, name, tags, ...limits });
  const role = arn.split('/').at(-1) ?? '';
  return {
    Credentials: credentials,
    AssumedRoleUser: {
      AssumedRoleId: `${uniqueId('AROA', arn)}:${name}`,
      Arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    },
    ...(limits.packed > 0 && { PackedPolicySize: limits.packed }),
  };
}
