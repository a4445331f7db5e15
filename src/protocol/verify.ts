/** Whether a signature is the one that its key makes of the request as it arrived. */
import { fromBase64, fromLatin1, text, toHex, toLatin1 } from '../lib/bytes.ts';
import type { Location } from './address.ts';
import type { Signature, SomeSignature } from './credential.ts';
import type { ErrorDetail } from './errors.ts';
import type { WireRequest } from './message.ts';
import { type Difference, signedOtherwiseV2, signedOtherwiseV4 } from './signedOtherwise.ts';
import { hoistedV2, signV2, stringToSignV2 } from './sigv2.ts';
import { rebuildV4, stringToSignV4 } from './sigv4.ts';
import { holdsV4 } from './signV4.ts';
import type { Unsound } from './verifyChunks.ts';

export interface Verified {
  readonly matches: boolean;
  /** The first line that differs, or may: only of what does not match. Takes its time. */
  difference(): Difference;
  /** What S3 tells of a signature that does not match: never the one that would. */
  detail(): ErrorDetail;
}

/** What `verify` looks at. */
export interface Claim {
  readonly request: WireRequest;
  readonly location: Location;
  readonly signature: Signature;
  /** The SHA-256 of the body, for services that hash it themselves. */
  readonly payloadHash?: string | undefined;
}

/** Undefined for nobody's signature. Throws for an elliptic curve before `loadP256()` has finished. */
export function verify(claim: Claim, secret: string): Verified | undefined {
  const { request, location, signature, payloadHash } = claim;
  if (signature.kind === 'anonymous') return undefined;
  if (signature.kind === 'sigv2') return verifyV2(request, location, signature, secret);
  const inQuery = signature.kind === 'presigned';
  const { stringToSign, canonicalRequest } = rebuildV4(request, signature, {
    inQuery,
    payloadHash,
    query: location.query,
  });
  const holds = (toSign: string) => holdsV4(secret, signature, toSign, signature.signature);
  return {
    matches: holds(stringToSign),
    difference: () =>
      signedOtherwiseV4(canonicalRequest, (other) => holds(stringToSignV4(signature, other))),
    detail: () => mismatch(signature, stringToSign, canonicalRequest),
  };
}

function verifyV2(
  request: WireRequest,
  location: Location,
  signature: SomeSignature & { readonly kind: 'sigv2' },
  secret: string,
): Verified {
  const { expires } = signature;
  const texts = [location, closed(location)].map((resource) =>
    stringToSignV2(request, resource, expires),
  );
  const holds = (toSign: string) => signV2(secret, toSign) === signature.signature;
  const [first = ''] = texts;
  const type = expires === undefined ? undefined : typeInQuery(location);
  return {
    matches: texts.some(holds),
    difference: () => signedOtherwiseV2(first, type, holds),
    detail: () => mismatch(signature, first),
  };
}

const typeInQuery = (location: Location) =>
  hoistedV2(location).find(([name]) => name === 'content-type')?.[1];

/** A bucket's path as the guide writes it, `/bucket`, is signed `/bucket/` by botocore: S3 takes both. */
function closed(location: Location): Location {
  const { key, path } = location;
  return key === undefined && !path.endsWith('/') ? { ...location, path: `${path}/` } : location;
}

/** The policy of a form is signed as it is, in base64; some sign what that stands for. */
export function verifyPolicy(policy: string, signature: SomeSignature, secret: string): Verified {
  const { signature: sent } = signature;
  const holds = (toSign: string) =>
    signature.kind === 'sigv2'
      ? signV2(secret, toSign) === sent
      : holdsV4(secret, signature, toSign, sent);
  const decoded = () => toLatin1(fromBase64(policy) ?? new Uint8Array());
  return {
    matches: holds(policy),
    difference: () => ({
      signed: holds(decoded()) ? 'the policy before it was encoded' : undefined,
      received: 'the policy in base64',
    }),
    detail: () => mismatch(signature, policy),
  };
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
