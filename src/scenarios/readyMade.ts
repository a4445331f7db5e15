/**
 * The world that the playground opens on: two accounts, four KMS keys, four buckets, five objects, among them versions, tags, a delete
 * marker, and an object too large for one copy; somebody who may only read, and a role that may not read tags. Each is there
 * because a copy shows something of it.
 */
import { defaultWorld, type World } from '../world/world.ts';
import type { Account, NamedPolicy } from '../world/identities.ts';
import type { Seed } from './seed.ts';

const GiB = 1024 ** 3;

export const readyMade: Seed = {
  kmsKeys: [
    { as: 'alice', alias: 'alias/photos' },
    { as: 'alice', alias: 'alias/retired', enabled: false },
    { as: 'bob', alias: 'alias/partner', region: 'eu-west-1' },
    { as: 'bob', alias: 'alias/partner-east' },
  ],
  buckets: [
    {
      name: 'photos',
      as: 'alice',
      versioning: 'Enabled',
      objects: [
        { key: 'cat.jpg', body: 'A cat, first sketch.', contentType: 'image/jpeg' },
        {
          key: 'cat.jpg',
          body: 'A cat, asleep on the keyboard.',
          contentType: 'image/jpeg',
          metadata: { camera: 'pocket' },
        },
        {
          key: 'cat.jpg',
          body: 'A cat, awake and in focus.',
          contentType: 'image/jpeg',
          cacheControl: 'max-age=3600',
          metadata: { camera: 'X100', title: 'Miau' },
          tags: { album: 'pets', public: 'no' },
          storageClass: 'STANDARD_IA',
        },
        {
          key: 'trip/plan + notes.txt',
          body: 'Take the early ferry.',
          contentType: 'text/plain',
          tags: { year: '2026' },
        },
        { key: 'old/blurred.jpg', body: 'A blur.', contentType: 'image/jpeg' },
        { deletes: 'old/blurred.jpg' },
        {
          key: 'film.mov',
          body: { size: 6 * GiB, pattern: 'frame' },
          contentType: 'video/quicktime',
        },
      ],
    },
    {
      name: 'backup',
      as: 'alice',
      objects: [
        {
          key: 'cat.jpg',
          body: 'Last year.',
          contentType: 'image/png',
          metadata: { camera: 'unknown' },
        },
      ],
    },
    {
      name: 'vault',
      as: 'alice',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'OnlyEncryptedByKms',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:PutObject',
            Resource: 'arn:aws:s3:::vault/*',
            Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
          },
        ],
      },
      objects: [],
    },
    {
      name: 'partner-inbox',
      as: 'bob',
      region: 'eu-west-1',
      objects: [
        { key: 'report.csv', body: 'month,visits\n2026-01,128\n', contentType: 'text/csv' },
      ],
    },
  ],
};

/** It reads and writes objects, and forgets that tags are read and written by permissions of their own. */
const copyOnly: NamedPolicy = {
  name: 'CopyOnly',
  document: {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' },
      { Sid: 'Write', Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::backup/*' },
    ],
  },
};

/** Who is in the first account beside those of the default world. */
function withGuests(account: Account): Account {
  const { id, principals } = account;
  const carol = {
    name: 'carol',
    arn: `arn:aws:iam::${id}:user/carol`,
    accessKeyId: 'carol',
    secretAccessKey: 'carol',
    policies: ['AmazonS3ReadOnlyAccess'],
  };
  const nightly = {
    name: 'nightly',
    accessKeyId: 'copier-nightly',
    secretAccessKey: 'copier-nightly',
    sessionToken: 'copier-nightly-token',
  };
  const copier = {
    name: 'copier',
    arn: `arn:aws:iam::${id}:role/copier`,
    policies: [copyOnly],
    sessions: [nightly],
  };
  return { ...account, principals: [...principals, carol], roles: [copier] };
}

/** The default world with somebody in it who may not do everything. */
export const readyMadeWorld: World = {
  ...defaultWorld,
  accounts: defaultWorld.accounts.map((account, i) => (i === 0 ? withGuests(account) : account)),
};
