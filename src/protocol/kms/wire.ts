/** KMS on the wire: AWS JSON 1.1. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
import { text, utf8 } from '../../lib/bytes.ts';
import type { EncodedAnswer } from '../encode.ts';
import type { Refusal } from '../errors.ts';
import { header, type WireRequest } from '../message.ts';
import { checkMembers, type KmsRequest } from './check.ts';
import type { KmsInput, KmsOperationName, KmsOutput } from './operation.ts';

const contentType = 'application/x-amz-json-1.1';

/** `TrentService.CreateKey`: KMS's name of old. */
const target = /^TrentService\.(\w*)$/;

/** The operation that a request names; undefined when it is none of KMS's. */
export function kmsTarget(request: Pick<WireRequest, 'method' | 'headers'>): string | undefined {
  return request.method === 'POST'
    ? target.exec(header(request, 'x-amz-target') ?? '')?.[1]
    : undefined;
}

/** A request as a client sends it, unsigned. */
export function encodeKmsRequest<Name extends KmsOperationName>(
  operation: Name,
  input: KmsInput<Name>,
  region: string,
): WireRequest {
  const host = `kms.${region}.amazonaws.com`;
  const body = utf8(JSON.stringify(input));
  const headers = [
    ['host', host],
    ['content-type', contentType],
    ['content-length', String(body.length)],
    ['x-amz-target', `TrentService.${operation}`],
  ] as const;
  return { method: 'POST', scheme: 'https', host, target: '/', headers, body };
}

export function readKmsRequest(operation: string, body: Uint8Array): KmsRequest {
  const unreadable = { operation, input: {}, violations: [] };
  if (body.length === 0) return checkMembers(operation, {});
  let members: unknown;
  try {
    members = JSON.parse(text(body));
  } catch {
    return { ...unreadable, unreadable: 'The body is not JSON.' };
  }
  return typeof members === 'object' && members !== null && !Array.isArray(members)
    ? checkMembers(operation, members as KmsRequest['input'])
    : { ...unreadable, unreadable: 'Start of structure or map found where not expected.' };
}

/** Times are seconds since 1970, with their milliseconds. An operation without an answer has no body. */
export function encodeKmsAnswer(output: KmsOutput | undefined): EncodedAnswer {
  const body =
    output === undefined
      ? ''
      : JSON.stringify(output, function (this: KmsOutput, name, value: unknown) {
          // Date has a toJSON, which has been asked by now: the member itself still is the time.
          const member = this[name];
          return member instanceof Date ? member.getTime() / 1000 : value;
        });
  return { status: 200, headers: [['content-type', contentType]], body: utf8(body) };
}

/** KMS's codes, all with 400, for what is refused before an operation looks: S3's stand on the left. */
const commonCodes: Readonly<Record<string, string>> = {
  AuthorizationHeaderMalformed: 'IncompleteSignatureException',
  ExpiredToken: 'ExpiredTokenException',
  InvalidAccessKeyId: 'UnrecognizedClientException',
  InvalidToken: 'UnrecognizedClientException',
  RequestTimeTooSkewed: 'InvalidSignatureException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  SlowDown: 'ThrottlingException',
};

/** What else was refused before KMS saw it keeps its code; what failed inside is KMS's failure. */
export function encodeKmsError(error: Refusal): EncodedAnswer {
  const common = commonCodes[error.code];
  const code = common ?? (error.status < 500 ? error.code : 'KMSInternalException');
  const body = JSON.stringify({ __type: code, ...(error.message && { message: error.message }) });
  const headers = [
    ['content-type', contentType],
    ['x-amzn-errortype', code],
  ] as const;
  return { status: common ? 400 : error.status, headers, body: utf8(body) };
}
