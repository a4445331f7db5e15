/**
 * The examples of identity policies that AWS documents for S3.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_examples.html
 */
import { allow, bucket, deny, objects, type Scene, type Statement, when } from '../scene.ts';

const consoles = allow(['s3:GetBucketLocation', 's3:ListAllMyBuckets'], '*', {
  Sid: 'AllowListBuckets',
});
const homes: readonly Statement[] = [
  consoles,
  allow('s3:ListBucket', bucket, {
    Sid: 'AllowRootAndHomeListing',
    ...when({ StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/*'] } }),
  }),
  allow('s3:*', [`${bucket}/home/\${aws:username}`, `${bucket}/home/\${aws:username}/*`], {
    Sid: 'AllowAllInHome',
  }),
];

export const identityExamples: readonly Scene[] = [
  {
    name: 'an IAM user in his home folder',
    standing: { nina: { policies: homes }, editor: { policies: homes } },
    rows: [
      ['nina', 'GET /', 'allowed by identity: AllowListBuckets'],
      ['nina', 'GET /photos?location', 'allowed by identity: AllowListBuckets'],
      [
        'nina',
        'GET /photos?list-type=2&prefix=home%2Fnina%2F',
        'allowed by identity: AllowRootAndHomeListing',
      ],
      ['nina', 'GET /photos?list-type=2&prefix=', 'allowed by identity: AllowRootAndHomeListing'],
      ['nina', 'GET /photos?list-type=2&prefix=home%2Fomar%2F', 'lacking identity'],
      ['nina', 'GET /photos/home/nina/notes', 'allowed by identity: AllowAllInHome'],
      ['nina', 'PUT /photos/home/nina/new', 'allowed by identity: AllowAllInHome'],
      ['nina', 'DELETE /photos/home/nina/notes', 'allowed by identity: AllowAllInHome'],
      ['nina', 'GET /photos/home/omar/notes', 'lacking identity'],
      ['nina', 'GET /photos/home/nina', 'unlisted identity'],
      ['editor', 'GET /photos/home/nina/notes', 'lacking identity'],
    ],
  },
  {
    name: 'groups that have a folder by a tag',
    standing: {
      nina: {
        tags: { team: 'home' },
        policies: [allow('s3:*', `${bucket}/\${aws:PrincipalTag/team}/*`, { Sid: 'Team' })],
      },
      editor: {
        policies: [
          allow('s3:*', `${bucket}/\${aws:PrincipalTag/team, 'public'}/*`, { Sid: 'Team' }),
        ],
      },
    },
    rows: [
      ['nina', 'GET /photos/home/nina/notes', 'allowed by identity: Team'],
      ['nina', 'GET /photos/public/logo', 'lacking identity'],
      ['editor', 'GET /photos/public/logo', 'allowed by identity: Team'],
      ['editor', 'GET /photos/home/nina/notes', 'lacking identity'],
    ],
  },
  {
    name: 'access to one bucket',
    standing: {
      nina: {
        policies: [
          allow('s3:ListAllMyBuckets', '*', { Sid: 'All' }),
          allow(['s3:ListBucket', 's3:GetBucketLocation'], bucket, { Sid: 'Bucket' }),
          allow(
            [
              's3:PutObject',
              's3:PutObjectAcl',
              's3:GetObject',
              's3:GetObjectAcl',
              's3:DeleteObject',
            ],
            objects,
            { Sid: 'Objects' },
          ),
        ],
      },
    },
    rows: [
      ['nina', 'GET /', 'allowed by identity: All'],
      ['nina', 'GET /photos', 'allowed by identity: Bucket'],
      ['nina', 'GET /photos/cat', 'allowed by identity: Objects'],
      ['nina', 'GET /photos/cat?acl', 'allowed by identity: Objects'],
      ['nina', 'DELETE /photos/cat', 'allowed by identity: Objects'],
      ['nina', 'GET /archive', 'lacking identity'],
      ['nina', 'GET /photos?versions', 'lacking identity'],
      ['nina', 'DELETE /photos', 'lacking identity'],
    ],
  },
  {
    name: 'nothing that is not in the bucket of the team',
    standing: {
      nina: {
        policies: [
          allow('s3:*', [bucket, objects], { Sid: 'Ours' }),
          {
            Sid: 'OnlyOurs',
            Effect: 'Deny',
            NotAction: 's3:ListAllMyBuckets',
            NotResource: [bucket, objects],
          },
        ],
      },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: Ours'],
      ['nina', 'PUT /archive/cat', 'denied by identity: OnlyOurs'],
      ['nina', 'GET /', 'lacking identity'],
    ],
  },
  {
    name: 'a region that buckets are made in',
    standing: {
      nina: {
        policies: [
          allow('s3:CreateBucket', 'arn:aws:s3:::*', {
            Sid: 'Paris',
            ...when({ StringEquals: { 's3:LocationConstraint': 'eu-west-3' } }),
          }),
        ],
      },
      editor: { policies: [allow('s3:CreateBucket', 'arn:aws:s3:::made-*', { Sid: 'Made' })] },
    },
    rows: [
      ['nina', 'PUT /made-by-nina', 'lacking identity'],
      ['editor', 'PUT /made-by-editor', 'allowed by identity: Made'],
      ['editor', 'PUT /elsewhere-made', 'lacking identity'],
    ],
  },
  {
    name: 'multi-factor authentication for deletions',
    standing: {
      nina: {
        policies: [
          allow('s3:*'),
          deny('s3:DeleteObject*', '*', {
            Sid: 'Mfa',
            ...when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
          }),
        ],
      },
      editor: {
        policies: [
          allow('s3:*'),
          deny('s3:DeleteObject*', '*', {
            Sid: 'Mfa',
            ...when({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
          }),
        ],
      },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: statement 1'],
      ['nina', 'DELETE /photos/cat', 'denied by identity: Mfa'],
      ['editor', 'DELETE /photos/cat', 'denied by identity: Mfa'],
    ],
  },
  {
    name: 'dates between which it is allowed',
    standing: {
      nina: {
        policies: [
          allow('s3:*', '*', {
            Sid: 'ThisYear',
            ...when({
              DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
              DateLessThan: { 'aws:CurrentTime': '2026-06-30T23:59:59Z' },
            }),
          }),
        ],
      },
      editor: {
        policies: [
          allow('s3:*', '*', {
            Sid: 'Past',
            ...when({ DateLessThan: { 'aws:CurrentTime': '2025-12-31T00:00:00Z' } }),
          }),
        ],
      },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: ThisYear'],
      ['editor', 'GET /photos/cat', 'lacking identity'],
    ],
  },
  {
    name: 'resources of one’s own account only',
    standing: {
      omar: {
        policies: [
          allow('s3:*'),
          deny('s3:*', '*', {
            Sid: 'OwnOnly',
            ...when({ StringNotEquals: { 's3:ResourceAccount': '210987654321' } }),
          }),
        ],
      },
    },
    bucketPolicy: [allow('s3:GetObject', objects, { Principal: { AWS: '210987654321' } })],
    rows: [
      ['omar', 'GET /photos/cat', 'denied by identity: OwnOnly'],
      ['omar', 'GET /albums/dog', 'allowed by identity: statement 1'],
    ],
  },
  {
    name: 'keys with characters that patterns are made of',
    before: [{ who: 'root', line: 'PUT /photos/a%2Ab%3F', body: 'a' }],
    standing: {
      nina: {
        policies: [
          allow('s3:GetObject', `${bucket}/a\${*}b\${?}`, { Sid: 'Plain' }),
          allow('s3:ListBucket'),
        ],
      },
      editor: { policies: [] },
    },
    rows: [
      ['nina', 'GET /photos/a%2Ab%3F', 'allowed by identity: Plain'],
      ['nina', 'GET /photos/axbx', 'lacking identity'],
      ['editor', 'GET /photos/a%2Ab%3F', 'lacking identity'],
    ],
  },
];
