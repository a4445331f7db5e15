/** The endpoint that a request came to, as far as S3's regions go. */
import type { Remedy } from '../../explain/trace.ts';
import { separator } from '../../world/regions.ts';

/**
 * `regional`: the host names a region; `global`: it is AWS's and names none; `accelerate`: of transfer acceleration; `custom`:
 * not AWS's, as localhost.
 */
export type EndpointKind = 'regional' | 'global' | 'accelerate' | 'custom';

export interface Endpoint {
  readonly kind: EndpointKind;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly style: 'path' | 'virtual';
  readonly fips: boolean;
  /** The region that the host names. */
  readonly region: string | undefined;
  /** Path and query, as sent, without the origin that a proxy's form has. */
  readonly target: string;
}

/** The host under which S3 says that a bucket is to be found for good: virtual-hosted, if that is how it was asked for. */
export function permanentHost(bucket: string, region: string, style: Endpoint['style']): string {
  const service = region === 'us-east-1' ? 's3' : `s3${separator(region)}${region}`;
  return `${style === 'virtual' ? `${bucket}.` : ''}${service}.amazonaws.com`;
}

/** The same for now. */
export const temporaryHost = (bucket: string, region: string): string =>
  `${bucket}.s3.${region}.amazonaws.com`;

/** What to do instead, where a request came to the wrong region. */
export const sendThere = (bucket: string, region: string): Remedy => ({
  says: `Send it to ${temporaryHost(bucket, region)}, signed for ${region}: an SDK does so with that region, or by itself with followRegionRedirects.`,
});

/** A bucket as messages about location constraints name its region. */
export const constraintOf = (region: string): string =>
  region === 'us-east-1' ? 'unspecified' : region;
