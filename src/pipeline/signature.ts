/** What the rules of signatures are to judge of a request. */
import type { Log } from '../explain/log.ts';
import { signedWithoutSecrets } from '../explain/remember.ts';
import { parseAmzDate } from '../lib/amzDate.ts';
import type { ReceivedBody } from '../protocol/body.ts';
import type { SomeSignature } from '../protocol/credential.ts';
import { isBelowPages } from '../protocol/headers.ts';
import { header, type WireRequest } from '../protocol/message.ts';
import { parseTimestamp } from '../protocol/timestamp.ts';
import type { Difference } from '../protocol/signedOtherwise.ts';
import { chunkMismatch, type Verified, verify, verifyPolicy } from '../protocol/verify.ts';
import { unsoundChunk } from '../protocol/verifyChunks.ts';
import {
  checkChunks,
  checkSignature,
  type SignedRequest,
  type SigningKey,
  type Told,
  type Verdict,
} from '../semantics/signature.ts';
import type { KnownKey } from '../world/identities.ts';
import type { World } from '../world/world.ts';
import type { Signer } from './signer.ts';
import type { Given } from './transact.ts';

/**
 * Throws what S3 answers to a signature that does not hold, where it is one that this world judges. A service that hashes
 * bodies itself is judged when the body has arrived: `payloadHash`.
 */
export function judgeSignature(
  world: World,
  claim: Signer,
  { log, target }: Pick<Given, 'log' | 'target'>,
): void {
  const { request, signature, known } = claim;
  // A website answers everybody as anybody.
  if (signature.kind === 'anonymous' || log.service === 'website') return;
  const { strict } = world;
  const isJudged = strict || !isHidden(request, signature);
  checkSignature(
    {
      ...whoAndWhen(signature, target.region),
      called: log.service === 'kms' || log.service === 'sts' ? log.service : 's3',
      key: known && signingKey(known),
      contentHash: claim.payloadHash === undefined ? contentHashOf(request, signature) : undefined,
      unsigned: () => unsignedOf(request, signature),
      verdict: () =>
        known && isJudged ? verdictOf(verify(claim, known.key.secretAccessKey)) : undefined,
    },
    { trace: log.trace, now: log.at, strict },
  );
}

/** The policy of a form, as it was sent. */
interface SignedPolicy extends Signer {
  readonly policy: string;
  readonly signature: SomeSignature;
}

/** The same for a form. */
export function judgeForm(
  world: World,
  { policy, location, signature, known }: SignedPolicy,
  { trace, at }: Log,
): void {
  checkSignature(
    {
      ...whoAndWhen(signature, location.region ?? world.defaultRegion),
      where: 'form',
      called: 's3',
      key: known && signingKey(known),
      contentHash: undefined,
      unsigned: () => undefined,
      verdict: () => known && verdictOf(verifyPolicy(policy, signature, known.key.secretAccessKey)),
    },
    { trace, now: at, strict: world.strict },
  );
}

/** Judges the chunks of a body, where they are signed and the world judges what they follow from. */
export function judgeChunks(
  world: World,
  { signature, known }: Signer,
  { chunked }: ReceivedBody,
  { trace }: Log,
): void {
  if (!known || chunked?.chunks[0]?.signature === undefined || !('signedHeaders' in signature))
    return;
  if (!world.strict && signature.kind !== 'presigned') return;
  const unsound = unsoundChunk(chunked, signature, known.key.secretAccessKey);
  const told = unsound && {
    chunk: unsound.chunk,
    difference: () => withoutSecrets(unsound.difference()),
    detail: () => chunkMismatch(signature, unsound),
  };
  checkChunks(told, trace);
}

function signingKey({ key, deleted }: KnownKey): SigningKey {
  const { status = 'Active', sessionToken, expires } = key;
  const state = deleted ? 'gone' : status === 'Active' ? 'active' : 'inactive';
  if (sessionToken === undefined) return { state };
  return { state, session: { is: (token) => token === sessionToken, ends: expires } };
}

type WhoAndWhen = Omit<SignedRequest, 'called' | 'key' | 'contentHash' | 'unsigned' | 'verdict'>;

function whoAndWhen(signature: SomeSignature, region: string): WhoAndWhen {
  const { accessKeyId, signedAt: stamp, sessionToken, kind } = signature;
  const signedAt = stamp === undefined ? undefined : (parseAmzDate(stamp) ?? parseTimestamp(stamp));
  const expires = 'expires' in signature ? signature.expires : undefined;
  const lasts = kind === 'presigned' ? expires : undefined;
  const from = lasts === undefined ? 0 : signedAt;
  const end = expires === undefined || from === undefined ? undefined : from + expires * 1000;
  return {
    where: expires === undefined ? 'headers' : 'url',
    accessKeyId,
    sessionToken: sessionToken === undefined ? undefined : () => sessionToken,
    version2In: kind === 'sigv2' ? region : undefined,
    service: kind === 'sigv2' ? undefined : signature.service,
    date: kind === 'sigv2' ? undefined : signature.date,
    region,
    regionSet: kind === 'sigv2' ? undefined : signature.regionSet,
    stamp,
    signedAt,
    lasts,
    expires: end,
  };
}

function contentHashOf(request: WireRequest, { kind }: SomeSignature) {
  if (kind !== 'sigv4' && kind !== 'sigv4a') return undefined;
  return header(request, 'x-amz-content-sha256') === undefined ? 'missing' : 'sent';
}

/** The hash of the body need not be among the signed headers: it is a line of its own. */
function unsignedOf({ headers }: WireRequest, signature: SomeSignature) {
  if (signature.kind === 'sigv2') return undefined;
  const signed = new Set([...signature.signedHeaders, 'x-amz-content-sha256']);
  const own = headers.map(([name]) => name).filter((name) => name.startsWith('x-amz-'));
  return [...new Set(['host', ...own])].filter((name) => !signed.has(name));
}

/** Whether a signed header was sent below what is seen here, so that nobody can tell what it said. */
function isHidden(request: WireRequest, signature: SomeSignature): boolean {
  const isLost = (name: string) => isBelowPages(name) && header(request, name) === undefined;
  // The length is that of the body.
  return (
    'signedHeaders' in signature &&
    signature.signedHeaders.some((name) => name !== 'content-length' && isLost(name))
  );
}

function verdictOf(verified: Verified | undefined): Verdict | undefined {
  return (
    verified && {
      matches: verified.matches,
      difference: () => withoutSecrets(verified.difference()),
      detail: () => verified.detail(),
    }
  );
}

function withoutSecrets({ signed, received }: Difference): Told {
  return {
    signed:
      signed === undefined
        ? 'cannot be told: signed with another secret, or other from this line on'
        : signedWithoutSecrets(signed),
    received: signedWithoutSecrets(received),
  };
}
