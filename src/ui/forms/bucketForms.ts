/** The plainer forms: operations on a bucket, or on the service. */
import { ownerGuard } from './common.ts';
import { field, type Form, type Group } from './field.ts';

const guards: Group = { id: 'guards', title: 'Owner guard', fields: [ownerGuard] };

const slice = [
  field('query', 'Prefix', 'prefix', 'Prefix', 'text', 'Only keys that begin with this.'),
  field(
    'query',
    'Delimiter',
    'delimiter',
    'Delimiter',
    'text',
    'Groups keys into common prefixes; usually /.',
  ),
  field(
    'query',
    'MaxKeys',
    'max-keys',
    'Max keys',
    'number',
    'At most this many; 1000 is the cap.',
    { absent: '1000' },
  ),
  field(
    'query',
    'EncodingType',
    'encoding-type',
    'Encoding',
    'choice',
    'Percent-encodes keys in the answer.',
    { options: ['url'] },
  ),
];

export const listObjectsV2: Form = {
  operation: 'ListObjectsV2',
  summary: 'The keys of a bucket, in UTF-8 order, a page at a time.',
  method: 'GET',
  on: 'bucket',
  marks: [['list-type', '2']],
  body: 'none',
  groups: [
    { id: 'what', title: 'Which keys', fields: slice },
    {
      id: 'page',
      title: 'Page',
      fields: [
        field(
          'query',
          'StartAfter',
          'start-after',
          'Start after',
          'text',
          'Begins behind this key.',
        ),
        field(
          'query',
          'ContinuationToken',
          'continuation-token',
          'Continuation token',
          'text',
          'From NextContinuationToken of the page before.',
        ),
        field(
          'query',
          'FetchOwner',
          'fetch-owner',
          'Fetch owner',
          'choice',
          'Names the owner of each object.',
          { options: ['true', 'false'], absent: 'false' },
        ),
      ],
    },
    guards,
  ],
};

export const listObjectVersions: Form = {
  operation: 'ListObjectVersions',
  summary: 'Every version and delete marker of a bucket, newest first.',
  method: 'GET',
  on: 'bucket',
  marks: [['versions', null]],
  body: 'none',
  groups: [
    { id: 'what', title: 'Which keys', fields: slice },
    {
      id: 'page',
      title: 'Page',
      fields: [
        field('query', 'KeyMarker', 'key-marker', 'Key marker', 'text', 'Begins behind this key.'),
        field(
          'query',
          'VersionIdMarker',
          'version-id-marker',
          'Version marker',
          'text',
          'Begins behind this version of it.',
        ),
      ],
    },
    guards,
  ],
};

export const listBuckets: Form = {
  operation: 'ListBuckets',
  summary: 'The buckets of the caller’s account.',
  method: 'GET',
  on: 'service',
  marks: [],
  body: 'none',
  groups: [],
};

export const createBucket: Form = {
  operation: 'CreateBucket',
  summary: 'Makes a bucket that the caller’s account owns.',
  method: 'PUT',
  on: 'bucket',
  marks: [],
  body: 'none',
  groups: [],
};
