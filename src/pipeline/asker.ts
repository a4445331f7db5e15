/** Who asks, and where: what the signature and the address of a request say together. */
import type { Log } from '../explain/log.ts';
import { defined } from '../lib/defined.ts';
import { header, type WireRequest } from '../protocol/message.ts';
import { lenientIdentity, type World } from '../world/world.ts';
import type { Signer } from './signer.ts';
import { networkOf, signingOf } from './signing.ts';
import type { Given } from './transact.ts';

/** Tells the log of it, too. */
export function askerOf(
  world: World,
  { request, location, signature, known }: Signer,
  log: Log,
): Pick<Given, 'caller' | 'identity' | 'target'> {
  const identity =
    signature.kind === 'anonymous' ? undefined : (known?.identity ?? lenientIdentity(world));
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
      network: networkOf(world, request),
      ...defined({ signing: signingOf(request, signature) }),
      ...pagesOf(request),
    },
  };
}

/** What conditions of policies may ask about. */
function pagesOf(request: WireRequest): { referer?: string; userAgent?: string } {
  return defined({
    referer: header(request, 'referer'),
    userAgent: header(request, 'user-agent'),
  });
}
