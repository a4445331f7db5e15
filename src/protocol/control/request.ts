/** How a request to S3 Control is told from one to S3, where both stand at one host. */
import { header, type WireRequest } from '../message.ts';

/**
 * On AWS its hosts are its own, `<account>.s3-control.<region>.amazonaws.com`; everywhere else its paths and the account that
 * its requests name tell.
 */
export function isControlRequest(
  { headers = [] }: Partial<Pick<WireRequest, 'headers'>>,
  path: string,
): boolean {
  return path.startsWith('/v20180820/') && header({ headers }, 'x-amz-account-id') !== undefined;
}
