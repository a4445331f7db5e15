/** Asking whether somebody may do something with KMS, in the words of KMS and in those of S3. */
import type { Context } from '../context.ts';
import { kmsAllows, kmsAllowsThroughS3, type KmsAccess } from '../rules/kmsAccess.ts';
import type { KmsRequest } from './request.ts';
import { verdictOn } from './verdict.ts';

export function authorizeKms(kms: Context, request: KmsRequest): void {
  kms.guard(kmsAllows, accessOf(kms, request));
}

/** The same of what S3 does for the caller. */
export function authorizeThroughS3(s3: Context, request: KmsRequest): void {
  s3.guard(kmsAllowsThroughS3, accessOf(s3, request));
}

function accessOf(s3: Context, request: KmsRequest): KmsAccess {
  const { action, resource, context } = request;
  const verdict = verdictOn(s3, request);
  const { effect, kind, hidden, opinions, remedies } = verdict;
  return {
    arn: s3.caller.arn,
    action,
    resource,
    effect,
    kind,
    hidden,
    // Worded only when somebody looks.
    get because() {
      return verdict.because;
    },
    ...(context && { context: JSON.stringify(context) }),
    opinions,
    remedies,
  };
}
