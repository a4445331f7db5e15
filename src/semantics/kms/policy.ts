/** Checks of a key policy that is to be kept. */
import type { Context } from '../context.ts';
import {
  keyPolicyFits,
  keyPolicyIsJson,
  keyPolicyIsWhole,
  keyPolicyKeepsTheDoorOpen,
  keyPolicyPrincipalsExist,
} from '../rules/kmsPolicy.ts';

export function checkPolicy(
  kms: Context,
  {
    Policy,
    BypassPolicyLockoutSafetyCheck: bypass,
  }: { readonly Policy?: string; readonly BypassPolicyLockoutSafetyCheck?: boolean },
): void {
  kms.guard(keyPolicyFits, { Policy });
  kms.guard(keyPolicyIsJson, { Policy });
  kms.guard(keyPolicyIsWhole, { Policy });
  kms.guard(keyPolicyPrincipalsExist, { Policy, exists: kms.mayExist });
  const { account = '', arn = '', principalArn = '' } = kms.identity ?? {};
  kms.guard(keyPolicyKeepsTheDoorOpen, { Policy, bypass, account, names: [arn, principalArn] });
}
