/** What PutBucketAcl and PutObjectAcl set. */
import { defined } from '../../lib/defined.ts';
import type { Grant } from '../../storage/attributes.ts';
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';
import { resourceOf } from '../authorization/asked.ts';
import type { Context } from '../context.ts';
import { isEnforced, ownerOf } from './ownership.ts';
import { aclIsSent, aclIsSentOnce, setAcl } from '../rules/acl.ts';
import {
  type AclDocument,
  type AclHeaders,
  aclHeadersOf,
  checkGrants,
  grantsOf,
  readAclDocument,
  readAclHeaders,
} from './sentAcl.ts';

interface AclRequest extends AclHeaders {
  readonly AccessControlPolicy?: AclDocument | undefined;
}

interface Resource {
  readonly bucket: BucketRecord;
  readonly object?: ObjectRecord;
  readonly action: string;
}

export function newAcl(
  s3: Context,
  input: AclRequest,
  { bucket, object, action }: Resource,
): { acl?: readonly Grant[] } {
  const bucketOwner = s3.owner(bucket.account).id;
  const owner = object ? s3.owner(ownerOf(bucket, object)).id : bucketOwner;
  const sent = readAcl(s3, input, owner, object ? 'object' : 'bucket');
  const grants = grantsOf(sent, { owner, bucketOwner });
  const { ACL } = sent;
  const resource = resourceOf({ bucket, key: object?.key });
  checkGrants(s3, bucket, { ACL, grants }, { action, resource });
  const enforced = isEnforced(bucket);
  return defined({ acl: s3.decide(setAcl, { ACL, grants, enforced }) });
}

function readAcl(s3: Context, input: AclRequest, owner: string, resource: 'bucket' | 'object') {
  const { AccessControlPolicy } = input;
  const headers = aclHeadersOf(input);
  const document = AccessControlPolicy !== undefined;
  const sent = readAclHeaders(s3, input, resource);
  s3.guard(aclIsSentOnce, { document, headers });
  s3.guard(aclIsSent, { document, headers });
  if (!AccessControlPolicy) return sent;
  return { ACL: undefined, grants: readAclDocument(s3, AccessControlPolicy, owner) };
}
