/** The ACL that a request sends, in headers or as its body, checked in the order in which S3 was recorded checking. */
import { defined } from '../../lib/defined.ts';
import type { Grant, Permission } from '../../storage/attributes.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { anonymous } from '../../world/world.ts';
import { type AclOwners, cannedAcl, parseGrantees } from './acl.ts';
import { resourceOf } from '../authorization/asked.ts';
import { authorizeAlso } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { blockOn } from './accountBlock.ts';
import { granteeOf, namedGrantee, userOf } from './grantees.ts';
import { isEnforced, ownershipOf } from './ownership.ts';
import {
  aclDocumentIsWhole,
  aclIsCannedOrGranted,
  aclIsDisabled,
  aclIsKnown,
  aclIsShort,
  aclKeepsOwner,
  grantIsReadable,
  setAcl,
} from '../rules/acl.ts';
import { objectOwner, publicAclIsNotBlocked } from '../rules/ownership.ts';

export interface AclHeaders {
  readonly ACL?: string | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
}

export interface AclDocument {
  readonly Owner?: { readonly ID?: string | undefined } | undefined;
  readonly Grants?:
    | readonly {
        readonly Grantee?:
          | {
              readonly Type?: string | undefined;
              readonly ID?: string | undefined;
              readonly URI?: string | undefined;
              readonly EmailAddress?: string | undefined;
            }
          | undefined;
        readonly Permission?: string | undefined;
      }[]
    | undefined;
}

/** An ACL as a request names it; the grants of a canned one depend on whose it will be. */
export interface SentAcl {
  readonly ACL: string | undefined;
  readonly grants: readonly Grant[] | undefined;
}

const maxGrants = 100;

/** The headers of the request that say something about its ACL, by name. */
export function aclHeadersOf(input: AclHeaders): string[] {
  return [...(input.ACL === undefined ? [] : ['x-amz-acl']), ...grantHeaders(input).keys()];
}

function grantHeaders(input: AclHeaders): Map<string, [Permission, string]> {
  const all: [string, Permission, string | undefined][] = [
    ['x-amz-grant-full-control', 'FULL_CONTROL', input.GrantFullControl],
    ['x-amz-grant-read', 'READ', input.GrantRead],
    ['x-amz-grant-write', 'WRITE', input.GrantWrite],
    ['x-amz-grant-read-acp', 'READ_ACP', input.GrantReadACP],
    ['x-amz-grant-write-acp', 'WRITE_ACP', input.GrantWriteACP],
  ];
  return new Map(
    all.flatMap(([header, permission, value]) =>
      value === undefined ? [] : [[header, [permission, value]]],
    ),
  );
}

export function readAclHeaders(
  s3: Context,
  input: AclHeaders,
  resource: 'bucket' | 'object',
): SentAcl {
  const { ACL } = input;
  const headers = grantHeaders(input);
  s3.guard(aclIsKnown, { ACL, resource });
  s3.guard(aclIsCannedOrGranted, { ACL, headers: [...headers.keys()] });
  if (headers.size === 0) return { ACL, grants: undefined };
  const grants = [...headers].flatMap(([header, [Permission, value]]) => {
    s3.guard(grantIsReadable, { header, value });
    return (parseGrantees(value) ?? []).map(({ by, value: named }) => ({
      Grantee: namedGrantee(s3, by, named),
      Permission,
    }));
  });
  s3.guard(aclIsShort, { grants: grants.length, limit: maxGrants });
  return { ACL, grants };
}

/** `owner` is the canonical id of the owner there is. */
export function readAclDocument(s3: Context, { Owner, Grants }: AclDocument, owner: string) {
  const read = Grants?.map(({ Grantee: grantee, Permission: permission }) => ({
    type: grantee?.Type,
    email: grantee?.Type === 'AmazonCustomerByEmail' ? grantee.EmailAddress : undefined,
    grantee: grantee?.Type === 'Group' ? grantee.URI : (grantee?.ID ?? grantee?.EmailAddress),
    permission,
  }));
  s3.guard(aclDocumentIsWhole, { owner: Owner?.ID, grants: read });
  s3.guard(aclIsShort, { grants: read?.length ?? 0, limit: maxGrants });
  userOf(s3, Owner?.ID ?? '', 'CanonicalUser/ID');
  const grants = (read ?? []).map(({ type, email, grantee = '', permission }) => ({
    Grantee: granteeOf(s3, { type, email, grantee }),
    Permission: permission as Permission,
  }));
  s3.guard(aclKeepsOwner, { named: Owner?.ID, owner });
  return grants;
}

/** The grants of what was sent, for the given owners. */
export function grantsOf(
  { ACL, grants }: SentAcl,
  owners: AclOwners,
): readonly Grant[] | undefined {
  return ACL === undefined ? grants : cannedAcl(ACL, owners);
}

/** Whether the bucket takes these grants, for itself or for an object. */
export function checkGrants(
  s3: Context,
  bucket: BucketRecord,
  sent: SentAcl,
  asked: { readonly action: string; readonly resource: string },
): void {
  const { ACL, grants } = sent;
  const bucketOwner = s3.owner(bucket.account).id;
  s3.guard(aclIsDisabled, { enforced: isEnforced(bucket), ACL, grants, bucketOwner });
  const { BlockPublicAcls } = blockOn(s3, bucket);
  const { account, arn } = s3.caller;
  const told = account === bucket.account ? arn : null;
  s3.guard(publicAclIsNotBlocked, { grants, BlockPublicAcls, arn: told, ...asked });
}

/** Whose a new object or upload is, and what it grants. */
export function sentAcl(
  s3: Context,
  bucket: BucketRecord,
  input: AclHeaders & { readonly Key?: string | undefined },
): { owner: string; acl?: readonly Grant[] } {
  const named = readAclHeaders(s3, input, 'object');
  const { ACL } = named;
  if (ACL !== undefined || named.grants) {
    const asked = { action: 's3:PutObjectAcl', bucket, key: input.Key, version: undefined, input };
    authorizeAlso(s3, asked, 's3:PutObject');
  }
  const owner = s3.decide(objectOwner, {
    ownership: ownershipOf(bucket),
    ACL,
    writer: s3.caller.account ?? anonymous.account,
    bucketOwner: bucket.account,
  });
  const owners = { owner: s3.owner(owner).id, bucketOwner: s3.owner(bucket.account).id };
  const grants = grantsOf(named, owners);
  checkGrants(
    s3,
    bucket,
    { ACL, grants },
    { action: 's3:PutObject', resource: resourceOf({ bucket, key: input.Key }) },
  );
  const acl = s3.decide(setAcl, { ACL, grants, enforced: isEnforced(bucket) });
  return { owner, ...defined({ acl }) };
}
