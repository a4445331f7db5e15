/** What signatures of all kinds have in common: types, and the scope of a credential. */
import type { S3Error } from './errors.ts';

/** The scope of a SigV4 credential: `AKID/date/region/service/aws4_request`; SigV4A's has no region. */
export interface Credential {
  readonly accessKeyId: string;
  /** `yyyyMMdd` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export interface Signed {
  readonly accessKeyId: string;
  readonly signature: string;
  /** X-Amz-Date or Date as sent: `yyyyMMdd'T'HHmmss'Z'` or an HTTP date. */
  readonly signedAt?: string;
  readonly sessionToken?: string;
}

export type AlgorithmV4 = 'AWS4-HMAC-SHA256' | 'AWS4-ECDSA-P256-SHA256';

/** What a key is derived for. */
export type Scope = Pick<Credential, 'date' | 'region' | 'service'> & {
  readonly algorithm?: AlgorithmV4;
};

export interface SignedV4 extends Signed, Credential {
  readonly algorithm: AlgorithmV4;
  /** The regions that a signature with an elliptic curve is for, as sent: `us-east-1,eu-*`. */
  readonly regionSet?: string;
  /** In lower case. */
  readonly signedHeaders: readonly string[];
}

export type Signature =
  | { readonly kind: 'anonymous' }
  | (SignedV4 & { readonly kind: 'sigv4' | 'sigv4a' })
  /** `expires` counts seconds from `signedAt`. */
  | (SignedV4 & {
      readonly kind: 'presigned';
      /** X-Amz-Content-Sha256 as sent. */
      readonly payloadHash?: string;
      readonly expires: number;
    })
  /** `expires`: seconds since 1970, in a presigned URL. */
  | (Signed & { readonly kind: 'sigv2'; readonly expires?: number });

/** The region that a signature is for: version 4A is for a set of them, version 2 for none. */
export function signedRegion(signature: Signature): string | undefined {
  return 'region' in signature && signature.regionSet === undefined ? signature.region : undefined;
}

/** A signature of somebody. */
export type SomeSignature = Exclude<Signature, { readonly kind: 'anonymous' }>;

/** Access key ids hold no slash, but are read from the end so that one that does is still one. */
export function readCredential(
  text: string,
  regionless: boolean,
  error: (reason: string) => S3Error,
): Credential {
  const parts = text.split('/');
  const [date = '', region = '', service = '', terminal = ''] = regionless
    ? [parts.at(-3), '', parts.at(-2), parts.at(-1)]
    : parts.slice(-4);
  const accessKeyId = parts.slice(0, regionless ? -3 : -4).join('/');
  if (accessKeyId === '') {
    throw error(
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  if (!/^\d{8}$/.test(date)) {
    throw error(
      `incorrect date format "${date}". This date in the credential must be in the format "yyyyMMdd".`,
    );
  }
  if (terminal !== 'aws4_request') {
    throw error(`incorrect terminal "${terminal}". This endpoint uses "aws4_request".`);
  }
  return { accessKeyId, date, region, service };
}
