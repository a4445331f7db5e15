/** What an ACL says to a request, grant by grant. */
import type { Opinion } from '../../explain/trace.ts';
import { describeGrant, isPublicGrant } from '../acl/acl.ts';
import { isEnforced } from '../acl/ownership.ts';
import { blockOn } from '../acl/accountBlock.ts';
import type { Context } from '../context.ts';
import { grantedByAcl, listFor, namesCaller } from './accessLists.ts';
import type { Asked } from './asked.ts';

export function aclOpinions(s3: Context, asked: Asked): Opinion[] {
  const { bucket, key } = asked;
  const list = listFor(s3, asked);
  if (!list) return [];
  const policy = `ACL of ${list.of === 'bucket' ? bucket.name : `${bucket.name}/${key}`}`;
  if (isEnforced(bucket)) {
    const because = 'Object Ownership is BucketOwnerEnforced: ACLs are disabled';
    const statement = { statement: 'none', effect: 'Allow', applies: false, because } as const;
    return [{ policy, effect: null, statements: [statement] }];
  }
  const statements = list.grants.map((grant) => {
    const because = reason(s3, bucket, list.wanted, grant);
    const applies = because === undefined;
    const fits = `it grants ${list.wanted}, which ${asked.action} needs`;
    return {
      statement: describeGrant(grant),
      effect: 'Allow',
      applies,
      because: because ?? fits,
    } as const;
  });
  return [{ policy, effect: grantedByAcl(s3, asked) ? 'Allow' : null, statements }];
}

/** Why a grant does not count. */
function reason(
  s3: Context,
  bucket: Asked['bucket'],
  wanted: string,
  grant: Parameters<typeof namesCaller>[1],
): string | undefined {
  const { Permission } = grant;
  if (Permission !== wanted && Permission !== 'FULL_CONTROL') return `${wanted} is what it takes`;
  if (!namesCaller(s3, grant)) return 'it does not name who asks';
  return isPublicGrant(grant) && blockOn(s3, bucket).IgnorePublicAcls
    ? 'IgnorePublicAcls is on: what is granted to everybody does not count'
    : undefined;
}
