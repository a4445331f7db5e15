/** The checks of a signature, in S3's order. Called before a request is read any further. */
import type { Trace } from '../explain/trace.ts';
import { formatAmzDate } from '../lib/amzDate.ts';
import type { ErrorDetail } from '../protocol/errors.ts';
import { askOrThrow } from './ask.ts';
import type { Guard } from './rule.ts';
import {
  chunksAreSigned,
  contentHashIsDeclared,
  credentialIsForService,
  credentialIsOfItsDay,
  headersAreSigned,
  regionIsInSet,
  signatureHolds,
  versionIsTaken,
} from './rules/signature.ts';
import {
  clocksAgree,
  requestIsDated,
  urlIsNotExpired,
  urlIsValidYet,
} from './rules/signatureTime.ts';
import {
  keyIsActive,
  keyIsKnown,
  type KeyState,
  sessionIsNotOver,
  tokenBelongsToKey,
  tokenIsSent,
} from './rules/signingKey.ts';

/** The first line that differs, as the signer had it and as it arrived. */
export interface Told {
  readonly signed: string;
  readonly received: string;
}

/** Whether a signature is that of its key. What is told of one that is not is worked out only if somebody looks. */
export interface Verdict {
  readonly matches: boolean;
  difference(): Told;
  detail(): ErrorDetail;
}

/** A key of the world. */
export interface SigningKey {
  readonly state: KeyState;
  /** Of the key of a session: whether a token is its own, and the end of the session (ms since 1970). */
  readonly session?: { is(token: string): boolean; readonly ends: number | undefined };
}

/** A signed request, as far as rules judge it. Times are ms since 1970. */
export interface SignedRequest {
  readonly where: 'headers' | 'url' | 'form';
  readonly accessKeyId: string;
  /** Undefined when nobody has it. */
  readonly key: SigningKey | undefined;
  readonly sessionToken: (() => string) | undefined;
  /** The region that is called with a signature of version 2. */
  readonly version2In: string | undefined;
  /** The service that the request is to. */
  readonly called: string;
  /** The service and the day (`yyyyMMdd`) of the credential: version 4. */
  readonly service: string | undefined;
  readonly date: string | undefined;
  /** The region that is called, and those that a signature with an elliptic curve is for. */
  readonly region: string;
  readonly regionSet: string | undefined;
  /** When it was signed: as sent, and read. */
  readonly stamp: string | undefined;
  readonly signedAt: number | undefined;
  /** Of a presigned URL: the seconds that it lasts (version 4), and its end. */
  readonly lasts: number | undefined;
  readonly expires: number | undefined;
  readonly contentHash: 'sent' | 'missing' | undefined;
  /** The headers that ought to be signed and are not; undefined where no version asks for it. */
  unsigned(): readonly string[] | undefined;
  /** Undefined when it cannot be told. */
  verdict(): Verdict | undefined;
}

/** The world's part in it. */
export interface Judge {
  readonly trace: Trace;
  readonly now: number;
  readonly strict: boolean;
}

/** Throws the refusal of the rule that the signature breaks. */
export function checkSignature(signed: SignedRequest, judge: Judge): void {
  const { trace, now, strict } = judge;
  const guard = <F extends object>(rule: Guard<F>, facts: F) => askOrThrow(trace, rule, facts);
  const { where, signedAt, stamp, lasts, expires } = signed;
  checkKey(signed, judge);
  // What is handed on is judged in every world: it is made to be limited.
  if (!signed.key || (where === 'headers' && !strict)) return;
  guard(versionIsTaken, { version2In: signed.version2In });
  const { called, service, date, region, regionSet } = signed;
  const signedDate =
    date === undefined || signedAt === undefined ? undefined : formatAmzDate(signedAt).slice(0, 8);
  const scope = { where, called, service, date, signedDate };
  guard(credentialIsForService, scope);
  guard(regionIsInSet, { where, region, regionSet });
  if (where === 'headers') {
    guard(requestIsDated, { now, signedAt, stamp });
    guard(clocksAgree, { now, signedAt, stamp });
  }
  guard(credentialIsOfItsDay, scope);
  if (where === 'url') {
    const lifetime = { now, signedAt, lasts, expires };
    guard(urlIsValidYet, { ...lifetime, strict });
    guard(urlIsNotExpired, lifetime);
  }
  guard(contentHashIsDeclared, { contentHash: signed.contentHash });
  const unsigned = signed.unsigned();
  if (unsigned) guard(headersAreSigned, { unsigned });
  const verdict = signed.verdict();
  const wrong = verdict?.matches === false ? verdict : undefined;
  guard(signatureHolds, toldOf(wrong, { holds: verdict?.matches }));
}

/** A key that the world knows is good only as it says there, be the world strict or not. */
function checkKey(signed: SignedRequest, { trace, now, strict }: Judge): void {
  const guard = <F extends object>(rule: Guard<F>, facts: F) => askOrThrow(trace, rule, facts);
  const { accessKeyId, key, sessionToken: sent } = signed;
  if (strict || !key) guard(keyIsKnown, { accessKeyId, keyIsKnown: key !== undefined, strict });
  if (!key) return;
  const { state, session } = key;
  guard(keyIsActive, { accessKeyId, state });
  const ofSession = session !== undefined;
  const belongs = sent !== undefined && session?.is(sent()) === true;
  const token = { accessKeyId, ofSession, sent, belongs };
  guard(tokenIsSent, token);
  guard(tokenBelongsToKey, { ...token, strict });
  guard(sessionIsNotOver, { now, ends: session?.ends, sent });
}

/** The first chunk that does not have its signature; `detail` is what S3 tells of it. */
export interface UnsoundChunk extends Omit<Verdict, 'matches'> {
  readonly chunk: number | 'trailers';
}

/** Judges a body whose chunks are signed, once it has arrived. */
export function checkChunks(unsound: UnsoundChunk | undefined, trace: Trace): void {
  askOrThrow(trace, chunksAreSigned, toldOf(unsound, { unsound: unsound?.chunk }));
}

type Wrong = Omit<Verdict, 'matches'> | undefined;

/** The facts of what does not hold: how it differs is worked out when they are read. */
function toldOf<More extends object>(wrong: Wrong, more: More) {
  let told: Told | undefined;
  const difference = () => (told ??= wrong?.difference());
  return Object.defineProperties(
    { ...more, detail: () => wrong?.detail() ?? {} },
    {
      signed: { enumerable: true, get: () => difference()?.signed },
      received: { enumerable: true, get: () => difference()?.received },
    },
  ) as More & { readonly detail: () => ErrorDetail } & Partial<Told>;
}
