/** How a request is signed and where it comes from, as conditions of policies may ask. */
import { parseAmzDate } from '../lib/amzDate.ts';
import { defined } from '../lib/defined.ts';
import { plainAddress } from '../lib/ipAddress.ts';
import type { Signature } from '../protocol/auth.ts';
import { header, type WireRequest } from '../protocol/message.ts';
import { parseTimestamp } from '../protocol/timestamp.ts';
import type { Signing } from '../semantics/context.ts';
import type { Network, World } from '../world/world.ts';

const versions = {
  sigv4: 'AWS4-HMAC-SHA256',
  sigv4a: 'AWS4-ECDSA-P256-SHA256',
  sigv2: 'AWS',
} as const;

/** Undefined when nobody signed. A form is signed in none of the places that a request otherwise is. */
export function signingOf(request: WireRequest, signature: Signature): Signing | undefined {
  if (signature.kind === 'anonymous') return undefined;
  const { kind } = signature;
  const inHeader = header(request, 'authorization') !== undefined;
  const inQuery = kind === 'presigned' || (kind === 'sigv2' && signature.expires !== undefined);
  const method: Signing['method'] = inQuery
    ? 'REST-QUERY-STRING'
    : inHeader
      ? 'REST-HEADER'
      : 'POST';
  return defined({
    method,
    version: kind === 'presigned' ? signature.algorithm : versions[kind],
    signedAt: () => timeOf(signature.signedAt),
    contentSha256:
      header(request, 'x-amz-content-sha256') ?? (inQuery ? 'UNSIGNED-PAYLOAD' : undefined),
  });
}

function timeOf(signedAt = ''): number | undefined {
  return parseAmzDate(signedAt) ?? parseTimestamp(signedAt);
}

export function networkOf({ network }: Pick<World, 'network'>, { from }: WireRequest): Network {
  return from ? { ...network, sourceIp: plainAddress(from.ip) } : network;
}
