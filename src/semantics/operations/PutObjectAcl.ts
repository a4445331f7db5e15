import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { newAcl } from '../acl/newAcl.ts';

export function PutObjectAcl(input: Input<'PutObjectAcl'>, s3: Context): Output<'PutObjectAcl'> {
  const action = input.VersionId ? 's3:PutObjectVersionAcl' : 's3:PutObjectAcl';
  const bucket = openBucket(s3, input, action);
  const object = needObject(s3, input, 'PUT');
  const { acl: _, ...rest } = object;
  const acl = newAcl(s3, input, { bucket, object, action });
  s3.draft.put({ ...rest, ...acl });
  return {};
}
