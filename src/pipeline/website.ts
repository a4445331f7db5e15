/** A request to a website endpoint: whoever signs it, it is answered as anybody's. */
import { stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { splitTarget } from '../protocol/address.ts';
import { decodeInput } from '../protocol/decode.ts';
import { type EncodedAnswer, encodeAnswer } from '../protocol/encode.ts';
import { encodeErrorPage, errorHeaders } from '../protocol/errorPage.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { type Page, type PageInput, servePage } from '../semantics/web/website.ts';
import type { OtherRequest } from './otherRequest.ts';
import { transact } from './transact.ts';

export async function website(other: OtherRequest): Promise<EncodedAnswer> {
  const { parts, given } = other;
  const { log } = given;
  const read = () => pageInput(other);
  const input = await stage(log, wireRules.members, read, ({ asked }) => ({ key: asked.key }));
  log.caller = null;
  return transact(
    parts,
    { ...given, caller: { account: null, arn: null }, identity: undefined },
    (s3) => {
      const page = servePage(input, s3);
      if (page.error) log.error = { code: page.error.code, message: page.error.message };
      const ids = { requestId: log.requestId, hostId: parts.ids.hostId(log.request) };
      return encodePage(page, { ...ids, head: input.Method === 'HEAD' });
    },
  );
}

function encodePage(
  { object, error, documentError }: Page,
  context: Parameters<typeof encodeErrorPage>[1],
): EncodedAnswer {
  if (error && !object) return encodeErrorPage(error, context, documentError);
  const answer = encodeAnswer('GetObject', object ?? {}, dialect);
  if (!error) return answer;
  return {
    ...answer,
    status: error.status,
    headers: [...errorHeaders(error), ...answer.headers],
  };
}

/** Conditions and ranges count; what a query says is for scripts of the page, not for S3. */
function pageInput({ request, location }: OtherRequest): PageInput {
  const { scheme, host } = request;
  const { key = '', region } = location;
  const [, search] = splitTarget(request.target);
  const parts = { location: { ...location, query: [] }, headers: request.headers };
  const read = decodeInput('GetObject', parts, new Uint8Array(), dialect);
  return {
    Method: request.method,
    Bucket: location.bucket ?? '',
    Region: region,
    asked: { scheme, host, key, search },
    IfMatch: read.IfMatch,
    IfNoneMatch: read.IfNoneMatch,
    IfModifiedSince: read.IfModifiedSince,
    IfUnmodifiedSince: read.IfUnmodifiedSince,
    Range: read.Range,
  };
}
