/** Conditional headers of reads, writes and deletes. */
import { field, type Field, type Group } from './field.ts';

/** Of reads and deletes. */
export const ifMatch: Field = field(
  'header',
  'IfMatch',
  'if-match',
  'If-Match',
  'etag',
  'Only if the ETag is this one; else 412.',
  { suggest: 'targetEtag' },
);

export const readConditions: Group = {
  id: 'conditions',
  title: 'Conditions',
  fields: [
    ifMatch,
    field(
      'header',
      'IfNoneMatch',
      'if-none-match',
      'If-None-Match',
      'etag',
      'Only if the ETag is another; else 304.',
      { suggest: 'targetEtag' },
    ),
    field(
      'header',
      'IfModifiedSince',
      'if-modified-since',
      'If-Modified-Since',
      'date',
      'Only if modified since; else 304.',
    ),
    field(
      'header',
      'IfUnmodifiedSince',
      'if-unmodified-since',
      'If-Unmodified-Since',
      'date',
      'Only if not modified since; else 412.',
    ),
  ],
};

export const writeConditions: Group = {
  id: 'writeConditions',
  title: 'Conditions',
  fields: [
    field(
      'header',
      'IfMatch',
      'if-match',
      'If-Match',
      'etag',
      'Only over an object with this ETag; else 412.',
      { suggest: 'targetEtag' },
    ),
    field(
      'header',
      'IfNoneMatch',
      'if-none-match',
      'If-None-Match',
      'choice',
      'Only if there is no such object yet; else 412.',
      { options: ['*'] },
    ),
  ],
};
