/**
 * Access control lists: S3's groups, the canned lists and what they grant.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
 */
import type { Grant, Grantee, Permission } from '../../storage/attributes.ts';

export const allUsers = 'http://acs.amazonaws.com/groups/global/AllUsers';
export const authenticatedUsers = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

const groups: readonly string[] = [allUsers, authenticatedUsers, logDelivery];

export const isGroup = (uri: string): boolean => groups.includes(uri);

/** The canonical id of Amazon EC2, which reads AMI bundles: what aws-exec-read grants to. */
const za = '6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c';

const user = (ID: string): Grantee => ({ Type: 'CanonicalUser', ID });
const group = (URI: string): Grantee => ({ Type: 'Group', URI });
const grant = (Grantee: Grantee, Permission: Permission): Grant => ({ Grantee, Permission });

/** Canonical ids. */
export interface AclOwners {
  readonly owner: string;
  readonly bucketOwner: string;
}

/** What the list grants when nothing was said: everything to the owner. */
export function privateAcl(owner: string): readonly Grant[] {
  return [grant(user(owner), 'FULL_CONTROL')];
}

const forBucketOwner =
  (permission: Permission) =>
  ({ owner, bucketOwner }: AclOwners) =>
    owner === bucketOwner ? [] : [grant(user(bucketOwner), permission)];

/** What each canned list grants beside the owner's full control. */
const beside: Readonly<Record<string, (owners: AclOwners) => readonly Grant[]>> = {
  private: () => [],
  'public-read': () => [grant(group(allUsers), 'READ')],
  'public-read-write': () => [grant(group(allUsers), 'READ'), grant(group(allUsers), 'WRITE')],
  'authenticated-read': () => [grant(group(authenticatedUsers), 'READ')],
  'aws-exec-read': () => [grant(user(za), 'READ')],
  'bucket-owner-read': forBucketOwner('READ'),
  'bucket-owner-full-control': forBucketOwner('FULL_CONTROL'),
  'log-delivery-write': () => [
    grant(group(logDelivery), 'WRITE'),
    grant(group(logDelivery), 'READ_ACP'),
  ],
};

/** `log-delivery-write` is for buckets only. */
export function isCanned(name: string, resource: 'bucket' | 'object'): boolean {
  return Object.hasOwn(beside, name) && (resource === 'bucket' || name !== 'log-delivery-write');
}

export function cannedAcl(name: string, owners: AclOwners): readonly Grant[] {
  return [...privateAcl(owners.owner), ...(beside[name]?.(owners) ?? [])];
}

export function isPublicGrant({ Grantee }: Grant): boolean {
  return (
    Grantee.Type === 'Group' && (Grantee.URI === allUsers || Grantee.URI === authenticatedUsers)
  );
}

/** A grant as a person reads it: `READ to AllUsers`. */
export function describeGrant({ Grantee, Permission }: Grant): string {
  const who = Grantee.Type === 'Group' ? Grantee.URI.split('/').at(-1) : Grantee.ID;
  return `${Permission} to ${who}`;
}

/** One `id="…"` of a grant header, as sent. */
export interface NamedGrantee {
  readonly by: string;
  readonly value: string;
}

/** `id="a", uri="b"`; undefined when it has another form. Quotes may be left out. */
export function parseGrantees(text: string): readonly NamedGrantee[] | undefined {
  const parts = text.split(',').map((part) => {
    const [, by, quoted, bare] =
      /^\s*(id|uri|emailAddress)\s*=\s*(?:"([^"]*)"|([^\s"]+))\s*$/i.exec(part) ?? [
        undefined,
        undefined,
      ];
    return by === undefined ? undefined : { by: by.toLowerCase(), value: quoted ?? bare ?? '' };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
