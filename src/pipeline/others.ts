/** Requests that S3 answers and that are no operation of its model, one function each. */
import type { EncodedAnswer } from '../protocol/encode.ts';
import type { OtherRoute, RouteName } from '../protocol/route.ts';
import { control } from './control.ts';
import { preflight } from './crossOrigin.ts';
import { formUpload } from './formUpload.ts';
import { kms } from './kms.ts';
import type { OtherRequest } from './otherRequest.ts';
import { sts } from './sts.ts';
import { website } from './website.ts';

export const others: Readonly<Record<OtherRoute, (other: OtherRequest) => Promise<EncodedAnswer>>> =
  {
    Control: control,
    Kms: kms,
    Sts: sts,
    Preflight: preflight,
    PostObject: formUpload,
    Website: website,
  };

export function isOther(name: RouteName): name is OtherRoute {
  return name in others;
}
