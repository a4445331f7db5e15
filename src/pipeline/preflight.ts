/** A CORS preflight. */
import type { EncodedAnswer } from '../protocol/encode.ts';
import { header } from '../protocol/message.ts';
import { performPreflight } from '../semantics/perform.ts';
import type { OtherRequest } from './otherRequest.ts';
import { transact } from './transact.ts';

export function preflight(other: OtherRequest): Promise<EncodedAnswer> {
  const { parts, request, location, given } = other;
  const asked = {
    Bucket: location.bucket ?? '',
    Origin: header(request, 'origin'),
    Method: header(request, 'access-control-request-method'),
  };
  return transact(parts, given, (s3) => {
    performPreflight(asked, s3);
    return { status: 204, headers: [], body: null };
  });
}
