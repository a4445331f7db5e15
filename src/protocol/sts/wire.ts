/** STS on the wire: AWS's query protocol, a form to ask and XML to answer. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
import { text, utf8 } from '../../lib/bytes.ts';
import { buildXml, type XmlElement } from '../../lib/xml.ts';
import type { EncodedAnswer } from '../encode.ts';
import type { Refusal } from '../errors.ts';
import type { StsAnswer, StsRequest } from './operation.ts';

const xmlns = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** A POST has its members in the body, a GET in the query. */
export function readStsRequest(body: Uint8Array, query: string): StsRequest {
  const members = new Map(new URLSearchParams(body.length > 0 ? text(body) : query));
  const list = (name: string, member: string) => {
    const found: string[] = [];
    for (let i = 1; ; i++) {
      const value = members.get(`${name}.member.${i}.${member}`);
      if (value === undefined) return found;
      found.push(value);
    }
  };
  const keys = list('Tags', 'Key');
  const values = list('Tags', 'Value');
  return {
    operation: members.get('Action') ?? '',
    member: (name) => members.get(name),
    policyArns: list('PolicyArns', 'arn'),
    tags: Object.fromEntries(keys.map((key, i) => [key, values[i] ?? ''])),
  };
}

const element = (name: string, children: readonly XmlElement[], content = ''): XmlElement => ({
  name,
  attributes: {},
  children,
  text: content,
});

function elements(answer: StsAnswer): XmlElement[] {
  return Object.entries(answer).map(([name, value]) =>
    typeof value === 'object' ? element(name, elements(value)) : element(name, [], String(value)),
  );
}

const contentType = ['content-type', 'text/xml'] as const;

export function encodeStsAnswer(
  operation: string,
  answer: StsAnswer,
  requestId: string,
): EncodedAnswer {
  const root = element(`${operation}Response`, [
    element(`${operation}Result`, elements(answer)),
    element('ResponseMetadata', [element('RequestId', [], requestId)]),
  ]);
  const body = buildXml({ ...root, attributes: { xmlns } });
  return { status: 200, headers: [contentType], body: utf8(body) };
}

/** What is refused before an operation looks: S3's codes on the left, STS's with their message. */
const commonCodes: Readonly<Record<string, readonly [code: string, message?: string]>> = {
  AuthorizationHeaderMalformed: ['IncompleteSignature'],
  ExpiredToken: ['ExpiredToken', 'The security token included in the request is expired'],
  InvalidAccessKeyId: [
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
  ],
  InvalidToken: ['InvalidClientTokenId', 'The security token included in the request is invalid'],
  RequestTimeTooSkewed: ['SignatureDoesNotMatch'],
  SignatureDoesNotMatch: ['SignatureDoesNotMatch'],
  SlowDown: ['Throttling', 'Rate exceeded'],
};

export function encodeStsError(error: Refusal, requestId: string): EncodedAnswer {
  const [code, message = error.message] = commonCodes[error.code] ?? [error.code];
  const children = [
    element('Type', [], error.status < 500 ? 'Sender' : 'Receiver'),
    element('Code', [], code),
    element('Message', [], message),
  ];
  const root = element('ErrorResponse', [
    element('Error', children),
    element('RequestId', [], requestId),
  ]);
  const status = commonCodes[error.code] && error.status < 500 ? 403 : error.status;
  return {
    status,
    headers: [contentType],
    body: utf8(buildXml({ ...root, attributes: { xmlns } })),
  };
}
