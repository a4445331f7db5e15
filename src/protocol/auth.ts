/**
 * Who a request says signed it. Nothing is verified here: that is `verify`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html, sigv4-query-string-auth.html
 */
import type { Query } from './address.ts';
import { parameter, readQuery, splitTarget } from './address.ts';
import { type AlgorithmV4, readCredential, type Signature } from './credential.ts';
import { refuse, type S3Error } from './errors.ts';
import { header, type WireRequest } from './message.ts';
import { readPresigned } from './presigned.ts';

export type { Signature } from './credential.ts';

/** Throws AuthorizationHeaderMalformed, AuthorizationQueryParametersError, InvalidArgument, InvalidRequest, InvalidURI. */
export function readSignature(request: Pick<WireRequest, 'headers' | 'target'>): Signature {
  const query = readQuery(splitTarget(request.target)[1]);
  const authorization = header(request, 'authorization');
  const inQuery = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature'].some(
    (name) => parameter(query, name) !== undefined,
  );
  const inQueryV2 = ['AWSAccessKeyId', 'Signature', 'Expires'].some(
    (name) => parameter(query, name) !== undefined,
  );
  if (authorization !== undefined && (inQuery || inQueryV2)) {
    // Basis: second-hand, quoted by users of presigned URLs.
    const message =
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified';
    const detail = { ArgumentName: 'Authorization', ArgumentValue: authorization };
    throw refuse('InvalidArgument', detail, message);
  }
  if (authorization !== undefined) return fromHeader(authorization, request);
  if (inQuery) return readPresigned(query);
  return inQueryV2 ? fromV2Query(query) : { kind: 'anonymous' };
}

function malformed(reason: string): S3Error {
  return refuse(
    'AuthorizationHeaderMalformed',
    {},
    `The authorization header is malformed; ${reason}`,
  );
}

const schemes = {
  'AWS4-HMAC-SHA256': 'sigv4',
  'AWS4-ECDSA-P256-SHA256': 'sigv4a',
} as const satisfies Record<AlgorithmV4, string>;

const isScheme = (name: string): name is AlgorithmV4 => Object.hasOwn(schemes, name);

/** Basis of the words: second-hand, versitygw (written to match AWS); the region's are recorded, and a rule gives them. */
function fromHeader(authorization: string, request: Pick<WireRequest, 'headers'>): Signature {
  const detail = { ArgumentName: 'Authorization', ArgumentValue: authorization };
  const [, scheme = '', rest = ''] = /^(\S+) +(\S.*)$/.exec(authorization) ?? [];
  if (rest === '') {
    const message = "Authorization header is invalid -- one and only one ' ' (space) required";
    throw refuse('InvalidArgument', detail, message);
  }
  const date = header(request, 'x-amz-date') ?? header(request, 'date');
  const token = header(request, 'x-amz-security-token');
  const common = {
    ...(date === undefined ? {} : { signedAt: date }),
    ...(token === undefined ? {} : { sessionToken: token }),
  };
  if (scheme === 'AWS') return { ...fromV2(rest, detail), ...common };
  if (!isScheme(scheme)) throw refuse('InvalidArgument', detail, 'Unsupported Authorization Type');
  const kind = schemes[scheme];
  const parts = components(rest);
  const credential = readCredential(parts.Credential, kind === 'sigv4a', malformed);
  return {
    kind,
    algorithm: scheme,
    ...credential,
    ...(kind === 'sigv4a' && { regionSet: header(request, 'x-amz-region-set') ?? '' }),
    signedHeaders: parts.SignedHeaders.toLowerCase().split(';'),
    signature: parts.Signature,
    ...common,
  };
}

function fromV2Query(query: Query): Signature {
  const [accessKeyId, signature, expires] = ['AWSAccessKeyId', 'Signature', 'Expires'].map((name) =>
    parameter(query, name),
  );
  if (accessKeyId === undefined || signature === undefined || expires === undefined) {
    // Basis of both refusals: second-hand, quoted by users.
    const message =
      'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters';
    throw refuse('AccessDenied', {}, message);
  }
  if (!/^\d{1,12}$/.test(expires)) {
    const message = `Invalid date (should be seconds since epoch): ${expires}`;
    throw refuse('AccessDenied', {}, message);
  }
  const token = parameter(query, 'x-amz-security-token');
  return {
    kind: 'sigv2',
    accessKeyId,
    signature,
    expires: Number(expires),
    ...(token === undefined ? {} : { sessionToken: token }),
  };
}

function fromV2(
  rest: string,
  detail: Readonly<Record<string, string>>,
): Signature & { readonly kind: 'sigv2' } {
  const colon = rest.lastIndexOf(':');
  if (colon <= 0) {
    throw refuse(
      'InvalidArgument',
      detail,
      'AWS authorization header is invalid.  Expected AwsAccessKeyId:signature',
    );
  }
  return { kind: 'sigv2', accessKeyId: rest.slice(0, colon), signature: rest.slice(colon + 1) };
}

type Components = Readonly<Record<'Credential' | 'SignedHeaders' | 'Signature', string>>;

function components(text: string): Components {
  const given = new Map<string, string>();
  for (const part of text.split(',').map((p) => p.trim())) {
    const equals = part.indexOf('=');
    if (equals <= 0) throw malformed(`the authorization component "${part}" is malformed.`);
    given.set(part.slice(0, equals), part.slice(equals + 1));
  }
  const take = (name: keyof Components) => {
    const value = given.get(name);
    if (!value) throw malformed(`missing ${name}.`);
    return value;
  };
  return {
    Credential: take('Credential'),
    SignedHeaders: take('SignedHeaders'),
    Signature: take('Signature'),
  };
}
