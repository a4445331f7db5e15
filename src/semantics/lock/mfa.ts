/** The MFA device that a request names: its code is a secret, as long as it lasts. */
import type { Context } from '../context.ts';
import { mfaDeviceIsOwned, mfaHasItsForm } from '../rules/versioning.ts';

export function checkMfa(s3: Context, sent: string | undefined): void {
  const MFA = named(sent);
  s3.guard(mfaHasItsForm, { MFA, value: () => sent ?? '' });
  s3.guard(mfaDeviceIsOwned, { MFA });
}

export function named(sent: string | undefined): 'sent' | undefined {
  return sent === undefined ? undefined : 'sent';
}
