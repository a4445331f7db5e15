/** What CreateAlias, UpdateAlias and DeleteAlias have in common. */
import type { KmsAliasRecord, KmsKeyRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { findAlias, isTrouble, keyNamed, keyStateOf } from './keyNamed.ts';
import { aliasArn, type KmsPlace } from './names.ts';
import {
  aliasHasPrefix,
  aliasIsNotAws,
  aliasNameIsValid,
  aliasTargetIsAKey,
} from '../rules/kmsAlias.ts';
import { kmsKeyExists, kmsKeyIsNotEnding, kmsKeyIsOwn } from '../rules/kmsKey.ts';
import { placeOf } from './find.ts';

/** The alias that a request names, if there is one. */
export function namedAlias(kms: Context, name: string) {
  kms.guard(aliasHasPrefix, { name });
  kms.guard(aliasNameIsValid, { name });
  kms.guard(aliasIsNotAws, { name });
  const place = placeOf(kms);
  const existing = findAlias(kms.draft, place, name, kms.now);
  return { place, existing, arn: aliasArn({ ...place, name }) };
}

/** The key that an alias is to stand for. */
export function needTarget(kms: Context, target: string, action: string): KmsKeyRecord {
  kms.guard(aliasTargetIsAKey, { target });
  const found = keyNamed(kms, target, placeOf(kms));
  kms.guard(kmsKeyExists, { named: target, trouble: isTrouble(found) ? found : undefined });
  const key = found as KmsKeyRecord;
  kms.guard(kmsKeyIsOwn, { key, ...kms.caller, action });
  kms.guard(kmsKeyIsNotEnding, { key, state: keyStateOf(key, kms.now) });
  return key;
}

/** The aliases of a place whose keys are still there, by name; of one key, when it is named. */
export function aliasesIn(
  kms: Context,
  place: KmsPlace,
  keyId?: string,
): readonly KmsAliasRecord[] {
  const all: KmsAliasRecord[] = [];
  for (const record of kms.draft.scan(recordId.kmsAliasesIn(place.account, place.region))) {
    const lives = record.kind === 'kmsAlias' && findAlias(kms.draft, place, record.name, kms.now);
    if (lives && (keyId === undefined || lives.keyId === keyId)) all.push(lives);
  }
  return all;
}
