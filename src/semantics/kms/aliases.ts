/** What CreateAlias, UpdateAlias and DeleteAlias have in common. */
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { authorizeKms } from './authorize.ts';
import { findAlias, keyStateOf } from './keyNamed.ts';
import { aliasArn } from './names.ts';
import {
  aliasHasPrefix,
  aliasIsNotAws,
  aliasNameIsValid,
  aliasTargetIsAKey,
} from '../rules/kmsAlias.ts';
import { kmsKeyIsNotEnding } from '../rules/kmsKey.ts';
import { needKey, placeOf } from './find.ts';

/** The alias that a request names, if there is one, for who may do `action` with it: his own policies say so. */
export function namedAlias(kms: Context, name: string, action: string) {
  kms.guard(aliasHasPrefix, { name });
  kms.guard(aliasNameIsValid, { name });
  kms.guard(aliasIsNotAws, { name });
  const place = placeOf(kms);
  const arn = aliasArn({ ...place, name });
  authorizeKms(kms, { action, resource: arn });
  return { place, existing: findAlias(kms.draft, place, name, kms.now), arn };
}

/** The key that an alias is to stand for. */
export function needTarget(kms: Context, target: string, action: string): KmsKeyRecord {
  kms.guard(aliasTargetIsAKey, { target });
  const key = needKey(kms, target, action, { ownOnly: true });
  kms.guard(kmsKeyIsNotEnding, { key, state: keyStateOf(key, kms.now) });
  return key;
}
