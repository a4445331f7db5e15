import type { StsAnswer, StsRequest } from '../../protocol/sts/operation.ts';
import type { Context } from '../context.ts';
import { keyLasts } from '../rules/stsAccess.ts';
import { readLimits } from './members.ts';
import { newSession } from './newSession.ts';

/** The same permissions as those of the key that asks, for a while. */
export function GetSessionToken(request: StsRequest, sts: Context): StsAnswer {
  const { identity } = sts;
  sts.guard(keyLasts, { operation: request.operation, isSession: isSession(sts) });
  const most = identity?.kind === 'root' ? 3600 : 129_600;
  const standard = Math.min(most, 43_200);
  const { duration } = readLimits(sts, request, { least: 900, most, standard });
  const { account = '', arn = '', name = '' } = identity ?? {};
  const whose = { account, of: 'principal', arn, name, tags: {}, policies: [], duration } as const;
  return { Credentials: newSession(sts, whose) };
}

/** Whoever is no root and no user of IAM has a key that ends. */
export function isSession({ identity, target }: Context): boolean {
  return target.temporaryKey === true || identity?.kind === 'role';
}
