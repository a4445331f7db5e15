/** The aliases of keys, by name. */
import type { KmsAliasRecord, KmsKeyRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { findAlias } from './keyNamed.ts';
import type { KmsPlace } from './names.ts';

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

export function aliasNamesOf(kms: Context, key: KmsKeyRecord): readonly string[] {
  return aliasesIn(kms, key, key.keyId).map(({ name }) => name);
}
