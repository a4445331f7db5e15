/** The checks of a signature, in S3's order. Called before a request is read any further. */
import type { Trace } from '../explain/trace.ts';
import type { ErrorDetail } from '../protocol/errors.ts';
import { askOrThrow } from './ask.ts';
import type { Guard } from './rule.ts';
import {
  chunksAreSigned,
  contentHashIsDeclared,
  credentialIsForService,
  credentialIsOfItsDay,
  headersAreSigned,
  keyIsKnown,
  signatureHolds,
  tokenIsKnown,
  versionIsTaken,
} from './rules/signature.ts';
import {
  clocksAgree,
  requestIsDated,
  urlIsNotExpired,
  urlIsValidYet,
} from './rules/signatureTime.ts';

/** Whether a signature is that of its key. */
export interface Verdict {
  readonly matches: boolean;
  readonly difference?: { readonly signed: string; readonly received: string };
  detail(): ErrorDetail;
}

/** A signed request, as far as rules judge it. Times are ms since 1970. */
export interface SignedRequest {
  readonly where: 'headers' | 'url' | 'form';
  readonly accessKeyId: string;
  readonly keyIsKnown: boolean;
  readonly sessionToken: (() => string) | undefined;
  /** The region that is called with a signature of version 2. */
  readonly version2In: string | undefined;
  /** The service that the request is to. */
  readonly called: 's3' | 'kms';
  /** The service and the day (`yyyyMMdd`) of the credential: version 4. */
  readonly service: string | undefined;
  readonly date: string | undefined;
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
export function checkSignature(signed: SignedRequest, { trace, now, strict }: Judge): void {
  const guard = <F extends object>(rule: Guard<F>, facts: F) => askOrThrow(trace, rule, facts);
  const { where, accessKeyId, signedAt, stamp, lasts, expires } = signed;
  if (strict || !signed.keyIsKnown) {
    guard(keyIsKnown, { accessKeyId, keyIsKnown: signed.keyIsKnown, strict });
  }
  // What is handed on is judged in every world: it is made to be limited.
  if (!signed.keyIsKnown || (where === 'headers' && !strict)) return;
  guard(versionIsTaken, { version2In: signed.version2In });
  guard(tokenIsKnown, { sessionToken: signed.sessionToken, strict });
  const signedDate = signed.date === undefined ? undefined : stamp?.slice(0, 8);
  const { called, service, date } = signed;
  const scope = { where, called, service, date, signedDate };
  guard(credentialIsForService, scope);
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
  guard(signatureHolds, {
    holds: verdict?.matches,
    signed: verdict?.difference?.signed,
    received: verdict?.difference?.received,
    detail: () => verdict?.detail() ?? {},
  });
}

/** The first chunk that does not have its signature; `detail` is what S3 tells of it. */
export interface UnsoundChunk {
  readonly chunk: number | 'trailers';
  detail(): ErrorDetail;
}

/** Judges a body whose chunks are signed, once it has arrived. */
export function checkChunks(unsound: UnsoundChunk | undefined, trace: Trace): void {
  const detail = () => unsound?.detail() ?? {};
  askOrThrow(trace, chunksAreSigned, { unsound: unsound?.chunk, detail });
}
