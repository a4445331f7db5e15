/** The SDK of S3 Control, wired into a lab. */
import { S3Control, type S3ControlClientConfig } from '@aws-sdk/client-s3-control';
import { type Lab, quiet, wiredTo } from '../lab.ts';

export const AccountId = '123456789012';
export const other = '210987654321';

export const controlOf = (
  { simulator }: Pick<Lab, 'simulator'>,
  accessKeyId = 'test',
  config: S3ControlClientConfig = {},
): S3Control =>
  new S3Control({ ...quiet(accessKeyId), ...config, requestHandler: wiredTo(simulator) });

export const arnOf = (name: string, region = 'us-east-1'): string =>
  `arn:aws:s3:${region}:${AccountId}:accesspoint/${name}`;
