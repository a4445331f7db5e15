import type { StsAnswer, StsRequest } from '../../protocol/sts/operation.ts';
import type { Context } from '../context.ts';
import { keyLasts, stsAllows } from '../rules/stsAccess.ts';
import { isSession } from './GetSessionToken.ts';
import { readLimits, requiredText } from './members.ts';
import { newSession } from './newSession.ts';
import { federationIn } from './trust.ts';

const nameForm = /^[\w+=,.@-]{2,32}$/;

/** A key for somebody who is no user of IAM: he may what both the user who asks and the policy that he passes allow. */
export function GetFederationToken(request: StsRequest, sts: Context): StsAnswer {
  const { identity } = sts;
  const name = requiredText(sts, request, 'Name', nameForm);
  sts.guard(keyLasts, { operation: request.operation, isSession: isSession(sts) });
  const most = identity?.kind === 'root' ? 3600 : 129_600;
  const standard = Math.min(most, 43_200);
  const limits = readLimits(sts, request, { least: 900, most, standard });
  const { account = '', arn = '' } = identity ?? {};
  const user = `arn:aws:sts::${account}:federated-user/${name}`;
  sts.guard(stsAllows, federationIn(sts, request, user));
  const { tags } = request;
  const credentials = newSession(sts, {
    account,
    of: 'federated user',
    arn,
    name,
    tags,
    ...limits,
  });
  return {
    Credentials: credentials,
    FederatedUser: { FederatedUserId: `${account}:${name}`, Arn: user },
    ...(limits.packed > 0 && { PackedPolicySize: limits.packed }),
  };
}
