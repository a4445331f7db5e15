import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

/** The default is S3's again; that it was so already is no error (recorded). */
export function DeleteBucketEncryption(
  input: Input<'DeleteBucketEncryption'>,
  s3: Context,
): Output<'DeleteBucketEncryption'> {
  const { encryption: _, ...bucket } = openBucket(s3, input, 's3:PutEncryptionConfiguration');
  s3.draft.put(bucket);
  return {};
}
