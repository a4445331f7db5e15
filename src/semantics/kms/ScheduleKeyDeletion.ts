import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { keyArn } from './names.ts';
import { pendingWindowFits } from '../rules/kmsKey.ts';
import { needLastingKey } from './find.ts';

const day = 86_400_000;

export function ScheduleKeyDeletion(
  { KeyId = '', PendingWindowInDays }: KmsInput<'ScheduleKeyDeletion'>,
  kms: Context,
): KmsOutput {
  kms.guard(pendingWindowFits, { days: PendingWindowInDays });
  const key = needLastingKey(kms, KeyId, 'kms:ScheduleKeyDeletion', { PendingWindowInDays });
  const days = PendingWindowInDays ?? 30;
  const deletion = kms.now + days * day;
  kms.draft.put({ ...key, deletion });
  return {
    DeletionDate: new Date(deletion),
    KeyId: keyArn(key),
    KeyState: 'PendingDeletion',
    PendingWindowInDays: days,
  };
}
