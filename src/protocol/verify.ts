/** Whether a signature is the one that its key makes of the request as it arrived. */
import { fromLatin1, text, toHex } from '../lib/bytes.ts';
import type { Location } from './address.ts';
import type { Signature, SomeSignature } from './credential.ts';
import type { ErrorDetail } from './errors.ts';
import type { WireRequest } from './message.ts';
import { type Difference, signedOtherwiseV2, signedOtherwiseV4 } from './signedOtherwise.ts';
import { hoistedV2, signV2, stringToSignV2 } from './sigv2.ts';
import { rebuildV4, signV4 } from './sigv4.ts';
import type { Unsound } from './verifyChunks.ts';

export interface Verified {
  readonly matches: boolean;
  /** The first line that differs, when what the signer had instead can be told. */
  readonly difference?: Difference;
  /** What S3 tells of a signature that does not match: never the one that would. */
  detail(): ErrorDetail;
}

/** What `verify` looks at. */
export interface Claim {
  readonly request: WireRequest;
  readonly location: Location;
  readonly signature: Signature;
}

/** Undefined for what cannot be verified here: nobody's signature, and the elliptic curves of SigV4A. */
export function verify(
  { request, location, signature }: Claim,
  secret: string,
): Verified | undefined {
  if (signature.kind === 'anonymous' || signature.kind === 'sigv4a') return undefined;
  if (signature.kind === 'sigv2') {
    const texts = [location, closed(location)].map((resource) =>
      stringToSignV2(request, resource, signature.expires),
    );
    const holds = (text: string) => signV2(secret, text) === signature.signature;
    const [text = ''] = texts;
    const matches = texts.some(holds);
    const type = signature.expires === undefined ? undefined : typeInQuery(location);
    const difference = matches ? undefined : signedOtherwiseV2(text, type, holds);
    return { matches, ...(difference && { difference }), detail: () => mismatch(signature, text) };
  }
  const inQuery = signature.kind === 'presigned';
  if (inQuery && signature.algorithm !== 'AWS4-HMAC-SHA256') return undefined;
  const rebuilt = rebuildV4(request, signature, inQuery);
  const matches = signV4(secret, signature, rebuilt.stringToSign) === signature.signature;
  const difference = matches
    ? undefined
    : signedOtherwiseV4(rebuilt.canonicalRequest, signature, secret);
  return {
    matches,
    ...(difference && { difference }),
    detail: () => mismatch(signature, rebuilt.stringToSign, rebuilt.canonicalRequest),
  };
}

const typeInQuery = (location: Location) =>
  hoistedV2(location).find(([name]) => name === 'content-type')?.[1];

/** A bucket's path as the guide writes it, `/bucket`, is signed `/bucket/` by botocore: S3 takes both. */
function closed(location: Location): Location {
  const { key, path } = location;
  return key === undefined && !path.endsWith('/') ? { ...location, path: `${path}/` } : location;
}

/** The policy of a form is signed as it is. */
export function verifyPolicy(policy: string, signature: SomeSignature, secret: string): Verified {
  const expected =
    signature.kind === 'sigv2' ? signV2(secret, policy) : signV4(secret, signature, policy);
  const matches = expected === signature.signature;
  return { matches, detail: () => mismatch(signature, policy) };
}

/** What S3 tells of a chunk that does not have its signature. Basis: inferred. */
export function chunkMismatch({ accessKeyId }: SomeSignature, unsound: Unsound): ErrorDetail {
  return mismatch({ accessKeyId, signature: unsound.signature }, unsound.stringToSign);
}

/** The elements are recorded; their order is the one that users quote. */
function mismatch(
  { accessKeyId, signature }: { readonly accessKeyId: string; readonly signature: string },
  stringToSign: string,
  canonicalRequest?: string,
): ErrorDetail {
  return {
    AWSAccessKeyId: accessKeyId,
    StringToSign: shown(stringToSign),
    SignatureProvided: signature,
    StringToSignBytes: spelled(stringToSign),
    ...(canonicalRequest !== undefined && {
      CanonicalRequest: shown(canonicalRequest),
      CanonicalRequestBytes: spelled(canonicalRequest),
    }),
  };
}

/** A byte string as the text it is in UTF-8. */
const shown = (bytes: string) => text(fromLatin1(bytes));

/** `41 57 53`: each byte in hex. */
const spelled = (bytes: string) => toHex(fromLatin1(bytes)).replace(/..(?=.)/g, '$& ');
