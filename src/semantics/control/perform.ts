/** One request to S3 Control, with the checks that come before every operation. */
import type { ControlInput, ControlOperationName } from '../../protocol/control/operation.ts';
import { accessPointArn } from '../accessPoint/accessPoint.ts';
import { authorizeControl } from '../authorization/authorize.ts';
import type { Context } from '../context.ts';
import { checkIntegrity } from '../integrity.ts';
import { accountIsNamed, accountIsOwn, controlCallerIsKnown } from '../rules/control.ts';
import { controlHandlers } from './operations.ts';

/** Runs synchronously, as S3's operations do. An answer without members is an empty object. */
export function performControl<Name extends ControlOperationName>(
  name: Name,
  input: ControlInput<Name>,
  s3: Context,
): object {
  s3.guard(controlCallerIsKnown, { account: s3.caller.account });
  const { AccountId: named } = input as { readonly AccountId?: string };
  s3.guard(accountIsNamed, { named });
  s3.guard(accountIsOwn, { named, account: s3.caller.account });
  authorizeControl(s3, name, resourceOf(input, s3));
  if (s3.document) checkIntegrity(s3, s3.document.declares, s3.document.payload);
  return controlHandlers[name](input, s3) ?? {};
}

/** The ARN that policies name: of an access point, or of no resource in particular. */
function resourceOf(input: object, { caller, target }: Context): string {
  if ('ResourceArn' in input) return String(input.ResourceArn);
  if ('RequestTokenARN' in input) return String(input.RequestTokenARN);
  if (!('Name' in input)) return '*';
  const { region } = target;
  return accessPointArn({ account: caller.account ?? '', region, name: String(input.Name) });
}
