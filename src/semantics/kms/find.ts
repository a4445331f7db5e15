/** Finding the key that a request to KMS names, with the checks that go with it. */
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { authorizeKms } from './authorize.ts';
import { keyStateOf, lookForKey } from './keyNamed.ts';
import type { KmsPlace } from './names.ts';
import { kmsKeyExists, kmsKeyIsNotAnAlias, kmsKeyIsNotEnding } from '../rules/kmsKey.ts';
import type { KmsConditionInput } from './request.ts';

/** Where the caller is. Nobody without an account comes this far. */
export const placeOf = ({ caller, target }: Context): KmsPlace => ({
  account: caller.account ?? '',
  region: target.region,
});

/** A key with which the caller may do `action`, in the words of IAM, by any of its names. */
export function needKey(
  kms: Context,
  named: string,
  action: string,
  more: { readonly ownOnly?: boolean; readonly input?: KmsConditionInput } = {},
): KmsKeyRecord {
  const { key, resource, alias, trouble } = lookForKey(kms, named, placeOf(kms));
  kms.guard(kmsKeyExists, { named, trouble });
  authorizeKms(kms, { action, resource, key, alias, missing: !key, ...more });
  return key as KmsKeyRecord;
}

/** The same by its id or ARN only. */
export function needKeyById(
  kms: Context,
  named: string,
  action: string,
  input?: KmsConditionInput,
): KmsKeyRecord {
  kms.guard(kmsKeyIsNotAnAlias, { named });
  return needKey(kms, named, action, { ...(input && { input }) });
}

/** A key of the caller's account: what changes keys, and some of what looks at them, goes no further. */
export function needOwnKey(
  kms: Context,
  named: string,
  action: string,
  input?: KmsConditionInput,
): KmsKeyRecord {
  kms.guard(kmsKeyIsNotAnAlias, { named });
  return needKey(kms, named, action, { ownOnly: true, ...(input && { input }) });
}

/** The same, which is not about to end. */
export function needLastingKey(
  kms: Context,
  named: string,
  action: string,
  input?: KmsConditionInput,
): KmsKeyRecord {
  const key = needOwnKey(kms, named, action, input);
  kms.guard(kmsKeyIsNotEnding, { key, state: keyStateOf(key, kms.now) });
  return key;
}
