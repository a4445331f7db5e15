/**
 * ACLs, which stand beside policies of the bucket, and objects of others in it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html, about-object-ownership.html
 */
import { allUsers, authenticatedUsers } from '../../../../src/semantics/acl/acl.ts';
import type { Permission } from '../../../../src/storage/attributes.ts';
import {
  allow,
  bucket,
  deny,
  everybody,
  type Granting,
  naming,
  objects,
  ours,
  people,
  type Person,
  type Request,
  type Scene,
  theirs,
} from '../scene.ts';

const ids: Readonly<Record<string, string>> = { [ours]: 'a'.repeat(64), [theirs]: 'b'.repeat(64) };
const to = (account: string, Permission: Permission) =>
  ({ Grantee: { Type: 'CanonicalUser', ID: ids[account] ?? '' }, Permission }) as const;
const toGroup = (URI: string, Permission: Permission) =>
  ({ Grantee: { Type: 'Group', URI }, Permission }) as const;
const on = (on: string, grant: Granting['grant'], by: Person = 'root'): Granting => ({
  by,
  on,
  grant,
});

/** What their root puts into the bucket, which lets him. */
const letThemWrite: readonly Request[] = [
  {
    who: 'root',
    line: 'PUT /photos?acl',
    headers: {
      'x-amz-grant-full-control': `id="${ids[ours]}"`,
      'x-amz-grant-write': `id="${ids[theirs]}"`,
    },
  },
  { who: 'their root', line: 'PUT /photos/theirs', body: 'theirs' },
];
const theirRead = `the object's ACL grants READ to ${ids[theirs]}`;

export const accessLists: readonly Scene[] = [
  {
    name: 'an object is granted to an account, which lets its people',
    ownership: 'ObjectWriter',
    standing: { omar: { policies: [allow('s3:GetObject')] }, guest: { policies: [] } },
    grants: [on('photos/cat', to(theirs, 'READ'))],
    rows: [
      ['their root', 'GET /photos/cat', `allowed by acl: ${theirRead}`],
      ['omar', 'GET /photos/cat', `allowed by acl: ${theirRead}`],
      ['omar', 'GET /photos/cat?acl', 'lacking identity'],
      ['their root', 'GET /photos/cat?acl', 'lacking resource'],
      ['guest', 'GET /photos/cat', 'lacking identity'],
      ['zoe', 'GET /photos/cat', 'lacking resource'],
      ['their root', 'GET /photos/public/logo', 'lacking resource'],
      ['nobody', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'FULL_CONTROL is READ, READ_ACP and WRITE_ACP',
    ownership: 'BucketOwnerPreferred',
    grants: [on('photos/cat', to(theirs, 'FULL_CONTROL'))],
    rows: [
      [
        'omar',
        'GET /photos/cat',
        `allowed by acl: the object's ACL grants FULL_CONTROL to ${ids[theirs]}`,
      ],
      [
        'omar',
        'GET /photos/cat?acl',
        `allowed by acl: the object's ACL grants FULL_CONTROL to ${ids[theirs]}`,
      ],
      ['omar', 'PUT /photos/cat', 'lacking resource'],
      ['omar', 'GET /photos/cat?tagging', 'lacking resource'],
    ],
  },
  {
    name: 'the owner’s FULL_CONTROL is his account’s to give on',
    ownership: 'ObjectWriter',
    standing: { nina: { policies: [] } },
    rows: [
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /photos/cat', 'allowed by account'],
    ],
  },
  {
    name: 'what everybody is granted nobody has to sign for',
    ownership: 'ObjectWriter',
    standing: { nina: { policies: [] }, omar: { policies: [] } },
    grants: [
      on('photos/cat', toGroup(allUsers, 'READ')),
      on('photos/public/logo', toGroup(authenticatedUsers, 'READ')),
    ],
    rows: [
      ['nobody', 'GET /photos/cat', "allowed by acl: the object's ACL grants READ to AllUsers"],
      ['nina', 'GET /photos/cat', "allowed by acl: the object's ACL grants READ to AllUsers"],
      ['zoe', 'GET /photos/cat', "allowed by acl: the object's ACL grants READ to AllUsers"],
      ['omar', 'GET /photos/cat', 'lacking identity'],
      [
        'zoe',
        'GET /photos/public/logo',
        "allowed by acl: the object's ACL grants READ to AuthenticatedUsers",
      ],
      ['nobody', 'GET /photos/public/logo', 'lacking resource'],
    ],
  },
  {
    name: 'IgnorePublicAcls takes that back, and nothing else',
    ownership: 'ObjectWriter',
    block: { IgnorePublicAcls: true },
    grants: [
      on('photos/cat', toGroup(allUsers, 'READ')),
      on('photos/public/logo', to(theirs, 'READ')),
    ],
    rows: [
      ['nobody', 'GET /photos/cat', 'lacking resource'],
      ['omar', 'GET /photos/cat', 'lacking resource'],
      ['omar', 'GET /photos/public/logo', `allowed by acl: ${theirRead}`],
    ],
  },
  {
    name: 'READ on the bucket lists it, WRITE puts into it',
    ownership: 'ObjectWriter',
    grants: [on('photos', to(theirs, 'READ'))],
    rows: [
      ['omar', 'GET /photos', `allowed by acl: the bucket's ACL grants READ to ${ids[theirs]}`],
      [
        'omar',
        'GET /photos?uploads',
        `allowed by acl: the bucket's ACL grants READ to ${ids[theirs]}`,
      ],
      ['omar', 'GET /photos/cat', 'lacking resource'],
      [
        'omar',
        'GET /photos/none',
        `allowed by acl: the bucket's ACL grants READ to ${ids[theirs]}`,
      ],
      ['omar', 'PUT /photos/new', 'lacking resource'],
      ['omar', 'GET /photos?acl', 'lacking resource'],
    ],
  },
  {
    name: 'WRITE overwrites and deletes only one’s own',
    ownership: 'ObjectWriter',
    before: letThemWrite,
    standing: {
      omar: { policies: [allow(['s3:PutObject', 's3:DeleteObject'])] },
      guest: { policies: [] },
    },
    rows: [
      [
        'omar',
        'PUT /photos/new',
        `allowed by acl: the bucket's ACL grants WRITE to ${ids[theirs]}`,
      ],
      [
        'omar',
        'PUT /photos/theirs',
        `allowed by acl: the bucket's ACL grants WRITE to ${ids[theirs]}`,
      ],
      [
        'omar',
        'DELETE /photos/theirs',
        `allowed by acl: the bucket's ACL grants WRITE to ${ids[theirs]}`,
      ],
      ['omar', 'PUT /photos/cat', 'lacking resource'],
      ['omar', 'DELETE /photos/cat', 'lacking resource'],
      ['guest', 'PUT /photos/new', 'lacking identity'],
    ],
  },
  {
    name: 'an object of another account in the bucket is his who wrote it',
    ownership: 'ObjectWriter',
    before: letThemWrite,
    standing: { guest: { policies: [] }, editor: { policies: [allow('s3:*')] } },
    bucketPolicy: [allow('s3:*', objects, everybody)],
    rows: [
      ['their root', 'GET /photos/theirs', 'allowed by account'],
      ['omar', 'GET /photos/theirs?acl', 'allowed by account'],
      ['guest', 'GET /photos/theirs', 'lacking identity'],
      ['root', 'GET /photos/theirs', 'lacking resource'],
      ['nina', 'HEAD /photos/theirs', 'lacking resource'],
      ['editor', 'GET /photos/theirs?tagging', 'lacking resource'],
      ['nobody', 'GET /photos/theirs', 'lacking resource'],
      ['root', 'DELETE /photos/theirs', 'allowed by resource: statement 1'],
      ['root', 'PUT /photos/theirs', 'allowed by resource: statement 1'],
    ],
  },
  {
    name: 'the bucket owner may be granted it, and may deny it',
    ownership: 'ObjectWriter',
    before: letThemWrite,
    grants: [on('photos/theirs', to(ours, 'READ'), 'their root')],
    bucketPolicy: [deny('s3:GetObject', objects, { ...naming(people.omar), Sid: 'NotOmar' })],
    rows: [
      [
        'root',
        'GET /photos/theirs',
        `allowed by acl: the object's ACL grants READ to ${ids[ours]}`,
      ],
      [
        'nina',
        'GET /photos/theirs',
        `allowed by acl: the object's ACL grants READ to ${ids[ours]}`,
      ],
      ['omar', 'GET /photos/theirs', 'denied by resource: NotOmar'],
      ['their root', 'GET /photos/theirs', 'allowed by account'],
      ['root', 'GET /photos/theirs?acl', 'lacking resource'],
    ],
  },
  {
    name: 'with ACLs disabled all is the bucket owner’s, and grants nothing',
    ownership: 'ObjectWriter',
    before: [
      ...letThemWrite,
      {
        who: 'root',
        line: `PUT /photos/cat?acl`,
        headers: {
          'x-amz-grant-read': `id="${ids[theirs]}"`,
          'x-amz-grant-full-control': `id="${ids[ours]}"`,
        },
      },
      { who: 'root', line: 'PUT /photos?acl', headers: { 'x-amz-acl': 'private' } },
      {
        who: 'root',
        line: 'PUT /photos?ownershipControls',
        body: '<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>',
      },
    ],
    rows: [
      ['root', 'GET /photos/theirs', 'allowed by account'],
      ['their root', 'GET /photos/theirs', 'lacking resource'],
      ['their root', 'GET /photos/cat', 'lacking resource'],
      ['their root', 'PUT /photos/new', 'lacking resource'],
    ],
  },
  {
    name: 'a policy of the bucket lets in whom no ACL grants anything',
    ownership: 'ObjectWriter',
    bucketPolicy: [
      allow('s3:GetObject', objects, naming(people.omar)),
      allow('s3:ListBucket', bucket, naming(people.omar)),
    ],
    rows: [
      ['omar', 'GET /photos/cat', 'allowed by resource: statement 1'],
      ['omar', 'GET /photos', 'allowed by resource: statement 2'],
    ],
  },
];
