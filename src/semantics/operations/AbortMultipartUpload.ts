import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needUpload, openBucket } from '../find.ts';
import { removeUpload } from '../removeUpload.ts';

export function AbortMultipartUpload(
  input: Input<'AbortMultipartUpload'>,
  s3: Context,
): Output<'AbortMultipartUpload'> {
  openBucket(s3, input, 's3:AbortMultipartUpload');
  removeUpload(s3, needUpload(s3, input));
  return { $status: 204 };
}
