/** Who asks, and where: what the signature and the address of a request say together. */
import type { Log } from '../explain/log.ts';
import { defined } from '../lib/defined.ts';
import type { Location } from '../protocol/address.ts';
import { signedRegion } from '../protocol/credential.ts';
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
  /** The region that serves the request, where its address says so. */
  reached: string | undefined,
): Pick<Given, 'caller' | 'identity' | 'target'> {
  const identity =
    signature.kind === 'anonymous' ? undefined : (known?.identity ?? lenientIdentity(world));
  const who = identity && { account: identity.account, arn: identity.arn };
  log.caller = who ?? null;
  const { scheme, host } = request;
  return {
    caller: who ?? { account: null, arn: null },
    identity,
    target: {
      scheme,
      host,
      style: location.style,
      // A scope may leave its region empty, which names none.
      region: reached ?? (signedRegion(signature) || world.defaultRegion),
      accelerate: location.accelerate,
      presigned: signature.kind === 'presigned',
      temporaryKey: known?.key.sessionToken !== undefined,
      network: networkOf(world, request),
      ...defined({ signing: signingOf(request, signature) }),
      ...throughOf(location),
      ...pagesOf(request),
    },
  };
}

/** The same before it is known who asks. */
export function nobodyYet(
  world: World,
  request: WireRequest,
  location: Location,
  log: Log,
): Pick<Given, 'caller' | 'identity' | 'target' | 'log'> {
  const { scheme, host } = request;
  const { style, accelerate, region = world.defaultRegion } = location;
  const target = { scheme, host, style, region, accelerate, presigned: false };
  return { caller: { account: null, arn: null }, identity: undefined, target, log };
}

/** Whether the host is that of an access point. */
function throughOf({ service }: Location) {
  const through = service === 'accesspoint' || service === 'multi-region' ? service : undefined;
  return defined({ service: through });
}

/** What conditions of policies may ask about. */
function pagesOf(request: WireRequest): { referer?: string; userAgent?: string } {
  return defined({
    referer: header(request, 'referer'),
    userAgent: header(request, 'user-agent'),
  });
}
