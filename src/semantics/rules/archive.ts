/** Archived objects: what cannot be read or copied, and what listings tell of restores. */
import { refuse } from '../../protocol/errors.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import type { Witness } from '../../world/world.ts';
import type { Archive } from '../archive/archive.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

interface Kept {
  readonly object: ObjectRecord;
  /** The archive that keeps it from being read. */
  readonly archive: Archive | undefined;
}

/** The error names the access tier too, where the class has several. */
function archived({ object, archive }: Kept, inClass: string, inTier: string) {
  const detail = { StorageClass: object.storageClass };
  return archive === object.storageClass
    ? refuse('InvalidObjectState', detail, inClass)
    : refuse('InvalidObjectState', { ...detail, AccessTier: archive ?? '' }, inTier);
}

export const notArchived = guard<Kept>({
  id: 'object/archived',
  phase: 'source',
  says: 'The bytes of an archived object cannot be read before it is restored.',
  cites: [recording('put-object-storage-class-glacier-false'), api('GetObject')],
  basis: 'recorded',
  refuses: (facts) =>
    facts.archive &&
    archived(
      facts,
      "The operation is not valid for the object's storage class",
      "The operation is not valid for the object's access tier",
    ),
});

export const sourceIsNotArchived = guard<Kept & { readonly follows: Witness }>({
  id: 'copy-source/archived',
  phase: 'source',
  says: 'An archived object must be restored before it can be copied.',
  cites: [api('CopyObject'), 's3cmd#193', 'hadoop S3A troubleshooting'],
  basis: 'documented',
  contradiction:
    'The model of CopyObject names ObjectNotInActiveTierError; every answer of AWS that users quote says InvalidObjectState.',
  refuses(facts) {
    if (!facts.archive) return undefined;
    if (facts.follows === 'documented') return refuse('ObjectNotInActiveTierError');
    return archived(
      facts,
      "Operation is not valid for the source object's storage class",
      "Operation is not valid for the source object's access tier",
    );
  },
});

export const optionalAttributesAreKnown = guard<{ asked: readonly string[] }>({
  id: 'list/optional-attributes',
  about: 'asked',
  phase: 'request',
  says: 'The optional attribute of listed objects is RestoreStatus.',
  cites: [api('ListObjectsV2')],
  basis: 'documented',
  refuses: ({ asked }) =>
    asked.every((name) => name === 'RestoreStatus')
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-optional-object-attributes' },
          'Invalid attribute name specified',
        ),
});

export const accessTime = decision<{ object: ObjectRecord; now: number }, string>({
  id: 'tiering/access',
  phase: 'decide',
  says: 'Reading or copying an object that S3 Intelligent-Tiering watches begins its days without access anew.',
  cites: [guide('intelligent-tiering-overview')],
  basis: 'documented',
  decides: ['IntelligentTieringReferenceDate'],
  ways: ['computed'],
  choose: ({ now }) => ({
    value: new Date(now).toISOString(),
    origin: 'computed',
    because: 'it is read now',
  }),
});
