/** Preconditions on what stands where a write or a delete will go. */
import { namesEtag } from '../../lib/etag.ts';
import { refuse, type S3Error } from '../../protocol/errors.ts';
import type { VersionRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const failed = (Condition: string): S3Error => refuse('PreconditionFailed', { Condition });

interface Write {
  /** What stands at the key now; a delete marker counts as nothing (recorded). */
  readonly existing: VersionRecord | undefined;
  readonly key: string;
  readonly IfMatch: string | undefined;
  readonly IfNoneMatch: string | undefined;
}

const writeFamily = {
  phase: 'destination',
  cites: [recording('put-object-if-match'), guide('conditional-writes')],
  basis: 'recorded',
} as const;

export const oneWriteCondition = guard<Write>({
  ...writeFamily,
  id: 'write/one-condition',
  says: 'A write takes If-Match or If-None-Match, not both.',
  cites: [recording('put-object-if-match-and-if-none-match-validation'), api('PutObject')],
  refuses: ({ IfMatch, IfNoneMatch }) =>
    IfMatch !== undefined && IfNoneMatch !== undefined
      ? refuse('NotImplemented', {
          Header: 'If-Match,If-None-Match',
          additionalMessage: 'Multiple conditional request headers present in the request',
        })
      : undefined,
});

export const writeIfNoneMatchIsStar = guard<Write>({
  ...writeFamily,
  id: 'write/if-none-match-star',
  about: 'IfNoneMatch',
  says: 'The only If-None-Match that a write takes is *.',
  cites: [recording('put-object-if-none-match-validation'), api('PutObject')],
  refuses: ({ IfNoneMatch }) =>
    IfNoneMatch !== undefined && IfNoneMatch !== '*'
      ? refuse('NotImplemented', {
          Header: 'If-None-Match',
          additionalMessage:
            "We don't accept the provided value of If-None-Match header for this API",
        })
      : undefined,
});

export const writeIfMatchIsEtag = guard<Write>({
  ...writeFamily,
  id: 'write/if-match-etag',
  about: 'IfMatch',
  says: 'If-Match of a write names an ETag; * is not accepted.',
  basis: 'inferred',
  refuses: ({ IfMatch }) =>
    IfMatch === '*'
      ? refuse('NotImplemented', {
          Header: 'If-Match',
          additionalMessage: "We don't accept the provided value of If-Match header for this API",
        })
      : undefined,
});

export const writeIfNoneMatch = guard<Write>({
  ...writeFamily,
  id: 'write/if-none-match',
  about: 'IfNoneMatch',
  says: 'If-None-Match: * lets a write through only where no object stands; a delete marker is none.',
  cites: [
    recording('put-object-if-none-match-versioned-bucket'),
    recording('copy-object-if-none-match-in-place'),
    api('PutObject'),
  ],
  refuses: ({ existing, IfNoneMatch }) =>
    IfNoneMatch !== undefined && existing?.kind === 'object' ? failed('If-None-Match') : undefined,
});

export const writeIfMatchNeedsObject = guard<Write>({
  ...writeFamily,
  id: 'write/if-match-missing',
  about: 'IfMatch',
  says: 'A write with If-Match where no object stands answers 404 NoSuchKey.',
  cites: [recording('copy-object-if-match'), recording('put-object-if-match'), api('PutObject')],
  refuses: ({ existing, key, IfMatch }) =>
    IfMatch !== undefined && existing?.kind !== 'object'
      ? refuse('NoSuchKey', { Key: key })
      : undefined,
});

export const writeIfMatch = guard<Write>({
  ...writeFamily,
  id: 'write/if-match',
  about: 'IfMatch',
  says: 'If-Match lets a write through only where the object that stands there has that ETag.',
  cites: [
    recording('copy-object-if-match'),
    recording('put-object-if-match-quote-tolerance'),
    api('PutObject'),
  ],
  refuses: ({ existing, IfMatch }) =>
    IfMatch !== undefined && existing?.kind === 'object' && !namesEtag(IfMatch, existing.etag)
      ? failed('If-Match')
      : undefined,
});

interface Race extends Write {
  /** The write that began the upload. */
  readonly begun: number;
  readonly deletedMeanwhile: boolean;
}

export const noConflictSinceUpload = guard<Race>({
  ...writeFamily,
  id: 'write/conflict',
  says: 'A conditional complete conflicts with a write or delete of the key that came after the upload began.',
  cites: [recording('multipart-if-match-with-delete'), guide('conditional-writes')],
  refuses({ existing, key, IfMatch, IfNoneMatch, begun, deletedMeanwhile }) {
    const condition = IfMatch === undefined ? 'If-None-Match' : 'If-Match';
    const conflicts =
      (IfMatch !== undefined && existing !== undefined && existing.seq > begun) ||
      (IfNoneMatch !== undefined && deletedMeanwhile);
    return conflicts
      ? refuse('ConditionalRequestConflict', { Condition: condition, Key: key })
      : undefined;
  },
});

const deleteFamily = {
  ...writeFamily,
  cites: [guide('conditional-deletes'), recording('delete-object-if-match-all-non-express')],
} as const;

export const deleteConditionIsSupported = guard<{
  IfMatch: string | undefined;
  versionId: string | undefined;
  IfMatchLastModifiedTime: Date | undefined;
  IfMatchSize: number | undefined;
}>({
  ...deleteFamily,
  id: 'delete/condition-supported',
  says: 'Deleting by last-modified time or size is for directory buckets, and by ETag for the current version, unnamed.',
  cites: [...deleteFamily.cites, 'localstack/localstack#13894'],
  refuses({ IfMatch, versionId, IfMatchLastModifiedTime, IfMatchSize }) {
    if (IfMatchLastModifiedTime !== undefined)
      return refuse('NotImplemented', { Header: 'x-amz-if-match-last-modified-time' });
    if (IfMatchSize !== undefined)
      return refuse('NotImplemented', { Header: 'x-amz-if-match-size' });
    return IfMatch !== undefined && versionId !== undefined
      ? refuse('NotImplemented', { Header: 'If-Match' })
      : undefined;
  },
});

/** Whether a delete tells the caller something of the object: then he must be allowed to read it. */
export const comparesEtag = (IfMatch: string | undefined): boolean =>
  IfMatch !== undefined && IfMatch !== '*';

export const deleteIfMatch = guard<{
  existing: VersionRecord | undefined;
  key: string;
  IfMatch: string | undefined;
}>({
  ...deleteFamily,
  id: 'delete/if-match',
  about: 'IfMatch',
  says: 'If-Match lets a delete through only where an object with that ETag stands.',
  basis: 'documented',
  refuses({ existing, key, IfMatch }) {
    if (IfMatch === undefined) return undefined;
    if (existing?.kind !== 'object') return refuse('NoSuchKey', { Key: key });
    return namesEtag(IfMatch, existing.etag) ? undefined : failed('If-Match');
  },
});
