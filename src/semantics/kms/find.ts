/** Finding the key that a request to KMS names, with the checks that go with it. */
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { isTrouble, keyNamed, keyStateOf } from './keyNamed.ts';
import type { KmsPlace } from './names.ts';
import {
  kmsKeyExists,
  kmsKeyIsNotAnAlias,
  kmsKeyIsNotEnding,
  kmsKeyIsOwn,
  kmsKeyIsTheCustomers,
} from '../rules/kmsKey.ts';

/** Where the caller is. Nobody without an account comes this far. */
export const placeOf = ({ caller, target }: Context): KmsPlace => ({
  account: caller.account ?? '',
  region: target.region,
});

/** A key to look at, for `action` in the words of IAM, by any of its names. */
export function needKey(kms: Context, named: string, action: string): KmsKeyRecord {
  const found = keyNamed(kms, named, placeOf(kms));
  kms.guard(kmsKeyExists, { named, trouble: isTrouble(found) ? found : undefined });
  const key = found as KmsKeyRecord;
  kms.guard(kmsKeyIsOwn, { key, ...kms.caller, action });
  return key;
}

/** The same by its id or ARN only. */
export function needKeyById(kms: Context, named: string, action: string): KmsKeyRecord {
  kms.guard(kmsKeyIsNotAnAlias, { named });
  return needKey(kms, named, action);
}

/** A key to change: the customer's own. */
export function needOwnKey(kms: Context, named: string, action: string): KmsKeyRecord {
  const key = needKeyById(kms, named, action);
  kms.guard(kmsKeyIsTheCustomers, { key, ...kms.caller, action });
  return key;
}

/** The same, which is not about to end. */
export function needLastingKey(kms: Context, named: string, action: string): KmsKeyRecord {
  const key = needOwnKey(kms, named, action);
  kms.guard(kmsKeyIsNotEnding, { key, state: keyStateOf(key, kms.now) });
  return key;
}
