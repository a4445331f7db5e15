/** The region that a request reaches, and whether it was signed for that. */
import type { Log } from '../explain/log.ts';
import { type Location, splitTarget } from '../protocol/address.ts';
import { type Signature, signedRegion } from '../protocol/credential.ts';
import type { WireRequest } from '../protocol/message.ts';
import { Refusal } from '../protocol/errors.ts';
import type { RouteName } from '../protocol/route.ts';
import { askOrThrow, choose } from '../semantics/ask.ts';
import type { Endpoint, EndpointKind } from '../semantics/regions/endpoint.ts';
import { type Reached, reach, type Way } from '../semantics/regions/reach.ts';
import { checkRegion } from '../semantics/regions/signed.ts';
import { regions } from '../world/regions.ts';
import { disabledRegions, type World } from '../world/world.ts';
import { nobodyYet } from './asker.ts';
import type { Parts } from './parts.ts';
import { type Given, transact } from './transact.ts';

interface Arriving {
  readonly request: WireRequest;
  readonly location: Location;
  readonly name: RouteName;
}

/** Only S3 itself redirects: other services of its hosts have rules of their own. */
const own = ({ location, name }: Arriving) =>
  location.service === 's3' && name !== 'Kms' && name !== 'Sts';

/** Throws what S3 answers where the bucket is not, before it looks at who asks. */
export async function reachRegion(parts: Parts, arriving: Arriving, log: Log): Promise<Reached> {
  const { request, location, name } = arriving;
  const endpoint = endpointOf(request, location);
  let reached: Reached = { region: location.region, bucket: undefined };
  if (!own(arriving) || (location.bucket === undefined && endpoint.kind === 'custom'))
    return reached;
  const asked = { operation: name, bucket: location.bucket, endpoint };
  const start = log.trace.notes.length;
  try {
    reached = reach(asked, wayOf(parts, log));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.trace.rewind(start);
    reached = await refusedWhenStored(parts, nobodyYet(parts.world, request, location, log), asked);
  }
  if (reached.bucket && tellsRegion.has(name))
    log.answerHeaders = [['x-amz-bucket-region', reached.bucket.region]];
  return reached;
}

const wayOf = ({ store }: Parts, { trace, at }: Log): Way => ({
  draft: store.draft(),
  regions,
  now: at,
  guard: (rule, facts) => askOrThrow(trace, rule, facts),
  decide: (rule, facts) => choose(trace, rule, facts),
});

/** A refusal stands when what it saw is stored; when that is lost, the way may be another. */
async function refusedWhenStored(
  parts: Parts,
  given: Given,
  asked: Parameters<typeof reach>[0],
): Promise<Reached> {
  let reached: Reached = { region: undefined, bucket: undefined };
  await transact(parts, given, (s3) => {
    reached = reach(asked, s3);
    return { status: 200, headers: [], body: null };
  });
  return reached;
}

/** They tell the region of the bucket with every answer, refusals included. */
const tellsRegion: ReadonlySet<RouteName> = new Set(['HeadBucket', 'ListObjects', 'ListObjectsV2']);

function endpointOf({ scheme, target: sent }: WireRequest, location: Location): Endpoint {
  const { host, style, fips, region } = location;
  const [path, search] = splitTarget(sent);
  const target = search === '' ? path : `${path}?${search}`;
  return { kind: kindOf(location), scheme, host, style, fips, region, target };
}

function kindOf({ aws, accelerate, region }: Location): EndpointKind {
  if (accelerate) return 'accelerate';
  if (region !== undefined) return 'regional';
  return aws ? 'global' : 'custom';
}

interface Signing {
  readonly signature: Signature;
  readonly reached: Reached;
  readonly where?: 'form';
}

/** Throws what S3 answers to a signature for another region, and to a caller who has not enabled this one. */
export function judgeRegion(
  world: World,
  { request, location, name }: Arriving,
  { signature, reached: { bucket }, where }: Signing,
  { log, identity, target }: Given,
): void {
  if (signature.kind === 'anonymous' || !own({ request, location, name })) return;
  const { accessKeyId, sessionToken, kind } = signature;
  checkRegion(
    {
      where: where ?? (kind === 'presigned' ? 'url' : 'headers'),
      region: target.region,
      insists: location.aws || (world.strict && bucket !== undefined && name !== 'CreateBucket'),
      signed: signedRegion(signature),
      bucket,
      account: identity?.account ?? '',
      disabled: disabledRegions(world, identity?.account),
      accessKeyId,
      sessionToken: sessionToken === undefined ? undefined : () => sessionToken,
    },
    log.trace,
  );
}
