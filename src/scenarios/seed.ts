/**
 * Filling a world: a description of buckets and objects, turned into the very requests that a client would send, so that
 * every ETag, checksum and version comes from the rules. They are signed by those who send them, and may be refused.
 */
import { fromHex, toBase64 } from '../lib/bytes.ts';
import { digestOf, loadChecksums } from '../lib/checksums.ts';
import { encodeInput } from '../protocol/encodeInput.ts';
import type { WireRequest } from '../protocol/message.ts';
import { s3 } from '../protocol/s3/dialect.ts';
import { seedAccessPoint } from './seedAccessPoints.ts';
import { type SeedBucket, seedBucket } from './seedBucket.ts';
import { type SeedKmsKey, seedKey } from './seedKeys.ts';
import type { Send } from './seedObject.ts';
import { perform, type Seedable } from './seedRequest.ts';

export interface Seed {
  /** They are made first. */
  readonly kmsKeys?: readonly SeedKmsKey[];
  readonly buckets?: readonly SeedBucket[];
}

/** Rejects with the step that S3 or KMS refuses, and what they answered. */
export async function seed(
  simulator: Seedable,
  { kmsKeys = [], buckets = [] }: Seed,
): Promise<void> {
  await loadChecksums();
  for (const key of kmsKeys) await seedKey(simulator, key);
  for (const bucket of buckets) {
    await seedBucket(bucket, (as) => sender(simulator, { as, region: bucket.region }));
    for (const accessPoint of bucket.accessPoints ?? [])
      await seedAccessPoint(simulator, bucket, accessPoint);
  }
}

function sender(
  simulator: Seedable,
  { as, region = 'us-east-1' }: { readonly as: string; readonly region: string | undefined },
): Send {
  const endpoint = { scheme: 'https', host: `s3.${region}.amazonaws.com` } as const;
  return (operation, input) => {
    const { Bucket, Key } = input as { readonly Bucket?: string; readonly Key?: string };
    const request = encodeInput(operation, input, { endpoint, style: 'path' }, s3);
    return perform(simulator, Key === undefined ? withChecksum(request) : request, {
      operation,
      on: [Bucket, Key].filter((part) => part !== undefined).join('/'),
      as,
      region,
      service: 's3',
    });
  };
}

/** What sets a bucket's configurations must carry one. */
function withChecksum({ headers, body, ...request }: WireRequest): WireRequest {
  if (!(body instanceof Uint8Array)) return { ...request, headers, body };
  const checksum = toBase64(fromHex(digestOf('SHA256', body)));
  return { ...request, headers: [...headers, ['x-amz-checksum-sha256', checksum]], body };
}
