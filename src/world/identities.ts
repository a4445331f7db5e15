/**
 * The people of a world: accounts, their users and roles, the keys that these sign with, and what they may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id.html
 */

/** A policy as IAM has it: JSON, as a text or as an object. */
export type PolicyDocument = string | { readonly [name: string]: unknown };

export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** `secretAccessKey` never leaves the world. A key that is not Active is refused, in a lenient world too. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly status?: 'Active' | 'Inactive';
}

/** What somebody may, as far as policies of his own say. */
export interface Permissions {
  /**
   * The identity policies: written here, or those of AWS by name (`AmazonS3ReadOnlyAccess`). Left out, whatever the account
   * may do is allowed; an empty list allows nothing.
   */
  readonly policies?: readonly (string | NamedPolicy)[];
  /** The permissions boundary: what is not in it is not allowed, whatever `policies` say. */
  readonly boundary?: PolicyDocument;
  /** What policies read as `aws:PrincipalTag/…`. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A root or a user. `arn` is the IAM ARN. */
export interface Principal extends AccessKey, Permissions {
  readonly name: string;
  readonly arn: string;
  /** Further keys, as those to rotate to. */
  readonly keys?: readonly AccessKey[];
  /** A principal that was deleted: its keys are refused, and policies that name it name nobody. */
  readonly deleted?: boolean;
}

/** Somebody in a role, with keys that are good with their token only, from `issued` until `expires` (world time, ms since 1970). */
export interface RoleSession extends AccessKey {
  readonly name: string;
  readonly sessionToken: string;
  readonly issued?: number;
  readonly expires?: number;
  /** A session policy: what is not in it is not allowed, whatever the role may. */
  readonly policy?: PolicyDocument;
}

/** `arn` is the IAM ARN: `arn:aws:iam::<account>:role/<name>`. */
export interface Role extends Permissions {
  readonly name: string;
  readonly arn: string;
  /** Who may assume it; left out, everybody of the account. */
  readonly trust?: PolicyDocument;
  readonly sessions?: readonly RoleSession[];
  readonly deleted?: boolean;
}

/** The four settings of a public access block: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

/** `id` is the 12-digit account id, `canonicalId` the 64-digit hex owner id that S3 shows, `email` what grants may name. */
export interface Account {
  readonly id: string;
  readonly canonicalId: string;
  readonly displayName: string;
  readonly email?: string;
  readonly principals: readonly Principal[];
  readonly roles?: readonly Role[];
  /** Regions that the account has not opted in to. */
  readonly disabledRegions?: readonly string[];
  readonly publicAccessBlock?: PublicAccessBlock;
}

export type IdentityKind = 'root' | 'user' | 'role' | 'federated user';

/** Somebody who signed, as policies see him. */
export interface Identity extends Permissions {
  readonly kind: IdentityKind;
  readonly account: string;
  /** What messages name: of a role, that of the session (`arn:aws:sts::…:assumed-role/…`). */
  readonly arn: string;
  /** What policies name: of a role, the role's own (`arn:aws:iam::…:role/…`). */
  readonly principalArn: string;
  /** Of the user or the session. */
  readonly name: string;
  readonly sessionPolicies: readonly PolicyDocument[];
  /** With a key that ends, and when that was given out, if anybody knows. */
  readonly session?: { readonly issued?: number };
}

/** A key of the world, and who has it. */
export interface KnownKey {
  readonly key: AccessKey & { readonly sessionToken?: string; readonly expires?: number };
  readonly identity: Identity;
  /** Whether the one who has it is gone. */
  readonly deleted: boolean;
}

/** Undefined when nobody of these accounts has such a key. */
export function knownKey(accounts: readonly Account[], accessKeyId: string): KnownKey | undefined {
  for (const account of accounts) {
    const found = keyOfPrincipal(account, accessKeyId) ?? keyOfSession(account, accessKeyId);
    if (found) return found;
  }
  return undefined;
}

function keyOfPrincipal({ id, principals }: Account, accessKeyId: string): KnownKey | undefined {
  for (const principal of principals) {
    const keys: readonly AccessKey[] = [principal, ...(principal.keys ?? [])];
    const key = keys.find((one) => one.accessKeyId === accessKeyId);
    if (key)
      return { key, identity: identityOf(id, principal), deleted: principal.deleted === true };
  }
  return undefined;
}

function keyOfSession({ id, roles = [] }: Account, accessKeyId: string): KnownKey | undefined {
  for (const role of roles) {
    const key = role.sessions?.find((session) => session.accessKeyId === accessKeyId);
    if (key) return { key, identity: inRole(id, role, key), deleted: role.deleted === true };
  }
  return undefined;
}

function permissionsOf({ policies, boundary, tags }: Permissions): Permissions {
  return {
    ...(policies && { policies }),
    ...(boundary !== undefined && { boundary }),
    ...(tags && { tags }),
  };
}

export function identityOf(account: string, principal: Principal): Identity {
  const { name, arn } = principal;
  const kind = arn.endsWith(':root') ? 'root' : 'user';
  return {
    ...permissionsOf(principal),
    kind,
    account,
    arn,
    principalArn: arn,
    name,
    sessionPolicies: [],
  };
}

/** Somebody who took on a role. */
export function inRole(
  account: string,
  role: Role,
  { name, policy, issued }: Pick<RoleSession, 'name' | 'policy' | 'issued'>,
): Identity {
  return {
    ...permissionsOf(role),
    kind: 'role',
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${name}`,
    principalArn: role.arn,
    name,
    sessionPolicies: policy === undefined ? [] : [policy],
    session: issued === undefined ? {} : { issued },
  };
}
