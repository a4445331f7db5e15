/** Finding KMS keys, who may do what with them, and in which state. */
import { refuseKms } from '../../protocol/kms/errors.ts';
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { KmsKeyState, KmsTrouble } from '../kms/keyNamed.ts';
import { keyArn } from '../kms/names.ts';
import { guard } from '../rule.ts';
import { kmsApi, kmsGuide, recording } from './cites.ts';

export const kmsKeyIsNotAnAlias = guard<{ named: string }>({
  id: 'kms/no-alias-here',
  phase: 'request',
  says: 'What changes a key names it by its id or ARN, and not by an alias.',
  cites: [kmsGuide('concepts'), 'hashicorp/terraform#20813'],
  basis: 'documented',
  refuses({ named }) {
    if (named.startsWith('alias/'))
      return refuseKms('NotFoundException', `Invalid keyId '${named}'`);
    return /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//.test(named)
      ? refuseKms('InvalidArnException', 'Key Aliases are not supported for this operation')
      : undefined;
  },
});

export const kmsKeyExists = guard<{ named: string; trouble: KmsTrouble | undefined }>({
  id: 'kms/key-exists',
  phase: 'request',
  says: 'The key that is named is one of this region, and its deletion is not over.',
  cites: [kmsApi('DescribeKey'), recording('copy-wrong-kms-key-id')],
  basis: 'documented',
  refuses: ({ trouble }) => trouble && refuseKms(trouble.code, trouble.message),
});

interface KeyState {
  readonly key: KmsKeyRecord;
  readonly state: KmsKeyState;
}

export const kmsKeyIsNotEnding = guard<KeyState>({
  id: 'kms/key-not-ending',
  phase: 'request',
  says: 'A key whose deletion is scheduled can be looked at and be kept, and nothing else.',
  cites: [kmsGuide('key-state')],
  basis: 'documented',
  refuses: ({ key, state }) =>
    state === 'PendingDeletion'
      ? refuseKms('KMSInvalidStateException', `${keyArn(key)} is pending deletion.`)
      : undefined,
});

export const kmsKeyHasMaterial = guard<KeyState>({
  id: 'kms/key-has-material',
  phase: 'request',
  says: 'A key without key material is neither enabled nor disabled.',
  cites: [kmsGuide('key-state')],
  basis: 'documented',
  refuses: ({ key, state }) =>
    state === 'PendingImport'
      ? refuseKms('KMSInvalidStateException', `${keyArn(key)} is pending import.`)
      : undefined,
});

export const kmsKeyIsEnding = guard<KeyState>({
  id: 'kms/key-ending',
  phase: 'request',
  says: 'Only a deletion that is scheduled can be cancelled.',
  cites: [kmsApi('CancelKeyDeletion'), kmsGuide('key-state')],
  basis: 'documented',
  refuses: ({ key, state }) =>
    state === 'PendingDeletion'
      ? undefined
      : refuseKms('KMSInvalidStateException', `${keyArn(key)} is not pending deletion.`),
});

export const pendingWindowFits = guard<{ days: number | undefined }>({
  id: 'kms/pending-window',
  about: 'days',
  phase: 'request',
  says: 'A key waits for its deletion between 7 and 30 days.',
  cites: [kmsApi('ScheduleKeyDeletion')],
  basis: 'documented',
  refuses: ({ days = 30 }) =>
    days >= 7 && days <= 30
      ? undefined
      : refuseKms(
          'ValidationException',
          `PendingWindowInDays must be between 7 and 30 (inclusive), and is ${days}.`,
        ),
});
