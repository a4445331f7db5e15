/** Requests of pages under `cors: 'strict'`: what a browser does before S3 is asked, and with what S3 answers. */
import type { Log } from '../explain/log.ts';
import type { Refusal } from '../protocol/errors.ts';
import { kmsTarget } from '../protocol/kms/wire.ts';
import { header, type Page, type WireAnswer, type WireRequest } from '../protocol/message.ts';
import {
  crossOriginPage,
  isPreflight,
  preflightOf,
  sharingOf,
  withOrigin,
} from '../protocol/page.ts';
import { isStsForm } from '../protocol/sts/request.ts';
import { judgeAnswer, judgePreflight } from '../semantics/web/page.ts';
import type { World } from '../world/world.ts';

type Answer = (request: WireRequest) => Promise<WireAnswer>;

/** The page that CORS is to be judged for. KMS and STS let every origin in. */
function judged({ cors }: World, request: WireRequest): Page | undefined {
  const page = crossOriginPage(request);
  const strict = cors === 'strict' || page?.strict === true;
  const isS3 = kmsTarget(request) === undefined && !isStsForm(request);
  return strict && isS3 ? page : undefined;
}

/** Asks as the page's browser would: with its origin, and after a preflight, which is a request of its own. */
export async function askAsPage(
  world: World,
  request: WireRequest,
  answer: Answer,
): Promise<WireAnswer> {
  const page = judged(world, request);
  if (!page) return answer(request);
  const preflight = preflightOf(request, page);
  const before = preflight && (await answer(preflight));
  if (before && (before.status >= 300 || before.dropped)) return withheld(before);
  return answer(withOrigin(request, page));
}

/** The answer as the browser lets the page have it, and why. */
export function seenByPage(
  world: World,
  request: WireRequest,
  log: Log,
  answer: WireAnswer,
): WireAnswer {
  const page = judged(world, request);
  if (!page || answer.dropped !== undefined) return answer;
  const preflight = isPreflight(request);
  // A preflight that S3 refused says so itself.
  if (preflight && answer.status >= 300) return answer;
  const method = header(request, 'access-control-request-method');
  const seen = {
    origin: page.origin,
    method: preflight ? (method ?? '') : request.method,
    credentialed: page.credentials === 'include',
    ...sharingOf(answer),
  };
  const judging = { trace: log.trace, seen, ends: log.error === undefined };
  if (preflight) return lost(log, answer, judgePreflight(judging, asked(request))) ?? answer;
  const had = judgeAnswer(judging, names(answer));
  if ('hidden' in had) return { ...answer, hidden: had.hidden };
  return lost(log, answer, had.refusal) ?? answer;
}

/** S3 has done what it was asked; the page does not hear of it. */
function lost(log: Log, answer: WireAnswer, refusal: Refusal | undefined): WireAnswer | undefined {
  if (!refusal) return undefined;
  log.error ??= { code: refusal.code, message: refusal.message };
  return withheld(answer);
}

const asked = (request: WireRequest): readonly string[] =>
  (header(request, 'access-control-request-headers') ?? '')
    .split(',')
    .filter((name) => name !== '');

const names = ({ headers }: WireAnswer) => [...new Set(headers.map(([name]) => name))];

function withheld(answer: WireAnswer): WireAnswer {
  if (answer.body instanceof ReadableStream) void answer.body.cancel();
  return { ...answer, body: null, dropped: 'withheld' };
}
