/** RestoreObject: what may be restored, how fast, and for how long. */
import { refuse } from '../../protocol/errors.ts';
import type { RetrievalTier } from '../../storage/archiving.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import type { Archive, Restore } from '../archive/archive.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';

const minute = 60 * 1000;
const hour = 60 * minute;
const day = 24 * hour;

/** A request to restore; of what only a SELECT has, whether it is there. */
export interface RestoreAsked {
  readonly Days: number | undefined;
  readonly Type: string | undefined;
  /** The Tier of GlacierJobParameters. */
  readonly jobTier: RetrievalTier | undefined;
  /** The Tier beside it, which only a SELECT takes. */
  readonly Tier: RetrievalTier | undefined;
  readonly hasSelect: boolean;
  /** That it says in which bucket, too. */
  readonly hasOutput: boolean;
}

export const restoreIsWhole = guard<{ asked: RestoreAsked | undefined }>({
  id: 'restore/form',
  phase: 'request',
  says: 'A restore has days and perhaps the tier of a job, and a SELECT has its parameters and the place for its output instead.',
  cites: [api('RestoreObject'), 'aws/aws-sdk-go-v2#2582'],
  basis: 'documented',
  refuses({ asked }) {
    if (!asked) return refuse('MalformedXML');
    const { Type, Days, jobTier, Tier, hasSelect, hasOutput } = asked;
    const ofRestore = Days !== undefined || jobTier !== undefined;
    const isWhole =
      Type === 'SELECT'
        ? hasSelect && hasOutput && !ofRestore
        : !hasSelect && !hasOutput && Tier === undefined;
    return isWhole ? undefined : refuse('MalformedXML');
  },
});

const archiveClasses = ['GLACIER', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'];

export const classIsRestored = guard<{ object: ObjectRecord }>({
  id: 'restore/class',
  phase: 'source',
  says: 'Only objects of the archive storage classes and of S3 Intelligent-Tiering are restored.',
  cites: [api('RestoreObject'), 's3tools/s3cmd#1375'],
  basis: 'documented',
  refuses: ({ object: { storageClass } }) =>
    archiveClasses.includes(storageClass)
      ? undefined
      : refuse(
          'InvalidObjectState',
          { StorageClass: storageClass },
          "Restore is not allowed for the object's current storage class",
        ),
});

export const daysFitClass = guard<{ object: ObjectRecord; Days: number | undefined }>({
  id: 'restore/days',
  phase: 'request',
  says: 'A restored copy lasts at least a day; an object of S3 Intelligent-Tiering comes back for good, so no days are said.',
  cites: [api('RestoreObject'), 's3tools/s3cmd#1377'],
  basis: 'documented',
  refuses({ object, Days }) {
    if (object.storageClass === 'INTELLIGENT_TIERING')
      return Days === undefined
        ? undefined
        : refuse(
            'InvalidArgument',
            {},
            'INTELLIGENT_TIERING objects are not subject to restore expiry. Do not specify Days when restoring this object',
          );
    if (Days === undefined) return refuse('MalformedXML');
    return Days < 1
      ? refuse('InvalidArgument', { ArgumentName: 'Days', ArgumentValue: Days })
      : undefined;
  },
});

export const objectIsArchived = guard<{ archive: Archive | undefined }>({
  id: 'restore/archived',
  phase: 'source',
  says: 'An object of S3 Intelligent-Tiering can be restored only from one of its archive tiers.',
  cites: [api('RestoreObject')],
  basis: 'documented',
  refuses: ({ archive }) => (archive ? undefined : refuse('ObjectAlreadyInActiveTierError')),
});

export const tierFitsArchive = guard<{ archive: Archive | undefined; tier: RetrievalTier }>({
  id: 'restore/tier',
  phase: 'request',
  says: 'Nothing comes out of a deep archive expedited.',
  cites: [guide('restoring-objects-retrieval-options'), api('RestoreObject')],
  basis: 'documented',
  refuses: ({ archive = '', tier }) =>
    tier === 'Expedited' && archive.startsWith('DEEP_ARCHIVE')
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'Tier', ArgumentValue: tier },
          'Retrieval option is not supported by this storage class',
        )
      : undefined,
});

const speed: Readonly<Record<RetrievalTier, number>> = { Bulk: 0, Standard: 1, Expedited: 2 };

export const restoreIsNotOngoing = guard<{
  restore: Restore | undefined;
  /** The tier of the restore before. */
  before: RetrievalTier | undefined;
  named: RetrievalTier | undefined;
}>({
  id: 'restore/ongoing',
  about: 'restore',
  phase: 'source',
  says: 'While an object is being restored, a request can only make it faster.',
  cites: [api('RestoreObject'), guide('restoring-objects-upgrade-speed')],
  basis: 'documented',
  refuses: ({ restore, before, named }) =>
    restore?.ongoing && (!named || !before || speed[named] <= speed[before])
      ? refuse('RestoreAlreadyInProgress')
      : undefined,
});

/** The longest that the guide calls typical. */
const times: Readonly<Record<'shallow' | 'deep', Readonly<Record<RetrievalTier, number>>>> = {
  shallow: { Expedited: 5 * minute, Standard: 5 * hour, Bulk: 12 * hour },
  deep: { Expedited: 12 * hour, Standard: 12 * hour, Bulk: 48 * hour },
};

export const restoreTime = decision<
  {
    archive: Archive | undefined;
    named: RetrievalTier | undefined;
    /** When an earlier request would have had it done. */
    before: number | undefined;
    now: number;
  },
  number
>({
  id: 'restore/time',
  phase: 'decide',
  says: 'A restore takes as long as is typical: expedited 5 minutes, standard 5 hours and bulk 12 hours, from deep archives 12 and 48 hours.',
  cites: [guide('restoring-objects-retrieval-options'), api('RestoreObject')],
  basis: 'documented',
  decides: ['Restore'],
  ways: ['requested', 'defaulted'],
  choose({ archive = '', named, before, now }) {
    const tier = named ?? 'Standard';
    const lasts = times[archive.startsWith('DEEP_ARCHIVE') ? 'deep' : 'shallow'][tier];
    const done = Math.min(now + lasts, before ?? Infinity);
    return {
      value: done,
      origin: named ? 'requested' : 'defaulted',
      because: `the tier is ${tier}`,
      shown: new Date(done).toISOString(),
    };
  },
});

export const restoreExpiry = decision<
  { from: number; Days: number | undefined },
  number | undefined
>({
  id: 'restore/expiry',
  phase: 'decide',
  says: 'A restored copy lasts the days that are asked for, from when it is there, and on to the next midnight UTC; an object of S3 Intelligent-Tiering comes back for good.',
  cites: [guide('restoring-objects'), api('RestoreObject')],
  basis: 'documented',
  decides: ['RestoreExpiryDate'],
  ways: ['computed'],
  choose({ from, Days }) {
    if (Days === undefined)
      return {
        value: undefined,
        origin: 'computed',
        because: 'no days were asked for',
        shown: 'never',
      };
    const value = (Math.floor(from / day) + Days + 1) * day;
    const shown = new Date(value).toISOString();
    return { value, origin: 'computed', because: `${Days} days were asked for`, shown };
  },
});
