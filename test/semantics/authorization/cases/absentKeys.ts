/**
 * Whether a key is absent is told to who may list the bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, API_HeadObject.html
 */
import {
  allow,
  bucket,
  deny,
  everybody,
  naming,
  objects,
  people,
  type Scene,
  when,
} from '../scene.ts';

const get = allow(
  ['s3:GetObject', 's3:GetObjectTagging', 's3:GetObjectAttributes', 's3:PutObject'],
  [objects, 'arn:aws:s3:::archive/*'],
  { Sid: 'Get' },
);
const list = allow('s3:ListBucket', bucket, { Sid: 'List' });
const copy = (source: string) => ({ headers: { 'x-amz-copy-source': source } });

export const absentKeys: readonly Scene[] = [
  {
    name: 'without s3:ListBucket a key that is absent is denied',
    standing: { nina: { policies: [get] }, editor: { policies: [get, list] } },
    rows: [
      ['nina', 'GET /photos/none', 'unlisted identity'],
      ['nina', 'HEAD /photos/none', 'unlisted identity'],
      ['nina', 'GET /photos/none?tagging', 'unlisted identity'],
      [
        'nina',
        'GET /photos/none?attributes',
        'unlisted identity',
        { headers: { 'x-amz-object-attributes': 'ETag' } },
      ],
      ['nina', 'PUT /archive/copy', 'unlisted identity', copy('/photos/none')],
      ['nina', 'PUT /photos/none', 'allowed by identity: Get'],
      ['nina', 'GET /photos/cat', 'allowed by identity: Get'],
      ['editor', 'GET /photos/none', 'allowed by identity: Get'],
      ['editor', 'HEAD /photos/none', 'allowed by identity: Get'],
      ['editor', 'GET /photos/none?tagging', 'allowed by identity: Get'],
      ['root', 'GET /photos/none', 'allowed by account'],
    ],
  },
  {
    name: 'who may not read it is not told either',
    standing: { nina: { policies: [list] } },
    rows: [['nina', 'GET /photos/none', 'lacking identity']],
  },
  {
    name: 'to list some keys is not enough, nor is it where that is denied',
    standing: {
      nina: { policies: [get, { ...list, ...when({ StringLike: { 's3:prefix': 'home/*' } }) }] },
      editor: { policies: [get, list, deny('s3:ListBucket', '*', { Sid: 'NoLists' })] },
    },
    rows: [
      ['nina', 'GET /photos/home/none', 'unlisted identity'],
      ['editor', 'GET /photos/none', 'denied by identity: NoLists'],
    ],
  },
  {
    name: 'boundaries and session policies are asked of that too',
    standing: {
      nina: { policies: [get, list], boundary: [get] },
      editor: { policies: [get, list], session: [get] },
    },
    rows: [
      ['nina', 'GET /photos/none', 'unlisted boundary'],
      ['editor', 'GET /photos/none', 'unlisted session'],
    ],
  },
  {
    name: 'of a public bucket, and of one that is open to another account',
    bucketPolicy: [
      allow('s3:GetObject', objects, { ...everybody, Sid: 'All' }),
      allow('s3:ListBucket', bucket, { ...naming(people.omar), Sid: 'Omar' }),
    ],
    rows: [
      ['nobody', 'GET /photos/none', 'unlisted resource'],
      ['nobody', 'HEAD /photos/none', 'unlisted resource'],
      ['zoe', 'GET /photos/none', 'unlisted resource'],
      ['omar', 'GET /photos/none', 'allowed by resource: All'],
    ],
  },
  {
    name: 'a delete marker is an absent key',
    before: [
      {
        who: 'root',
        line: 'PUT /photos?versioning',
        body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
      },
      { who: 'root', line: 'DELETE /photos/cat' },
    ],
    standing: { nina: { policies: [get] }, editor: { policies: [get, list] } },
    rows: [
      ['nina', 'GET /photos/cat', 'unlisted identity'],
      ['editor', 'GET /photos/cat', 'allowed by identity: Get'],
    ],
  },
];
