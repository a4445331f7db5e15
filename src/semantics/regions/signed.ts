/** What a signature and an account have to do with the region that serves the request. */
import type { Trace } from '../../explain/trace.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { regions } from '../../world/regions.ts';
import { askOrThrow } from '../ask.ts';
import { regionIsEnabled, signedForRegion } from '../rules/regionOfSigner.ts';

export interface SignedRegion {
  readonly where: 'headers' | 'url' | 'form';
  /** The region that serves the request. */
  readonly region: string;
  /** Whether the signature must name that region, and not just any. */
  readonly insists: boolean;
  /** The region in the scope; undefined for signatures that have none. */
  readonly signed: string | undefined;
  readonly bucket: BucketRecord | undefined;
  readonly account: string;
  /** The regions that the account has not opted in to. */
  readonly disabled: readonly string[];
  readonly accessKeyId: string;
  readonly sessionToken: (() => string) | undefined;
}

export function checkRegion(given: SignedRegion, trace: Trace): void {
  const { where, signed, bucket, insists } = given;
  const region = insists ? given.region : undefined;
  askOrThrow(trace, signedForRegion, { signed, region, regions, bucket, where });
  if (given.disabled.length > 0) {
    const { account, disabled, accessKeyId, sessionToken } = given;
    const facts = { region: given.region, account, disabled, accessKeyId, sessionToken };
    askOrThrow(trace, regionIsEnabled, facts);
  }
}
