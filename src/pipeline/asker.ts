/** Who asks, and where: what the signature and the address of a request say together. */
import type { Log } from '../explain/log.ts';
import { defined } from '../lib/defined.ts';
import { header, type WireRequest } from '../protocol/message.ts';
import type { Claim } from '../protocol/verify.ts';
import type { Identity } from '../world/identities.ts';
import { keyOf, lenientIdentity, type World } from '../world/world.ts';
import type { Given } from './transact.ts';

/** Tells the log of it, too. */
export function askerOf(
  world: World,
  { request, location, signature }: Claim,
  log: Log,
): Pick<Given, 'caller' | 'identity' | 'target'> {
  const identity =
    signature.kind === 'anonymous' ? undefined : identityOf(world, signature.accessKeyId);
  const who = identity && { account: identity.account, arn: identity.arn };
  log.caller = who ?? null;
  const signed = 'region' in signature && signature.region !== '' ? signature.region : undefined;
  const { scheme, host } = request;
  const region = location.region ?? signed ?? world.defaultRegion;
  return {
    caller: who ?? { account: null, arn: null },
    identity,
    target: {
      scheme,
      host,
      style: location.style,
      region,
      presigned: signature.kind === 'presigned',
      ...pagesOf(request),
    },
  };
}

function identityOf(world: World, accessKeyId: string): Identity {
  return keyOf(world, accessKeyId)?.identity ?? lenientIdentity(world);
}

/** What conditions of policies may ask about. */
function pagesOf(request: WireRequest): { referer?: string; userAgent?: string } {
  return defined({
    referer: header(request, 'referer'),
    userAgent: header(request, 'user-agent'),
  });
}
