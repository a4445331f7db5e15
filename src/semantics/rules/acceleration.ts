/** Transfer acceleration: its switch, and what its endpoint serves. */
import { refuse, type S3Error } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, errorList, guide, recording } from './cites.ts';

const configuration = recording('bucket-acceleration-configuration-exc');
const acceleration = guide('transfer-acceleration');

const unfit = (message: string): S3Error => refuse('InvalidRequest', {}, message);

export const acceleratedNameHasNoDots = guard<{ name: string }>({
  id: 'acceleration/name',
  phase: 'request',
  says: 'A bucket with dots in its name cannot be accelerated, which is said before the status is looked at.',
  cites: [configuration, acceleration],
  basis: 'recorded',
  refuses: ({ name }) =>
    name.includes('.')
      ? unfit(
          'S3 Transfer Acceleration is not supported for buckets with periods (.) in their names',
        )
      : undefined,
});

export const accelerationIsKnown = guard<{ Status: string | undefined }>({
  id: 'acceleration/status',
  phase: 'request',
  says: 'Transfer acceleration is Enabled or Suspended.',
  cites: [configuration],
  basis: 'recorded',
  refuses: ({ Status }) =>
    Status === 'Enabled' || Status === 'Suspended' ? undefined : refuse('MalformedXML'),
});

export const acceleratedIsVirtual = guard<{ style: 'path' | 'virtual' }>({
  id: 'acceleration/style',
  phase: 'access',
  says: 'At the endpoint of transfer acceleration the bucket stands in the host, so that nothing is asked of the service itself.',
  cites: [errorList, acceleration],
  basis: 'documented',
  refuses: ({ style }) =>
    style === 'path'
      ? unfit('S3 Transfer Accelerate endpoint only supports virtual style requests')
      : undefined,
});

export const operationIsAccelerated = guard<{ operation: string }>({
  id: 'acceleration/operation',
  phase: 'access',
  says: 'Buckets are neither made nor deleted at the endpoint of transfer acceleration.',
  cites: [guide('transfer-acceleration-getting-started')],
  basis: 'inferred',
  refuses: ({ operation }) =>
    operation === 'CreateBucket' || operation === 'DeleteBucket'
      ? refuse('MethodNotAllowed', {
          Method: operation === 'CreateBucket' ? 'PUT' : 'DELETE',
          ResourceType: 'BUCKET',
        })
      : undefined,
});

export const bucketIsAccelerated = guard<{ bucket: BucketRecord; status: string | undefined }>({
  id: 'acceleration/enabled',
  phase: 'access',
  says: 'The endpoint of transfer acceleration serves buckets for which that is enabled.',
  cites: [errorList, acceleration],
  basis: 'documented',
  refuses({ status }) {
    if (status === 'Enabled') return undefined;
    const how = status === undefined ? 'not configured' : 'disabled';
    return unfit(`S3 Transfer Acceleration is ${how} on this bucket`);
  },
});

export const acceleratedCopyStays = guard<{ from: string; to: string; accelerate: boolean }>({
  id: 'acceleration/copy',
  phase: 'source',
  says: 'Transfer acceleration does not carry copies from one region into another.',
  cites: [api('CopyObject'), acceleration],
  basis: 'documented',
  refuses: ({ from, to, accelerate }) =>
    accelerate && from !== to
      ? unfit('S3 Transfer Acceleration does not support cross-Region copies')
      : undefined,
  remedies: ({ to }) => [{ says: `Ask for the copy at the endpoint of ${to}.` }],
});
