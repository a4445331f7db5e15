/** Requests that S3 answers and that are no operation of its model, one function each. */
import type { EncodedAnswer } from '../protocol/encode.ts';
import type { OtherRoute, RouteName } from '../protocol/route.ts';
import { performFormUpload } from '../semantics/perform.ts';
import { preflight } from './crossOrigin.ts';
import { kms } from './kms.ts';
import type { OtherRequest } from './otherRequest.ts';
import { transact } from './transact.ts';

export const others: Readonly<Record<OtherRoute, (other: OtherRequest) => Promise<EncodedAnswer>>> =
  {
    Kms: kms,
    Preflight: preflight,
    PostObject: ({ parts, given }) =>
      transact(parts, given, (s3) => {
        performFormUpload(s3);
        return { status: 204, headers: [], body: null };
      }),
  };

export function isOther(name: RouteName): name is OtherRoute {
  return name in others;
}
