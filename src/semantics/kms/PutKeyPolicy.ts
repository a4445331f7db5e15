import type { KmsInput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { policyNameIsDefault } from '../rules/kmsPolicy.ts';
import { needLastingKey } from './find.ts';
import { checkPolicy } from './policy.ts';

export function PutKeyPolicy(input: KmsInput<'PutKeyPolicy'>, kms: Context): void {
  const { KeyId = '', Policy = '', PolicyName } = input;
  const key = needLastingKey(kms, KeyId, 'kms:PutKeyPolicy', input);
  kms.guard(policyNameIsDefault, { PolicyName });
  checkPolicy(kms, input);
  kms.draft.put({ ...key, policy: Policy });
}
