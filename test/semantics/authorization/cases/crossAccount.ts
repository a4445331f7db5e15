/**
 * Between accounts both sides must allow it: the policies of who asks, and the bucket.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
import {
  allow,
  deny,
  everybody,
  guestRole,
  naming,
  objects,
  people,
  type Scene,
  theirs,
} from '../scene.ts';

const read = (who: object, Sid: string) =>
  allow(['s3:GetObject', 's3:PutObject'], objects, { ...who, Sid });
const reading = [allow('s3:GetObject', objects, { Sid: 'Own' })];

export const crossAccount: readonly Scene[] = [
  {
    name: 'without a word of the bucket nobody from elsewhere comes in',
    standing: { omar: { policies: [allow('*')] } },
    rows: [
      ['their root', 'GET /photos/cat', 'lacking resource'],
      ['omar', 'GET /photos/cat', 'lacking resource'],
      ['omar', 'GET /photos', 'lacking resource'],
      ['omar', 'PUT /photos/cat', 'lacking resource'],
      ['guest', 'GET /photos/cat', 'lacking resource'],
      ['zoe', 'GET /photos?policy', 'lacking resource'],
      ['nobody', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'the bucket lets an account in, which lets its people',
    standing: { omar: { policies: reading }, guest: { policies: [] } },
    bucketPolicy: [read(naming(theirs), 'Account')],
    rows: [
      ['their root', 'GET /photos/cat', 'allowed by resource: Account'],
      ['omar', 'GET /photos/cat', 'allowed by resource: Account'],
      ['omar', 'PUT /photos/cat', 'lacking identity'],
      ['guest', 'GET /photos/cat', 'lacking identity'],
      ['zoe', 'GET /photos/cat', 'lacking resource'],
      ['nobody', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'who is named himself needs a policy of his own all the same',
    standing: { omar: { policies: [] }, guest: { policies: reading } },
    bucketPolicy: [read(naming(people.omar), 'User'), read(naming(guestRole), 'Role')],
    rows: [
      ['omar', 'GET /photos/cat', 'lacking identity'],
      ['guest', 'GET /photos/cat', 'allowed by resource: Role'],
      ['guest', 'PUT /photos/cat', 'lacking identity'],
      ['their root', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'a session that is named is limited by all that limits it',
    standing: {
      guest: { policies: [allow('s3:*')], session: reading, boundary: [allow('s3:*')] },
      omar: { policies: [allow('s3:*')], boundary: reading },
    },
    bucketPolicy: [read(naming(people.guest, people.omar), 'Named')],
    rows: [
      ['guest', 'GET /photos/cat', 'allowed by resource: Named'],
      ['guest', 'PUT /photos/cat', 'lacking session'],
      ['omar', 'GET /photos/cat', 'allowed by resource: Named'],
      ['omar', 'PUT /photos/cat', 'lacking boundary'],
    ],
  },
  {
    name: '* lets everybody in whom his account lets',
    standing: { omar: { policies: [] }, guest: { policies: reading } },
    bucketPolicy: [read(everybody, 'All')],
    rows: [
      ['omar', 'GET /photos/cat', 'lacking identity'],
      ['guest', 'GET /photos/cat', 'allowed by resource: All'],
      ['zoe', 'GET /photos/cat', 'allowed by resource: All'],
      ['nobody', 'GET /photos/cat', 'allowed by resource: All'],
    ],
  },
  {
    name: 'a canonical id names an account',
    bucketPolicy: [read({ Principal: { CanonicalUser: 'b'.repeat(64) } }, 'Canonical')],
    rows: [
      ['their root', 'GET /photos/cat', 'allowed by resource: Canonical'],
      ['omar', 'GET /photos/cat', 'allowed by resource: Canonical'],
      ['zoe', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'either side denies',
    standing: { omar: { policies: [allow('*'), deny('s3:PutObject', '*', { Sid: 'Own' })] } },
    bucketPolicy: [
      read(naming(theirs), 'Account'),
      deny('s3:*', objects, { ...naming(people.guest), Sid: 'NotGuest' }),
    ],
    rows: [
      ['omar', 'GET /photos/cat', 'allowed by resource: Account'],
      ['omar', 'PUT /photos/cat', 'denied by identity: Own'],
      ['guest', 'GET /photos/cat', 'denied by resource: NotGuest'],
    ],
  },
  {
    name: 'settings of the bucket are as good as its objects',
    bucketPolicy: [
      allow(
        ['s3:PutBucketTagging', 's3:GetBucketTagging'],
        'arn:aws:s3:::photos',
        naming(people.omar),
      ),
    ],
    rows: [
      ['omar', 'GET /photos?tagging', 'allowed by resource: statement 1'],
      ['omar', 'GET /photos?versioning', 'lacking resource'],
      ['their root', 'GET /photos?tagging', 'lacking resource'],
    ],
  },
];
