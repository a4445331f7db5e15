import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import {
  acceleratedIsVirtual,
  acceleratedNameHasNoDots,
  bucketIsAccelerated,
  operationIsAccelerated,
} from '../rules/acceleration.ts';
import type { Endpoint } from './endpoint.ts';

/** What the endpoint of transfer acceleration wants of a request. A bucket that is missing is missed later. */
export function reachAccelerated(
  {
    operation,
    endpoint,
    bucket: name = '',
    found,
  }: {
    readonly operation: string;
    readonly endpoint: Endpoint;
    readonly bucket: string | undefined;
    readonly found: BucketRecord | undefined;
  },
  s3: Pick<Context, 'guard'>,
): void {
  s3.guard(acceleratedIsVirtual, { style: endpoint.style });
  s3.guard(acceleratedNameHasNoDots, { name });
  s3.guard(operationIsAccelerated, { operation });
  if (found) s3.guard(bucketIsAccelerated, { bucket: found, status: found.acceleration });
}
