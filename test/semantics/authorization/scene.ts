/** A world in which policies are tried: who lives in it, what they may, and what somebody asks. */
import type { Grant } from '../../../src/storage/attributes.ts';
import type { PublicAccessBlock } from '../../../src/world/identities.ts';
import type { Network } from '../../../src/world/world.ts';

export const ours = '123456789012';
export const theirs = '210987654321';
export const third = '111122223333';

/** nina and the role editor are of the account that owns the bucket `photos`, omar and guest of another, zoe of a third. */
export const people = {
  root: `arn:aws:iam::${ours}:root`,
  nina: `arn:aws:iam::${ours}:user/nina`,
  editor: `arn:aws:sts::${ours}:assumed-role/editor/desk`,
  'their root': `arn:aws:iam::${theirs}:root`,
  omar: `arn:aws:iam::${theirs}:user/omar`,
  guest: `arn:aws:sts::${theirs}:assumed-role/guest/tour`,
  zoe: `arn:aws:iam::${third}:user/zoe`,
} as const;

export type Person = keyof typeof people;
export type Who = Person | 'nobody';

export const editorRole = `arn:aws:iam::${ours}:role/editor`;
export const guestRole = `arn:aws:iam::${theirs}:role/guest`;

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

/** What one of them has of policies: statements. Without `policies`, whatever the account may. */
export interface Standing {
  readonly policies?: readonly Statement[];
  /** Policies of AWS, by name, beside. */
  readonly managed?: readonly string[];
  readonly boundary?: readonly Statement[];
  readonly session?: readonly Statement[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** One request: `GET /photos/cat`. */
export interface Request {
  readonly who: Who;
  readonly line: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly scheme?: 'http' | 'https';
}

/** A grant that an owner adds to the ACL of one of his objects, or of the bucket. */
export interface Granting {
  readonly by: Person;
  readonly on: string;
  readonly grant: Grant;
}

export interface Scene {
  readonly name: string;
  readonly standing?: Partial<Record<Person, Standing>>;
  readonly bucketPolicy?: readonly Statement[];
  /** Default: the public access block is gone. */
  readonly block?: Partial<PublicAccessBlock>;
  /** Default: as buckets are made, BucketOwnerEnforced. */
  readonly ownership?: 'ObjectWriter' | 'BucketOwnerPreferred';
  readonly network?: Partial<Network>;
  /** What happens before, by people whom nothing keeps from it. */
  readonly before?: readonly Request[];
  readonly grants?: readonly Granting[];
  readonly rows: readonly Row[];
}

/**
 * Who asks what, and how it is decided: `allowed` or `denied` (explicitly), or `lacking` (nothing allows it), `unlisted` (the key
 * is absent, and who asks may not list), `restricted`; then the kind of policy; then the statement or the grant.
 */
export type Row = readonly [
  who: Who,
  line: string,
  decided: string,
  more?: Omit<Request, 'who' | 'line'>,
];

export const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  more: object = {},
): Statement => ({ Effect: 'Allow', Action, Resource, ...more });

export const deny = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  more: object = {},
): Statement => ({ ...allow(Action, Resource, more), Effect: 'Deny' });

export const bucket = 'arn:aws:s3:::photos';
export const objects = `${bucket}/*`;
export const everybody = { Principal: '*' };
export const naming = (...AWS: readonly string[]) => ({ Principal: { AWS } });
export const when = (Condition: object) => ({ Condition });
