/** Policies of identities alone, within the account of the bucket. */
import { allow, bucket, deny, objects, type Scene } from '../scene.ts';

const reading = { ...allow('s3:GetObject', objects), Sid: 'Read' };

export const identities: readonly Scene[] = [
  {
    name: 'an account lends its people what it may',
    rows: [
      ['root', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'PUT /photos/new', 'allowed by account'],
      ['nina', 'DELETE /photos?policy', 'allowed by account'],
      ['editor', 'GET /photos/cat', 'allowed by account'],
      ['editor', 'GET /photos', 'allowed by account'],
      ['nina', 'GET /', 'allowed by account'],
      ['nina', 'PUT /made-by-nina', 'allowed by account'],
    ],
  },
  {
    name: 'an empty list of policies allows nothing',
    standing: { nina: { policies: [] }, editor: { policies: [] } },
    rows: [
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['nina', 'HEAD /photos/cat', 'lacking identity'],
      ['nina', 'PUT /photos/new', 'lacking identity'],
      ['nina', 'DELETE /photos/cat', 'lacking identity'],
      ['nina', 'GET /photos', 'lacking identity'],
      ['nina', 'GET /photos?acl', 'lacking identity'],
      ['nina', 'GET /', 'lacking identity'],
      ['nina', 'PUT /made-by-nina', 'lacking identity'],
      ['editor', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /', 'lacking identity'],
      ['root', 'GET /photos/cat', 'allowed by account'],
    ],
  },
  {
    name: 'a statement allows its action on its resource',
    standing: { nina: { policies: [reading] }, editor: { policies: [reading] } },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: Read'],
      ['nina', 'HEAD /photos/cat', 'allowed by identity: Read'],
      ['editor', 'GET /photos/cat', 'allowed by identity: Read'],
      ['nina', 'PUT /photos/cat', 'lacking identity'],
      ['nina', 'GET /photos/cat?acl', 'lacking identity'],
      ['nina', 'GET /photos/cat?tagging', 'lacking identity'],
      ['nina', 'GET /photos/cat?versionId=null', 'lacking identity'],
      ['nina', 'GET /photos', 'lacking identity'],
      ['nina', 'GET /archive/none', 'lacking identity'],
    ],
  },
  {
    name: 'the bucket is not its objects',
    standing: {
      nina: { policies: [allow('s3:*', bucket)] },
      editor: { policies: [allow('s3:*', objects)] },
    },
    rows: [
      ['nina', 'GET /photos', 'allowed by identity: statement 1'],
      ['nina', 'GET /photos?versioning', 'allowed by identity: statement 1'],
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /photos/cat', 'allowed by identity: statement 1'],
      ['editor', 'DELETE /photos/cat', 'allowed by identity: statement 1'],
      ['editor', 'GET /photos', 'lacking identity'],
      ['editor', 'GET /photos?uploads', 'lacking identity'],
    ],
  },
  {
    name: 'what one policy denies no other allows',
    standing: {
      nina: {
        policies: [
          allow('*'),
          { ...deny('s3:*', [`${bucket}/secret/*`, `${bucket}/home/omar/*`]), Sid: 'Secrets' },
          { ...deny('s3:Delete*'), Sid: 'NoDeletes' },
        ],
      },
      editor: { managed: ['AmazonS3FullAccess', 'AWSDenyAll'], policies: [] },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: statement 1'],
      ['nina', 'GET /photos/secret/plan', 'denied by identity: Secrets'],
      ['nina', 'HEAD /photos/secret/plan', 'denied by identity: Secrets'],
      ['nina', 'PUT /photos/home/omar/new', 'denied by identity: Secrets'],
      ['nina', 'DELETE /photos/cat', 'denied by identity: NoDeletes'],
      ['nina', 'DELETE /archive', 'denied by identity: NoDeletes'],
      ['editor', 'GET /photos/cat', 'denied by identity: statement 1'],
      ['editor', 'GET /', 'denied by identity: statement 1'],
    ],
  },
  {
    name: 'policies of AWS by name',
    standing: {
      nina: { managed: ['AmazonS3ReadOnlyAccess'], policies: [] },
      editor: { managed: ['AmazonS3FullAccess'], policies: [] },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: statement 1'],
      ['nina', 'GET /photos', 'allowed by identity: statement 1'],
      ['nina', 'GET /', 'allowed by identity: statement 1'],
      ['nina', 'GET /photos?policyStatus', 'allowed by identity: statement 1'],
      ['nina', 'PUT /photos/cat', 'lacking identity'],
      ['nina', 'DELETE /photos', 'lacking identity'],
      ['nina', 'PUT /made-by-nina', 'lacking identity'],
      ['editor', 'PUT /photos/cat', 'allowed by identity: statement 1'],
      ['editor', 'PUT /made-by-editor', 'allowed by identity: statement 1'],
    ],
  },
  {
    name: 'wildcards, NotAction and NotResource',
    standing: {
      nina: {
        policies: [
          { Effect: 'Allow', NotAction: ['s3:Put*', 's3:Delete*'], Resource: '*', Sid: 'Gentle' },
        ],
      },
      editor: {
        policies: [
          { Effect: 'Allow', Action: 'S3:get*', NotResource: `${bucket}/secret/*`, Sid: 'Open' },
          allow('s3:GetObject', `${bucket}/secret/pl?n`, { Sid: 'Plan' }),
        ],
      },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: Gentle'],
      ['nina', 'GET /', 'allowed by identity: Gentle'],
      ['nina', 'PUT /photos/cat', 'lacking identity'],
      ['nina', 'PUT /made-by-nina', 'allowed by identity: Gentle'],
      ['editor', 'GET /photos/cat', 'allowed by identity: Open'],
      ['editor', 'GET /photos/secret/plan', 'allowed by identity: Plan'],
      ['editor', 'GET /photos/secret/plan?tagging', 'lacking identity'],
    ],
  },
];
