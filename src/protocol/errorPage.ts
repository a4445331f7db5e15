/**
 * Errors and redirects as a website endpoint answers them: HTML in S3's own shape, and headers that say the same.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html
 */
import { utf8 } from '../lib/bytes.ts';
import { headerText } from '../lib/headerName.ts';
import { escapeText } from '../lib/xml.ts';
import type { EncodedAnswer, ErrorContext } from './encode.ts';
import { type ErrorDetail, type Refusal, S3Error } from './errors.ts';
import type { WireHeaders } from './message.ts';

/** Reason phrases as S3 has them. */
const reasons: Readonly<Record<number, string>> = {
  302: 'Found',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

/** `document` is why the website's own error document could not be had. HEAD, 304 and plain redirects have no body. */
export function encodeErrorPage(
  error: Refusal,
  context: Pick<ErrorContext, 'requestId' | 'hostId' | 'head'>,
  document?: Refusal,
): EncodedAnswer {
  const { status, code } = error;
  const headers = Object.entries(error instanceof S3Error ? error.headers : {}).map(
    ([n, v]) => [n.toLowerCase(), headerText(v)] as const,
  );
  if (status === 304) return { status, headers, body: null };
  if (code === 'WebsiteRedirect')
    return { status, headers: [...headers, ['content-length', '0']], body: null };
  const { requestId, hostId, head } = context;
  const title = `${status} ${reasons[status] ?? 'Error'}`;
  const ids = { RequestId: requestId, HostId: hostId };
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<h1>${title}</h1>`,
    ...list(error, ids),
    ...(document
      ? [
          '<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>',
          ...list(document),
        ]
      : []),
    '<hr/>',
    '</body>',
    '</html>',
    '',
  ];
  return {
    status,
    headers: [...headers, ...errorHeaders(error), ['content-type', 'text/html; charset=utf-8']],
    body: head ? null : utf8(lines.join('\n')),
  };
}

function list(error: Refusal, ids: Readonly<Record<string, string>> = {}): readonly string[] {
  const known = Object.entries({ Code: error.code, Message: error.message });
  const entries = [...known, ...Object.entries(detailOf(error)), ...Object.entries(ids)];
  const items = entries.map(([name, value]) => `<li>${name}: ${escapeText(String(value))}</li>`);
  return ['<ul>', ...items, '</ul>'];
}

function detailOf(error: Refusal): ErrorDetail {
  return error instanceof S3Error ? error.detail : {};
}

/** What a website says of an error beside its page, or beside the error document that stands for it. */
export function errorHeaders(error: Refusal): WireHeaders {
  return [
    ['x-amz-error-code', error.code],
    ['x-amz-error-message', error.message],
    ...Object.entries(detailOf(error)).map(
      ([name, value]) =>
        [`x-amz-error-detail-${name.toLowerCase()}`, headerText(String(value))] as const,
    ),
  ];
}
