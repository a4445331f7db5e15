/** The end of every request: its refusal as an answer, the headers that every answer has, and what is told of it. */
import type { exchangeOf, Log } from '../explain/log.ts';
import { refused } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { formatHttpDate } from '../lib/httpDate.ts';
import { encodeControlError } from '../protocol/control/wire.ts';
import { type EncodedAnswer, encodeError } from '../protocol/encode.ts';
import { encodeErrorPage } from '../protocol/errorPage.ts';
import { Refusal, refuse, S3Error } from '../protocol/errors.ts';
import { encodeFailure, Failure } from '../protocol/failure.ts';
import { encodeStsError } from '../protocol/sts/wire.ts';
import { encodeKmsError } from '../protocol/kms/wire.ts';
import type { WireAnswer, WireRequest } from '../protocol/message.ts';
import { StorageFailure } from '../storage/store.ts';
import { answerBody } from '../storage/stream.ts';
import { beginningOf } from './cut.ts';
import { Interrupted } from './faults.ts';
import type { Parts } from './parts.ts';

/** What was thrown, as S3's answer. Anything that is not S3's own refusal is our mistake, and the trace says where. */
export function refusalOf(
  parts: Parts,
  request: WireRequest,
  log: Log,
  thrown: unknown,
): EncodedAnswer {
  const error = asRefusal(thrown);
  const isExpected =
    thrown instanceof Refusal || thrown instanceof StorageFailure || thrown instanceof Interrupted;
  const internal = isExpected ? undefined : thrown;
  const rule = thrown instanceof StorageFailure ? wireRules.storage : wireRules.internal;
  refused(
    log,
    rule,
    error,
    internal instanceof Error ? { stack: internal.stack ?? internal.message } : {},
  );
  const { requestId } = log;
  const context = {
    requestId,
    hostId: parts.ids.hostId(log.request),
    head: request.method === 'HEAD',
  };
  if (error instanceof Failure)
    return encodeFailure(error, thrown instanceof Interrupted ? thrown.answer : undefined, context);
  if (log.service === 'sts') return encodeStsError(error, requestId);
  if (!(error instanceof S3Error) || log.service === 'kms') return encodeKmsError(error);
  if (log.service === 'control') return encodeControlError(error, context);
  return (log.service === 'website' ? encodeErrorPage : encodeError)(error, context);
}

function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof Interrupted) return thrown.failure;
  if (!(thrown instanceof StorageFailure)) return refuse('InternalError');
  return refuse(
    thrown.reason === 'full' ? 'InsufficientStorage' : 'ServiceUnavailable',
    {},
    thrown.message,
  );
}

/** Adds the headers that every answer has, and reads the body where the model only refers to it. */
export async function complete(
  parts: Parts,
  request: WireRequest,
  log: Log,
  encoded: EncodedAnswer,
): Promise<WireAnswer> {
  const { status, headers, body, dropped } = encoded;
  const isOther = log.service === 'kms' || log.service === 'sts';
  const common = [
    ['x-amz-request-id', log.requestId],
    ...(isOther
      ? ([['x-amzn-requestid', log.requestId]] as const)
      : ([['x-amz-id-2', parts.ids.hostId(log.request)]] as const)),
    ['date', formatHttpDate(log.at)],
    ...(isOther ? [] : ([['server', 'AmazonS3']] as const)),
  ] as const;
  const bytes =
    body === null || body instanceof Uint8Array ? body : await answerBody(parts.store.blobs, body);
  const whole = request.method === 'HEAD' ? null : bytes;
  const isOwn = (name: string) => headers.some(([own]) => own === name);
  const beside = log.answerHeaders.filter(([name]) => !isOwn(name));
  const answer = { status, headers: [...common, ...beside, ...headers] };
  if (dropped === undefined) return { ...answer, body: whole };
  return { ...answer, body: dropped === 'cut' ? beginningOf(whole) : null, dropped };
}

export function messagesOf(
  request: WireRequest,
  answer: WireAnswer,
): Parameters<typeof exchangeOf>[1] {
  const { method, scheme, host, target, headers, body } = request;
  const sent = body instanceof Uint8Array ? { size: body.length, body } : { size: body?.size ?? 0 };
  const length = Number(answer.headers.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const got =
    answer.body instanceof Uint8Array
      ? { size: answer.body.length, body: answer.body }
      : { size: answer.body ? length : 0 };
  return {
    request: { method, url: `${scheme}://${host}${target}`, headers, ...sent },
    answer: {
      status: answer.status,
      headers: answer.dropped === 'unanswered' ? [] : answer.headers,
      ...got,
    },
  };
}
