import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { authorizeKms } from './authorize.ts';
import { isGone } from './keyNamed.ts';
import { keyArn } from './names.ts';
import { placeOf } from './find.ts';
import { pageOf } from './listing.ts';

export function ListKeys(input: KmsInput<'ListKeys'>, kms: Context): KmsOutput {
  authorizeKms(kms, { action: 'kms:ListKeys', resource: '*' });
  const { account, region } = placeOf(kms);
  const keys = [...kms.draft.scan(recordId.kmsKeysIn(account, region))].filter(
    (record) => record.kind === 'kmsKey' && !isGone(record, kms.now),
  );
  const all = keys.flatMap((key) =>
    key.kind === 'kmsKey' ? [{ KeyArn: keyArn(key), KeyId: key.keyId }] : [],
  );
  const { entries, rest } = pageOf(kms, all, ({ KeyId }) => KeyId, input, 100);
  return { Keys: entries, ...rest };
}
