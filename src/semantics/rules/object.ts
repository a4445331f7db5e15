/** Objects and their versions: names, storage classes, what may be read, what a write makes. */
import { utf8Length } from '../../lib/bytes.ts';
import { refuse } from '../../protocol/errors.ts';
import type { VersionRecord } from '../../storage/records.ts';
import { isVersionId } from '../../world/ids.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const keyFits = guard<{ key: string; limit: number }>({
  id: 'object/key-length',
  phase: 'request',
  says: 'A key has at most 1,024 bytes of UTF-8.',
  cites: [guide('object-keys')],
  basis: 'documented',
  refuses({ key, limit }) {
    const size = utf8Length(key);
    return size > limit
      ? refuse('KeyTooLongError', { Size: size, MaxSizeAllowed: limit })
      : undefined;
  },
});

export const sizeFits = guard<{ size: number; limit: number }>({
  id: 'object/size',
  phase: 'request',
  says: 'One upload sends at most 5 GB.',
  cites: [guide('qfacts'), api('PutObject')],
  basis: 'documented',
  refuses: ({ size, limit }) =>
    size > limit
      ? refuse('EntityTooLarge', { ProposedSize: size, MaxSizeAllowed: limit })
      : undefined,
});

interface Lookup {
  readonly version: VersionRecord | undefined;
  readonly key: string;
  readonly versionId: string | undefined;
}

export const versionIdIsNotEmpty = guard<{ versionId: string | undefined }>({
  id: 'version/id-given',
  about: 'versionId',
  phase: 'request',
  says: 'A versionId that is named is not empty.',
  cites: [api('GetObject')],
  basis: 'inferred',
  refuses: ({ versionId }) =>
    versionId === ''
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'versionId', ArgumentValue: '' },
          'Version id cannot be the empty string',
        )
      : undefined,
});

export const versionIdIsValid = guard<{ versionId: string | undefined }>({
  id: 'version/id',
  about: 'versionId',
  phase: 'request',
  says: 'A version id is one that S3 could have given, or null.',
  cites: [
    recording('get-object-with-version-unversioned-bucket'),
    recording('delete-object-versioned'),
    api('GetObject'),
  ],
  basis: 'recorded',
  refuses: ({ versionId }) =>
    versionId === undefined || isVersionId(versionId)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'versionId', ArgumentValue: versionId },
          'Invalid version id specified',
        ),
});

export const versionExists = guard<Lookup>({
  id: 'version/exists',
  about: 'versionId',
  phase: 'source',
  says: 'The version that is named must exist, whether or not the key has others.',
  cites: [
    recording('delete-object-versioned'),
    recording('copy-source-version-of-absent-key'),
    api('GetObject'),
  ],
  basis: 'recorded',
  refuses: ({ version, key, versionId }) =>
    versionId !== undefined && !version
      ? refuse('NoSuchVersion', { Key: key, VersionId: versionId })
      : undefined,
});

export const objectExists = guard<Lookup>({
  id: 'object/exists',
  phase: 'source',
  says: 'The key must have a current version that is no delete marker.',
  cites: [recording('s3-uppercase-key-names'), recording('head-delete-marker'), api('GetObject')],
  basis: 'recorded',
  refuses({ version, key, versionId }) {
    if (versionId !== undefined || version?.kind === 'object') return undefined;
    const marker = version && {
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': version.versionId,
    };
    return refuse('NoSuchKey', { Key: key }, undefined, marker);
  },
});

export const notADeleteMarker = guard<Lookup & { method: string; what: 'object' | 'tags' }>({
  id: 'version/delete-marker',
  phase: 'source',
  says: 'A delete marker that is named by its version can only be deleted; a current one, unnamed, is a missing key to who reads, and no object to who changes it or asks for its tags.',
  cites: [
    recording('delete-object-versioned'),
    recording('head-delete-marker'),
    api('GetObject'),
    'getmoto/moto#9401',
    'METR/inspect-action#213',
    'scality/cloudserver#713',
  ],
  basis: 'recorded',
  refuses: ({ version, versionId, method, what }) =>
    version?.kind === 'deleteMarker' &&
    (versionId !== undefined || changes(method) || what === 'tags')
      ? refuse('MethodNotAllowed', { Method: method, ResourceType: 'DeleteMarker' }, undefined, {
          allow: 'DELETE',
          'x-amz-delete-marker': 'true',
          'x-amz-version-id': version.versionId,
          'last-modified': new Date(version.modified).toUTCString(),
        })
      : undefined,
});

/** Selecting from an object is a POST that reads. */
const changes = (method: string): boolean => method === 'PUT' || method === 'DELETE';

export const newObject = decision<{ now: number }, { modified: number }>({
  id: 'object/new',
  phase: 'decide',
  says: 'Every write, a copy too, makes a new object, which is dated now.',
  cites: [api('CopyObject')],
  basis: 'documented',
  decides: ['LastModified'],
  ways: ['computed'],
  choose: ({ now }) => ({
    value: { modified: now },
    origin: 'computed',
    because: 'it was written just now',
  }),
});

export const bytesSent = decision<{ size: number }, number>({
  id: 'object/bytes',
  phase: 'decide',
  says: 'The bytes of the body become the object.',
  cites: [api('PutObject')],
  basis: 'documented',
  decides: ['Size'],
  ways: ['requested'],
  choose: ({ size }) => ({ value: size, origin: 'requested', because: 'that many bytes arrived' }),
});
