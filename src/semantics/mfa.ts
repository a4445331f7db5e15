/** The MFA device that a request names. */
import type { Context } from './context.ts';
import { mfaDeviceIsOwned, mfaHasItsForm } from './rules/versioning.ts';

export function checkMfa(s3: Context, MFA: string | undefined): void {
  s3.guard(mfaHasItsForm, { MFA });
  s3.guard(mfaDeviceIsOwned, { MFA });
}
