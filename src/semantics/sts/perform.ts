/** One request to STS, with the checks that come before every operation. */
import type { StsAnswer, StsRequest } from '../../protocol/sts/operation.ts';
import type { Context } from '../context.ts';
import { stsCallerIsKnown, stsOperationIsKnown, stsOperationIsModelled } from '../rules/sts.ts';
import { AssumeRole } from './AssumeRole.ts';
import { GetCallerIdentity } from './GetCallerIdentity.ts';
import { GetFederationToken } from './GetFederationToken.ts';
import { GetSessionToken } from './GetSessionToken.ts';

type Handler = (request: StsRequest, sts: Context) => StsAnswer;

const handlers: Readonly<Record<string, Handler>> = {
  AssumeRole,
  GetCallerIdentity,
  GetFederationToken,
  GetSessionToken,
};

export function performSts(request: StsRequest, sts: Context): StsAnswer {
  const { operation } = request;
  sts.guard(stsCallerIsKnown, { account: sts.caller.account });
  const handler = Object.hasOwn(handlers, operation) ? handlers[operation] : undefined;
  sts.guard(stsOperationIsKnown, { operation, modelled: handler !== undefined });
  sts.guard(stsOperationIsModelled, { operation, modelled: handler !== undefined });
  return handler?.(request, sts) ?? {};
}
