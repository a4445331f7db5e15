/**
 * Permissions boundaries and session policies, which allow nothing by themselves.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
import {
  allow,
  bucket,
  deny,
  editorRole,
  everybody,
  naming,
  objects,
  people,
  type Scene,
} from '../scene.ts';

const reads = [allow(['s3:Get*', 's3:List*'], '*', { Sid: 'Reads' })];
const all = [allow('*', '*', { Sid: 'All' })];
const read = (who: object, Sid: string) =>
  allow(['s3:GetObject', 's3:PutObject'], objects, { ...who, Sid });

export const limits: readonly Scene[] = [
  {
    name: 'a boundary is a ceiling',
    standing: { nina: { policies: all, boundary: reads }, editor: { boundary: reads } },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: All'],
      ['nina', 'PUT /photos/cat', 'lacking boundary'],
      ['nina', 'PUT /made-by-nina', 'lacking boundary'],
      ['editor', 'GET /photos/cat', 'allowed by account'],
      ['editor', 'PUT /photos/cat', 'lacking boundary'],
    ],
  },
  {
    name: 'a boundary is no floor',
    standing: {
      nina: { policies: [], boundary: all },
      editor: { policies: reads, boundary: [allow('s3:PutObject')] },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /photos/cat', 'lacking boundary'],
      ['editor', 'PUT /photos/cat', 'lacking identity'],
    ],
  },
  {
    name: 'a boundary denies',
    standing: {
      nina: {
        policies: all,
        boundary: [...all, deny('s3:*', `${bucket}/secret/*`, { Sid: 'Secrets' })],
      },
    },
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by identity: All'],
      ['nina', 'GET /photos/secret/plan', 'denied by boundary: Secrets'],
    ],
  },
  {
    name: 'a policy of the bucket that names a user is above his boundary, one that names a role is not',
    standing: {
      nina: { policies: [], boundary: reads },
      editor: { policies: [], boundary: reads },
    },
    bucketPolicy: [read(naming(people.nina), 'User'), read(naming(editorRole), 'Role')],
    rows: [
      ['nina', 'PUT /photos/cat', 'allowed by resource: User'],
      ['nina', 'GET /photos/cat', 'allowed by resource: User'],
      ['editor', 'GET /photos/cat', 'allowed by resource: Role'],
      ['editor', 'PUT /photos/cat', 'lacking boundary'],
    ],
  },
  {
    name: 'one that names a session, or everybody, is above all that limits it',
    standing: { editor: { policies: [], boundary: reads, session: reads } },
    bucketPolicy: [
      allow('s3:PutObject', objects, { ...naming(people.editor), Sid: 'Session' }),
      allow('s3:DeleteObject', objects, { ...everybody, Sid: 'All' }),
    ],
    rows: [
      ['editor', 'PUT /photos/cat', 'allowed by resource: Session'],
      ['editor', 'DELETE /photos/cat', 'allowed by resource: All'],
      ['editor', 'GET /photos/cat', 'lacking identity'],
    ],
  },
  {
    name: 'but not above what is denied',
    standing: {
      nina: { policies: [], boundary: [deny('s3:PutObject', '*', { Sid: 'NoWrites' })] },
    },
    bucketPolicy: [read(naming(people.nina), 'User')],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: User'],
      ['nina', 'PUT /photos/cat', 'denied by boundary: NoWrites'],
    ],
  },
  {
    name: 'a session policy is a ceiling for the session',
    standing: {
      editor: {
        policies: all,
        session: [allow('s3:GetObject', `${bucket}/public/*`, { Sid: 'Public' })],
      },
    },
    rows: [
      ['editor', 'GET /photos/public/logo', 'allowed by identity: All'],
      ['editor', 'GET /photos/cat', 'lacking session'],
      ['editor', 'GET /', 'lacking session'],
    ],
  },
  {
    name: 'a session policy gives nothing that the role has not',
    standing: { editor: { policies: reads, session: all } },
    rows: [
      ['editor', 'GET /photos/cat', 'allowed by identity: Reads'],
      ['editor', 'PUT /photos/cat', 'lacking identity'],
    ],
  },
  {
    name: 'a session policy denies',
    standing: { editor: { session: [...all, deny('s3:PutObject', '*', { Sid: 'NoWrites' })] } },
    rows: [
      ['editor', 'GET /photos/cat', 'allowed by account'],
      ['editor', 'PUT /photos/cat', 'denied by session: NoWrites'],
    ],
  },
  {
    name: 'a policy of the bucket that names the role is within the session policy',
    standing: { editor: { policies: [], session: reads } },
    bucketPolicy: [read(naming(editorRole), 'Role')],
    rows: [
      ['editor', 'GET /photos/cat', 'allowed by resource: Role'],
      ['editor', 'PUT /photos/cat', 'lacking session'],
    ],
  },
  {
    name: 'all three must allow it, and the first that does not is named',
    standing: {
      editor: {
        policies: reads,
        boundary: [allow('s3:GetObject')],
        session: [allow('s3:ListBucket')],
      },
    },
    rows: [
      ['editor', 'GET /photos/cat', 'lacking session'],
      ['editor', 'GET /photos', 'lacking boundary'],
      ['editor', 'PUT /photos/cat', 'lacking identity'],
    ],
  },
];
