/** Policies of the bucket beside those of the identity, within one account: either is enough, if it names somebody enough. */
import {
  allow,
  bucket,
  deny,
  editorRole,
  everybody,
  naming,
  objects,
  ours,
  people,
  type Scene,
} from '../scene.ts';

const nothing = { policies: [] };
const read = (who: object, Sid: string) => allow('s3:GetObject', objects, { ...who, Sid });

export const resources: readonly Scene[] = [
  {
    name: 'who is named himself needs no policy of his own',
    standing: { nina: nothing, editor: nothing },
    bucketPolicy: [read(naming(people.nina, people.editor), 'Named')],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: Named'],
      ['editor', 'GET /photos/cat', 'allowed by resource: Named'],
      ['nina', 'PUT /photos/cat', 'lacking identity'],
      ['omar', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'who is in a role that is named needs none either',
    standing: { editor: nothing },
    bucketPolicy: [read(naming(editorRole), 'Role')],
    rows: [
      ['editor', 'GET /photos/cat', 'allowed by resource: Role'],
      ['editor', 'GET /photos', 'lacking identity'],
      ['nina', 'GET /photos/cat', 'allowed by account'],
    ],
  },
  {
    name: 'everybody is named by *',
    standing: { nina: nothing, editor: nothing },
    bucketPolicy: [read(everybody, 'All')],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: All'],
      ['editor', 'GET /photos/cat', 'allowed by resource: All'],
      ['nobody', 'GET /photos/cat', 'allowed by resource: All'],
      ['nobody', 'GET /photos', 'lacking resource'],
      ['nobody', 'PUT /photos/cat', 'lacking resource'],
      ['root', 'GET /photos/cat', 'allowed by resource: All'],
    ],
  },
  {
    name: '{"AWS": "*"} is everybody too',
    standing: { nina: nothing },
    bucketPolicy: [read(naming('*'), 'All')],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: All'],
      ['nobody', 'GET /photos/cat', 'allowed by resource: All'],
    ],
  },
  {
    name: 'an account that is named gives on what it gets',
    standing: { nina: nothing, editor: { policies: [allow('s3:GetObject', '*')] } },
    bucketPolicy: [read(naming(people.root), 'Account')],
    rows: [
      ['root', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /photos/cat', 'allowed by identity: statement 1'],
    ],
  },
  {
    name: 'an account may be named by its number, or by its canonical id',
    standing: { nina: nothing },
    bucketPolicy: [
      read(naming(ours), 'Number'),
      read({ Principal: { CanonicalUser: 'a'.repeat(64) } }, 'Canonical'),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['root', 'GET /photos/cat', 'allowed by account'],
    ],
  },
  {
    name: 'of several statements the one that names most directly counts',
    standing: { nina: nothing, editor: nothing },
    bucketPolicy: [
      read(naming(people.root), 'Account'),
      read(naming(editorRole), 'Role'),
      read(naming(people.nina, people.editor), 'Self'),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: Self'],
      ['editor', 'GET /photos/cat', 'allowed by resource: Self'],
    ],
  },
  {
    name: 'what the bucket denies nobody may, nor its root',
    bucketPolicy: [
      deny('s3:*', [bucket, objects], { ...naming(ours), Sid: 'Closed' }),
      read(everybody, 'All'),
    ],
    rows: [
      ['root', 'GET /photos/cat', 'denied by resource: Closed'],
      ['nina', 'GET /photos/cat', 'denied by resource: Closed'],
      ['editor', 'HEAD /photos/cat', 'denied by resource: Closed'],
      ['nina', 'GET /photos?policy', 'denied by resource: Closed'],
      ['root', 'GET /photos?policy', 'allowed by account'],
      ['root', 'DELETE /photos?policy', 'allowed by account'],
      ['nobody', 'GET /photos/cat', 'allowed by resource: All'],
    ],
  },
  {
    name: 'a role and a session are denied by name',
    bucketPolicy: [
      deny('s3:GetObject', objects, { ...naming(editorRole), Sid: 'NotTheRole' }),
      deny('s3:PutObject', objects, { ...naming(people.editor), Sid: 'NotTheSession' }),
      deny('s3:DeleteObject', objects, { ...naming(people.nina), Sid: 'NotNina' }),
    ],
    rows: [
      ['editor', 'GET /photos/cat', 'denied by resource: NotTheRole'],
      ['editor', 'PUT /photos/cat', 'denied by resource: NotTheSession'],
      ['editor', 'DELETE /photos/cat', 'allowed by account'],
      ['nina', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'DELETE /photos/cat', 'denied by resource: NotNina'],
    ],
  },
  {
    name: 'of two that deny, the policy of the identity is named first',
    standing: { nina: { policies: [allow('*'), { ...deny('s3:GetObject'), Sid: 'Own' }] } },
    bucketPolicy: [deny('s3:GetObject', objects, { ...everybody, Sid: 'Bucket' })],
    rows: [
      ['nina', 'GET /photos/cat', 'denied by identity: Own'],
      ['editor', 'GET /photos/cat', 'denied by resource: Bucket'],
    ],
  },
];
