import type { StsAnswer, StsRequest } from '../../protocol/sts/operation.ts';
import { userIdOf } from '../../world/uniqueId.ts';
import type { Context } from '../context.ts';

/** Everybody may ask who he is, whatever policies say. */
export function GetCallerIdentity(_: StsRequest, { identity }: Context): StsAnswer {
  if (!identity) return {};
  return { Arn: identity.arn, UserId: userIdOf(identity), Account: identity.account };
}
