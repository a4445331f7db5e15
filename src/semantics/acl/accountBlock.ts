/** The public access block of an account: the one that was put last, else the one that the world gave it. */
import { recordId } from '../../storage/recordId.ts';
import type { View } from '../../storage/table.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';

export function accountBlockOf(
  view: View,
  account: string,
  given: PublicAccessBlock | undefined,
): PublicAccessBlock | undefined {
  const record = view.get(recordId.accountBlock(account));
  if (record?.kind !== 'accountBlock') return given;
  return record.block === 'none' ? undefined : record.block;
}
