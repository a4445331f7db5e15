/** What an account says of public access, for all of its buckets. */
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { accountBlockExists } from '../rules/control.ts';
import { publicAccessBlockSaysSomething } from '../rules/ownership.ts';
import { blockOf } from './blocks.ts';

export function GetPublicAccessBlock(
  { AccountId: account = '' }: ControlInput<'GetPublicAccessBlock'>,
  s3: Context,
): ControlOutput<'GetPublicAccessBlock'> {
  const block = s3.accountBlock(account);
  s3.guard(accountBlockExists, { account, block });
  return { PublicAccessBlockConfiguration: { ...block } };
}

export function PutPublicAccessBlock(
  { AccountId, PublicAccessBlockConfiguration }: ControlInput<'PutPublicAccessBlock'>,
  s3: Context,
): void {
  const sent = PublicAccessBlockConfiguration ?? {};
  s3.guard(publicAccessBlockSaysSomething, { settings: Object.values(sent) });
  keep(s3, AccountId, blockOf(sent));
}

export function DeletePublicAccessBlock(
  { AccountId }: ControlInput<'DeletePublicAccessBlock'>,
  s3: Context,
): void {
  keep(s3, AccountId, 'none');
}

function keep(s3: Context, account = '', block: ReturnType<typeof blockOf> | 'none'): void {
  s3.draft.put({ kind: 'accountBlock', id: recordId.accountBlock(account), account, block });
}
