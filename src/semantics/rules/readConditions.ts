/**
 * Preconditions on what is read: by GET and HEAD (304 or 412) and as the source of a copy (always 412). Order: If-Match, If-Unmodified-Since, If-None-Match, If-Modified-Since (recorded); a true If-Match silences
 * If-Unmodified-Since (recorded), and an If-None-Match that is passed silences If-Modified-Since (RFC 9110 §13.2.2).
 */
import { wholeSecond } from '../../lib/httpDate.ts';
import { namesEtag } from '../../lib/etag.ts';
import { refuse, type S3Error } from '../../protocol/errors.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, recording } from './cites.ts';

interface Compared {
  /** The object, its ETag bare. */
  readonly object: ObjectRecord;
  /** What the request says, undefined when it does not. */
  readonly condition: string | Date | undefined;
}

interface Dated extends Compared {
  readonly now: number;
}

interface Silenced {
  /** The condition that is decided first and, when it was sent, makes this one moot. */
  readonly silencedBy: string | undefined;
}

const matches = ({ object, condition }: Compared): boolean =>
  typeof condition === 'string' && namesEtag(condition, object.etag);

const modifiedAfter = (object: ObjectRecord, date: Date): boolean =>
  wholeSecond(object.modified) > date.getTime();

const failsUnmodified = ({ object, condition, silencedBy }: Compared & Silenced): boolean =>
  condition instanceof Date && silencedBy === undefined && modifiedAfter(object, condition);

/** A date in the future is no condition (recorded). */
const failsModified = ({ object, condition, silencedBy, now }: Dated & Silenced): boolean =>
  condition instanceof Date &&
  silencedBy === undefined &&
  condition.getTime() <= now &&
  !modifiedAfter(object, condition);

const failed = (Condition: string): S3Error => refuse('PreconditionFailed', { Condition });

const copyFamily = {
  phase: 'source',
  cites: [recording('s3-copy-object-preconditions'), api('CopyObject')],
  basis: 'recorded',
} as const;

export const copySourceIfMatch = guard<Compared>({
  ...copyFamily,
  id: 'copy-source/if-match',
  about: 'condition',
  says: 'x-amz-copy-source-if-match must name the ETag of the source; quotes do not matter.',
  refuses: (facts) =>
    facts.condition !== undefined && !matches(facts)
      ? failed('x-amz-copy-source-If-Match')
      : undefined,
});

export const copySourceIfUnmodifiedSince = guard<Compared & Silenced>({
  ...copyFamily,
  id: 'copy-source/if-unmodified-since',
  about: 'condition',
  says: 'The source must not have changed since x-amz-copy-source-if-unmodified-since, unless a copy-source-if-match was sent and holds.',
  refuses: (facts) =>
    failsUnmodified(facts) ? failed('x-amz-copy-source-If-Unmodified-Since') : undefined,
});

export const copySourceIfNoneMatch = guard<Compared>({
  ...copyFamily,
  id: 'copy-source/if-none-match',
  about: 'condition',
  says: 'x-amz-copy-source-if-none-match must not name the ETag of the source: 412, never 304, for a copy.',
  refuses: (facts) => (matches(facts) ? failed('x-amz-copy-source-If-None-Match') : undefined),
});

export const copySourceIfModifiedSince = guard<Dated & Silenced>({
  ...copyFamily,
  id: 'copy-source/if-modified-since',
  about: 'condition',
  says: 'The source must have changed since x-amz-copy-source-if-modified-since; a date in the future is ignored.',
  refuses: (facts) =>
    failsModified(facts) ? failed('x-amz-copy-source-If-Modified-Since') : undefined,
});

const readFamily = {
  phase: 'source',
  cites: [recording('s3-get-object-preconditions-get-object'), api('GetObject')],
  basis: 'recorded',
} as const;

/** 304 has no body, but the headers that a cache needs. */
const notModified = ({ etag, modified, versionId }: ObjectRecord): S3Error =>
  refuse('NotModified', {}, undefined, {
    etag: `"${etag}"`,
    'last-modified': new Date(wholeSecond(modified)).toUTCString(),
    ...(versionId !== 'null' && { 'x-amz-version-id': versionId }),
  });

export const ifMatch = guard<Compared>({
  ...readFamily,
  id: 'read/if-match',
  about: 'condition',
  says: 'If-Match must name the ETag of the object; quotes do not matter.',
  refuses: (facts) =>
    facts.condition !== undefined && !matches(facts) ? failed('If-Match') : undefined,
});

export const ifUnmodifiedSince = guard<Compared & Silenced>({
  ...readFamily,
  id: 'read/if-unmodified-since',
  about: 'condition',
  says: 'The object must not have changed since If-Unmodified-Since, unless an If-Match was sent and holds.',
  refuses: (facts) => (failsUnmodified(facts) ? failed('If-Unmodified-Since') : undefined),
});

export const ifNoneMatch = guard<Compared>({
  ...readFamily,
  id: 'read/if-none-match',
  about: 'condition',
  says: 'If If-None-Match names the ETag of the object, the answer is 304 Not Modified.',
  refuses: (facts) => (matches(facts) ? notModified(facts.object) : undefined),
});

export const ifModifiedSince = guard<Dated & Silenced>({
  ...readFamily,
  id: 'read/if-modified-since',
  about: 'condition',
  says: 'If the object has not changed since If-Modified-Since, the answer is 304; a date in the future is ignored.',
  refuses: (facts) => (failsModified(facts) ? notModified(facts.object) : undefined),
});
