/**
 * The walkthroughs of AWS on access to a bucket, and its examples of boundaries and of policies that meet.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
import {
  allow,
  bucket,
  deny,
  editorRole,
  guestRole,
  naming,
  objects,
  people,
  type Scene,
  theirs,
  when,
} from '../scene.ts';

const home = allow(['s3:ListBucket', 's3:GetBucketLocation'], bucket, { Sid: 'AllowListing' });

export const walkthroughs: readonly Scene[] = [
  {
    name: 'walkthrough: users of the own account, by a folder each',
    standing: {
      nina: {
        policies: [
          allow(['s3:ListAllMyBuckets', 's3:GetBucketLocation'], 'arn:aws:s3:::*', {
            Sid: 'Required',
          }),
          allow('s3:ListBucket', bucket, {
            Sid: 'RootLevel',
            ...when({ StringEquals: { 's3:prefix': [''], 's3:delimiter': ['/'] } }),
          }),
          allow('s3:ListBucket', bucket, {
            Sid: 'Folder',
            ...when({ StringLike: { 's3:prefix': ['public/*'] } }),
          }),
          allow(['s3:PutObject', 's3:GetObject'], `${bucket}/public/*`, { Sid: 'InFolder' }),
        ],
      },
    },
    rows: [
      ['nina', 'GET /', 'allowed by identity: Required'],
      ['nina', 'GET /photos?prefix=&delimiter=/', 'allowed by identity: RootLevel'],
      ['nina', 'GET /photos', 'lacking identity'],
      ['nina', 'GET /photos?prefix=public/', 'allowed by identity: Folder'],
      ['nina', 'GET /photos?prefix=secret/', 'lacking identity'],
      ['nina', 'GET /photos/public/logo', 'allowed by identity: InFolder'],
      ['nina', 'PUT /photos/public/new', 'allowed by identity: InFolder'],
      ['nina', 'GET /photos/secret/plan', 'lacking identity'],
    ],
  },
  {
    name: 'walkthrough 1: the owner of a bucket lets his users in',
    standing: {
      nina: {
        policies: [allow('s3:PutObject', objects, { Sid: 'PermissionForObjectOperations' })],
      },
    },
    bucketPolicy: [
      { ...home, ...naming(people.nina) },
      allow('s3:GetObject', objects, { ...naming(people.nina), Sid: 'statement2' }),
    ],
    rows: [
      ['nina', 'GET /photos', 'allowed by resource: AllowListing'],
      ['nina', 'GET /photos?location', 'allowed by resource: AllowListing'],
      ['nina', 'GET /photos/cat', 'allowed by resource: statement2'],
      ['nina', 'PUT /photos/new', 'allowed by identity: PermissionForObjectOperations'],
      ['nina', 'DELETE /photos/cat', 'lacking identity'],
    ],
  },
  {
    name: 'walkthrough 2: another account, which lets its user list',
    standing: { omar: { policies: [allow('s3:ListBucket', bucket, { Sid: 'Example' })] } },
    bucketPolicy: [{ ...home, ...naming(people['their root']) }],
    rows: [
      ['their root', 'GET /photos', 'allowed by resource: AllowListing'],
      ['their root', 'GET /photos?location', 'allowed by resource: AllowListing'],
      ['omar', 'GET /photos', 'allowed by resource: AllowListing'],
      ['omar', 'GET /photos?location', 'lacking identity'],
      ['their root', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'walkthrough 2: what the owner denies afterwards',
    bucketPolicy: [
      { ...home, ...naming(people['their root']) },
      deny('s3:ListBucket', bucket, { ...naming(people['their root']), Sid: 'DenyList' }),
    ],
    rows: [
      ['their root', 'GET /photos', 'denied by resource: DenyList'],
      ['omar', 'GET /photos', 'denied by resource: DenyList'],
      ['their root', 'GET /photos?location', 'allowed by resource: AllowListing'],
    ],
  },
  {
    name: 'walkthrough 3: an object that another account wrote, and granted',
    ownership: 'ObjectWriter',
    standing: {
      nina: {
        policies: [allow(['s3:GetObject', 's3:ListBucket'], [bucket, objects], { Sid: 'Own' })],
      },
    },
    bucketPolicy: [
      allow('s3:PutObject', objects, { ...naming(theirs), Sid: '111' }),
      deny('s3:PutObject', objects, {
        ...naming(theirs),
        Sid: '112',
        ...when({ StringNotEquals: { 's3:x-amz-grant-full-control': `id=${'a'.repeat(64)}` } }),
      }),
    ],
    rows: [
      ['omar', 'PUT /photos/new', 'denied by resource: 112'],
      ['nina', 'GET /photos/cat', 'allowed by identity: Own'],
    ],
  },
  {
    name: 'walkthrough 4: a role of the owner’s account for objects that are not his',
    ownership: 'ObjectWriter',
    before: [
      {
        who: 'root',
        line: 'PUT /photos?acl',
        headers: {
          'x-amz-grant-full-control': `id="${'a'.repeat(64)}"`,
          'x-amz-grant-write': `id="${'b'.repeat(64)}"`,
        },
      },
      {
        who: 'their root',
        line: 'PUT /photos/theirs',
        body: 'a',
        headers: { 'x-amz-acl': 'bucket-owner-full-control' },
      },
    ],
    standing: {
      editor: {
        policies: [allow(['s3:GetObject', 's3:ListBucket'], [bucket, objects], { Sid: 'Role' })],
      },
    },
    rows: [
      [
        'editor',
        'GET /photos/theirs',
        `allowed by acl: the object's ACL grants FULL_CONTROL to ${'a'.repeat(64)}`,
      ],
      ['editor', 'PUT /photos/theirs', 'lacking identity'],
      [
        'nina',
        'GET /photos/theirs',
        `allowed by acl: the object's ACL grants FULL_CONTROL to ${'a'.repeat(64)}`,
      ],
    ],
  },
  {
    name: 'the boundary of a user who may not more than S3',
    standing: {
      nina: {
        policies: [allow('iam:CreateUser')],
        boundary: [allow(['s3:*', 'cloudwatch:*', 'ec2:*'])],
      },
      editor: {
        policies: [allow('s3:*')],
        boundary: [allow(['s3:*']), deny('s3:*', `${bucket}*`, { Sid: 'DenyS3Logs' })],
      },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /archive', 'allowed by identity: statement 1'],
      ['editor', 'GET /photos/cat', 'denied by boundary: DenyS3Logs'],
    ],
  },
  {
    name: 'Carlos: what he may by himself, and what the bucket adds and denies',
    standing: {
      nina: {
        policies: [
          allow(
            [
              's3:GetBucketLocation',
              's3:GetAccountPublicAccessBlock',
              's3:ListAccessPoints',
              's3:ListAllMyBuckets',
            ],
            'arn:aws:s3:::*',
            { Sid: 'AllowS3ListRead' },
          ),
          allow('s3:*', [`${bucket}/home/nina/*`, bucket], { Sid: 'AllowS3Self' }),
          deny('s3:*', `${bucket}/secret/*`, { Sid: 'DenyS3Logs' }),
        ],
      },
    },
    bucketPolicy: [
      allow('s3:*', [bucket, `${bucket}/secret/*`], { ...naming(people.nina), Sid: 'Secrets' }),
      allow('s3:GetObject', `${bucket}/public/*`, { ...naming(people.nina), Sid: 'Public' }),
    ],
    rows: [
      ['nina', 'PUT /photos/home/nina/new', 'allowed by identity: AllowS3Self'],
      ['nina', 'GET /photos/public/logo', 'allowed by resource: Public'],
      ['nina', 'GET /photos', 'allowed by resource: Secrets'],
      ['nina', 'GET /photos/secret/plan', 'denied by identity: DenyS3Logs'],
      ['nina', 'GET /photos/cat', 'lacking identity'],
    ],
  },
  {
    name: 'a role of another account that collects what is left in a folder',
    standing: {
      guest: {
        policies: [
          allow(['s3:GetObject', 's3:DeleteObject'], `${bucket}/public/*`, { Sid: 'Collect' }),
        ],
        session: [allow('s3:GetObject', '*', { Sid: 'OnlyReads' })],
      },
    },
    bucketPolicy: [
      allow(['s3:GetObject', 's3:DeleteObject'], `${bucket}/public/*`, {
        ...naming(guestRole),
        Sid: 'LeftHere',
      }),
    ],
    rows: [
      ['guest', 'GET /photos/public/logo', 'allowed by resource: LeftHere'],
      ['guest', 'DELETE /photos/public/logo', 'lacking session'],
      ['guest', 'GET /photos/cat', 'lacking identity'],
      ['omar', 'GET /photos/public/logo', 'lacking resource'],
    ],
  },
  {
    name: 'a role that everybody but it is kept from by its ARN',
    bucketPolicy: [
      deny('s3:*', objects, {
        Principal: '*',
        Sid: 'OnlyTheRole',
        ...when({ ArnNotEquals: { 'aws:PrincipalArn': editorRole } }),
      }),
    ],
    rows: [
      ['editor', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'GET /photos/cat', 'denied by resource: OnlyTheRole'],
      ['nobody', 'GET /photos/cat', 'denied by resource: OnlyTheRole'],
      ['root', 'GET /photos/cat', 'denied by resource: OnlyTheRole'],
    ],
  },
];
