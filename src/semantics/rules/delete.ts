/** Deleting objects. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { isVersionId } from '../../world/ids.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const keysFitOneDelete = guard<{ keys: number; limit: number }>({
  id: 'delete/keys',
  phase: 'request',
  says: 'One DeleteObjects names 1 to 1,000 keys.',
  cites: [api('DeleteObjects')],
  basis: 'documented',
  refuses: ({ keys, limit }) => (keys < 1 || keys > limit ? refuse('MalformedXML') : undefined),
});

export const listedVersionIdIsValid = guard<{ versionId: string | undefined }>({
  id: 'delete/listed-version-id',
  about: 'versionId',
  phase: 'request',
  says: 'A version id listed for deletion that S3 cannot have given is told as a version that is not there.',
  cites: [api('DeleteObjects')],
  basis: 'inferred',
  refuses: ({ versionId = '' }) => (isVersionId(versionId) ? undefined : refuse('NoSuchVersion')),
});

/** What a delete does: removes the named version, the null version, or nothing but leaves a marker. */
export type DeleteEffect =
  | 'remove named version'
  | 'add delete marker'
  | 'replace null version by marker'
  | 'remove null version';

export const deleteEffect = decision<
  { bucket: BucketRecord; versionId: string | undefined },
  DeleteEffect
>({
  id: 'delete/effect',
  phase: 'decide',
  says: 'Naming a version removes it for good; otherwise a bucket with versioning gets a delete marker, one with versioning suspended a null marker, and one without loses the object.',
  cites: [recording('delete-object-versioned'), guide('DeletingObjectVersions')],
  basis: 'recorded',
  decides: ['DeleteMarker', 'VersionId', 'LastModified'],
  ways: ['requested', 'computed'],
  choose({ bucket, versionId }) {
    if (versionId !== undefined)
      return {
        value: 'remove named version',
        origin: 'requested',
        because: 'a versionId was named',
      };
    if (bucket.versioning === 'Enabled')
      return { value: 'add delete marker', origin: 'computed', because: 'versioning is Enabled' };
    return bucket.versioning === 'Suspended'
      ? {
          value: 'replace null version by marker',
          origin: 'computed',
          because: 'versioning is Suspended',
        }
      : {
          value: 'remove null version',
          origin: 'computed',
          because: 'the bucket was never versioned',
        };
  },
});
