/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
import { parameter, type Query } from './address.ts';
import { readCredential, type Signature } from './credential.ts';
import { refuse, type S3Error } from './errors.ts';
import { header, type WireHeaders, type WireRequest } from './message.ts';

const week = 604_800;
const names = ['Algorithm', 'Credential', 'Signature', 'Date', 'SignedHeaders', 'Expires'] as const;
type Parameters = Readonly<Record<(typeof names)[number], string>>;

/** Throws AuthorizationQueryParametersError. Basis of its words: second-hand, versitygw (written to match AWS). */
export function readPresigned(query: Query): Signature {
  const given = required(query);
  const { Algorithm: algorithm } = given;
  const regionless = algorithm === 'AWS4-ECDSA-P256-SHA256';
  if (!regionless && algorithm !== 'AWS4-HMAC-SHA256') {
    throw wrong('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"');
  }
  if (!/^\d{8}T\d{6}Z$/.test(given.Date)) {
    throw wrong(`X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`);
  }
  const prefix = 'Error parsing the X-Amz-Credential parameter; ';
  const scope = readCredential(given.Credential, regionless, (reason) => wrong(prefix + reason));
  const token = parameter(query, 'X-Amz-Security-Token');
  const payloadHash = parameter(query, 'X-Amz-Content-Sha256');
  return {
    kind: 'presigned',
    algorithm,
    ...scope,
    ...(regionless && { regionSet: parameter(query, 'X-Amz-Region-Set') ?? '' }),
    signedHeaders: given.SignedHeaders.toLowerCase().split(';'),
    signature: given.Signature,
    signedAt: given.Date,
    expires: readExpires(given.Expires),
    ...(token === undefined ? {} : { sessionToken: token }),
    ...(payloadHash === undefined ? {} : { payloadHash }),
  };
}

/** The headers of a request whose URL may tell the hash of the body in their place. */
export function statedHeaders(
  { headers }: Pick<WireRequest, 'headers'>,
  signature: Signature,
): WireHeaders {
  const hash = signature.kind === 'presigned' ? signature.payloadHash : undefined;
  return hash === undefined || header({ headers }, 'x-amz-content-sha256') !== undefined
    ? headers
    : [...headers, ['x-amz-content-sha256', hash]];
}

function wrong(message: string): S3Error {
  return refuse('AuthorizationQueryParametersError', {}, message);
}

function required(query: Query): Parameters {
  const given = names.map((name) => {
    const value = parameter(query, `X-Amz-${name}`);
    if (value !== undefined) return [name, value];
    throw wrong(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  });
  return Object.fromEntries(given) as Parameters;
}

function readExpires(text: string): number {
  const expires = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(expires)) throw wrong('X-Amz-Expires should be a number');
  if (expires < 0) throw wrong('X-Amz-Expires must be non-negative');
  if (expires <= week) return expires;
  throw wrong(
    'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
  );
}
