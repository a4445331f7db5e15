/**
 * A copy reads its source and writes its destination, each by what its own bucket and the policies of who asks say.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
import {
  allow,
  bucket,
  deny,
  naming,
  objects,
  people,
  type Scene,
  theirs,
  when,
} from '../scene.ts';

const source = (name: string, headers = {}) => ({
  headers: { 'x-amz-copy-source': name, ...headers },
});
const archive = 'arn:aws:s3:::archive';
const read = allow(['s3:GetObject', 's3:GetObjectTagging'], objects, { Sid: 'Read' });
const write = allow('s3:PutObject', `${archive}/*`, { Sid: 'Write' });

export const copies: readonly Scene[] = [
  {
    name: 'within an account',
    standing: {
      nina: { policies: [read, write] },
      editor: { policies: [read] },
    },
    rows: [
      [
        'nina',
        'PUT /archive/cat',
        'allowed by identity: Write and identity: Read',
        source('photos/cat'),
      ],
      ['nina', 'PUT /photos/copy', 'lacking identity', source('photos/cat')],
      ['nina', 'PUT /archive/copy', 'lacking identity', source('albums/dog')],
      ['editor', 'PUT /archive/cat', 'lacking identity', source('photos/cat')],
    ],
  },
  {
    name: 'from the bucket of another account, both sides of both',
    standing: {
      omar: { policies: [read, allow('s3:PutObject', 'arn:aws:s3:::albums/*', { Sid: 'Write' })] },
      guest: { policies: [allow('s3:PutObject')] },
    },
    bucketPolicy: [allow('s3:GetObject', objects, { ...naming(theirs), Sid: 'Account' })],
    rows: [
      [
        'omar',
        'PUT /albums/cat',
        'allowed by identity: Write and resource: Account',
        source('photos/cat'),
      ],
      ['guest', 'PUT /albums/cat', 'lacking identity', source('photos/cat')],
      [
        'their root',
        'PUT /albums/cat',
        'allowed by account and resource: Account',
        source('photos/cat'),
      ],
      ['zoe', 'PUT /albums/cat', 'lacking resource', source('photos/cat')],
      ['omar', 'PUT /photos/cat', 'lacking identity', source('albums/dog')],
    ],
  },
  {
    name: 'into the bucket of another account',
    bucketPolicy: [allow('s3:PutObject', objects, { ...naming(people.omar), Sid: 'Drop' })],
    rows: [
      ['omar', 'PUT /photos/dog', 'allowed by resource: Drop and account', source('albums/dog')],
      ['guest', 'PUT /photos/dog', 'lacking resource', source('albums/dog')],
      ['omar', 'PUT /photos/copy', 'lacking resource', source('photos/cat')],
    ],
  },
  {
    name: 'only from one folder, and only with the metadata of the source',
    bucketPolicy: [
      deny('s3:PutObject', objects, {
        Principal: '*',
        Sid: 'FromPublic',
        ...when({ StringNotLike: { 's3:x-amz-copy-source': 'photos/public/*' } }),
      }),
      deny('s3:PutObject', objects, {
        Principal: '*',
        Sid: 'AsItIs',
        ...when({
          StringNotEquals: { 's3:x-amz-metadata-directive': 'COPY' },
          Null: { 's3:x-amz-metadata-directive': 'false' },
        }),
      }),
    ],
    rows: [
      ['nina', 'PUT /photos/copy', 'allowed by account and account', source('photos/public/logo')],
      [
        'nina',
        'PUT /photos/copy',
        'allowed by account and account',
        source('/photos/public/logo', { 'x-amz-metadata-directive': 'COPY' }),
      ],
      [
        'nina',
        'PUT /photos/copy',
        'denied by resource: AsItIs',
        source('photos/public/logo', { 'x-amz-metadata-directive': 'REPLACE' }),
      ],
      ['nina', 'PUT /photos/copy', 'denied by resource: FromPublic', source('photos/cat')],
      ['nina', 'PUT /photos/copy', 'denied by resource: FromPublic'],
    ],
  },
  {
    name: 'a source that is denied',
    standing: {
      nina: {
        policies: [allow('*'), deny('s3:GetObject', `${bucket}/secret/*`, { Sid: 'Secrets' })],
      },
    },
    rows: [
      ['nina', 'PUT /archive/plan', 'denied by identity: Secrets', source('photos/secret/plan')],
      [
        'nina',
        'PUT /archive/cat',
        'allowed by identity: statement 1 and identity: statement 1',
        source('photos/cat'),
      ],
    ],
  },
];
