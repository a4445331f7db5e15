/**
 * The world that the playground opens on: two accounts, three KMS keys, three buckets, five objects, among them versions, tags, a delete
 * marker, and an object too large for one copy. Each is there because a copy of it shows something.
 */
import type { Seed } from './seed.ts';

const GiB = 1024 ** 3;

export const readyMade: Seed = {
  kmsKeys: [
    { as: 'alice', alias: 'alias/photos' },
    { as: 'alice', alias: 'alias/retired', enabled: false },
    { as: 'bob', alias: 'alias/partner', region: 'eu-west-1' },
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
      name: 'partner-inbox',
      as: 'bob',
      region: 'eu-west-1',
      objects: [
        { key: 'report.csv', body: 'month,visits\n2026-01,128\n', contentType: 'text/csv' },
      ],
    },
  ],
};
