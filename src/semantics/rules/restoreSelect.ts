/** RestoreObject of type SELECT: of what, and where its results go. */
import { refuse } from '../../protocol/errors.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api } from './cites.ts';

export const selectIsOfArchive = guard<{ object: ObjectRecord }>({
  id: 'restore/select-class',
  phase: 'source',
  says: 'A SELECT by restore is of an object in the GLACIER storage class.',
  cites: [api('RestoreObject')],
  basis: 'inferred',
  refuses: ({ object: { storageClass } }) =>
    storageClass === 'GLACIER'
      ? undefined
      : refuse(
          'InvalidObjectState',
          { StorageClass: storageClass },
          "Restore is not allowed for the object's current storage class",
        ),
});

export const restoreOutput = decision<{ Prefix: string; job: string }, string>({
  id: 'restore/output',
  phase: 'decide',
  says: 'The results of a SELECT are objects under the prefix of its place and an id of the job, here at once and on S3 when the job is done.',
  cites: [api('RestoreObject'), api('S3Location')],
  basis: 'inferred',
  decides: ['RestoreOutputPath'],
  ways: ['computed'],
  choose: ({ Prefix, job }) => ({
    value: `${Prefix}${Prefix === '' || Prefix.endsWith('/') ? '' : '/'}${job}`,
    origin: 'computed',
    because: `the prefix is ${JSON.stringify(Prefix)}`,
  }),
});
