/** How a request to STS is told from one to S3, where both stand at one host. */
import { header, type WireRequest } from '../message.ts';

/** Whether it asks as STS is asked. S3 takes no such form without a bucket. */
export function isStsForm(request: Pick<WireRequest, 'method' | 'headers'>): boolean {
  const type = header(request, 'content-type') ?? '';
  return request.method === 'POST' && /^application\/x-www-form-urlencoded\b/i.test(type);
}
