/**
 * The way of a request to a region: before anybody looks at who asks.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/UsingRouting.html
 */
import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { findBucket } from '../find.ts';
import {
  bucketIsOfEndpoint,
  hostExists,
  newRegionsStandAlone,
  regionReached,
  youngBucketIsElsewhere,
} from '../rules/region.ts';
import { reachAccelerated } from './accelerated.ts';
import type { Endpoint } from './endpoint.ts';

export interface Reached {
  /** The region that serves the request; undefined where that is for the signature to say. */
  readonly region: string | undefined;
  readonly bucket: BucketRecord | undefined;
}

interface Request {
  readonly operation: string;
  readonly bucket: string | undefined;
  readonly endpoint: Endpoint;
}

/** They are answered wherever they are asked: one makes a bucket, the other is how to find out where it is. */
const anywhere = new Set(['CreateBucket', 'GetBucketLocation']);

/** What it takes to find the way: less than operations have, for every request asks. */
export type Way = Pick<Context, 'draft' | 'regions' | 'now' | 'guard' | 'decide'>;

export function reach(request: Request, s3: Way): Reached {
  const { operation, endpoint } = request;
  const { kind, region: named, fips, host, scheme } = endpoint;
  if (fips || (named !== undefined && !s3.regions.includes(named)))
    s3.guard(hostExists, { endpoint, host, scheme, regions: s3.regions });
  const bucket = request.bucket === undefined ? undefined : findBucket(s3.draft, request.bucket);
  if (kind === 'accelerate') reachAccelerated({ ...request, found: bucket }, s3);
  if (kind === 'custom' && (!bucket || operation === 'CreateBucket'))
    return { region: undefined, bucket };
  const age = s3.now - (bucket?.created ?? s3.now);
  const region = s3.decide(regionReached, { endpoint, bucket, age });
  if (bucket && !anywhere.has(operation)) {
    const reached = { endpoint, region, bucket };
    if (region !== bucket.region) {
      s3.guard(newRegionsStandAlone, reached);
      s3.guard(youngBucketIsElsewhere, reached);
    }
    s3.guard(bucketIsOfEndpoint, reached);
  }
  return { region, bucket };
}
