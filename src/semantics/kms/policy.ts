/** Checks of a key policy that is to be kept. */
import type { Context } from '../context.ts';
import { keyPolicyFits, keyPolicyIsJson, keyPolicyKeepsTheDoorOpen } from '../rules/kmsNewKey.ts';

export function checkPolicy(
  kms: Context,
  {
    Policy,
    BypassPolicyLockoutSafetyCheck: bypass,
  }: { readonly Policy?: string; readonly BypassPolicyLockoutSafetyCheck?: boolean },
): void {
  const { account, arn } = kms.caller;
  kms.guard(keyPolicyFits, { Policy });
  kms.guard(keyPolicyIsJson, { Policy });
  const writer = { account: account ?? '', arn: arn ?? '' };
  kms.guard(keyPolicyKeepsTheDoorOpen, { Policy, bypass, ...writer });
}
