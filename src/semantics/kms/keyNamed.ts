/**
 * KMS keys as callers name them, and what may be done with them now. S3 and KMS both look here; each refuses in its own
 * words. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
import type { KmsAliasRecord, KmsKeyRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { View } from '../../storage/table.ts';
import type { Context } from '../context.ts';
import { aliasArn, keyArn, type KmsPlace } from './names.ts';
import { s3KeyPolicy } from './defaultPolicies.ts';

/** Why a key cannot be found or used: KMS's code and message. S3 answers it with `KMS.` before the code. */
export interface KmsTrouble {
  readonly code:
    | 'DisabledException'
    | 'InvalidArnException'
    | 'InvalidKeyUsageException'
    | 'KMSInvalidStateException'
    | 'NotFoundException';
  readonly message: string;
  /** The ARN of what is not there. */
  readonly missing?: string;
}

export type KmsKeyState = 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport';

/** The AWS managed key with which S3 encrypts when no key is named. */
export const s3Alias = 'alias/aws/s3';

/** The state at world time `now`, of a key that is still there. */
export function keyStateOf(key: KmsKeyRecord, now: number): KmsKeyState {
  if (key.deletion !== undefined && key.deletion > now) return 'PendingDeletion';
  if (key.materialId === undefined && key.origin === 'EXTERNAL') return 'PendingImport';
  return key.enabled ? 'Enabled' : 'Disabled';
}

/** Whether its deletion is over. */
export const isGone = ({ deletion }: KmsKeyRecord, now: number): boolean =>
  deletion !== undefined && deletion <= now;

/** An alias whose key is still there. */
export function findAlias(
  view: View,
  place: KmsPlace,
  name: string,
  now: number,
): KmsAliasRecord | undefined {
  const record = view.get(recordId.kmsAlias(place.account, place.region, name));
  if (record?.kind !== 'kmsAlias') return undefined;
  return keyIn(view, place, record.keyId, now) && record;
}

function keyIn(
  view: View,
  { account, region }: KmsPlace,
  keyId: string,
  now: number,
): KmsKeyRecord | undefined {
  const record = view.get(recordId.kmsKey(account, region, keyId));
  return record?.kind === 'kmsKey' && !isGone(record, now) ? record : undefined;
}

const arnForm = /^arn:aws[\w-]*:kms:([a-z0-9-]+):(\d{12}):(alias\/.+|key\/(.+))$/;
const keyIdForm =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;

/**
 * The key that `named` is: a key id, a key ARN, `alias/name` or an alias ARN. One of another account is found by its ARN;
 * who asks says whether it may be used. `alias/aws/s3` is made when it is first named.
 */
export function keyNamed(s3: Context, named: string, place: KmsPlace): KmsKeyRecord | KmsTrouble {
  const [, region, account, resource = named, id = named] = arnForm.exec(named) ?? [];
  if (region === undefined && named.startsWith('arn:'))
    return { code: 'InvalidArnException', message: `Invalid arn ${named}` };
  if (region !== undefined && region !== place.region)
    return { code: 'NotFoundException', message: `Invalid arn ${region}` };
  const there = { account: account ?? place.account, region: place.region };
  if (resource.startsWith('alias/')) return keyOfAlias(s3, there, resource);
  if (!keyIdForm.test(id)) return { code: 'NotFoundException', message: `Invalid keyId '${id}'` };
  const arn = keyArn({ ...there, keyId: id });
  return (
    keyIn(s3.draft, there, id, s3.now) ?? {
      code: 'NotFoundException',
      message: `Key '${arn}' does not exist`,
      missing: arn,
    }
  );
}

function keyOfAlias(s3: Context, place: KmsPlace, name: string): KmsKeyRecord | KmsTrouble {
  if (name === s3Alias && place.account === s3.caller.account) return s3ManagedKey(s3, place);
  const keyId = findAlias(s3.draft, place, name, s3.now)?.keyId;
  const key = keyId === undefined ? undefined : keyIn(s3.draft, place, keyId, s3.now);
  const missing = aliasArn({ ...place, name });
  return key ?? { code: 'NotFoundException', message: `Alias ${missing} is not found.`, missing };
}

/** The key by whatever name, with what policies see of it; `trouble` instead of what who asks may be told is not there. */
export interface NamedKey {
  readonly key?: KmsKeyRecord;
  readonly resource: string;
  readonly alias?: string;
  readonly trouble?: KmsTrouble;
}

export function lookForKey(s3: Context, named: string, place: KmsPlace): NamedKey {
  const found = keyNamed(s3, named, place);
  if (isTrouble(found)) {
    const { missing = '' } = found;
    const isTold = missing === '' || missing.split(':')[4] === s3.caller.account;
    return { resource: missing, ...(isTold && { trouble: found }) };
  }
  const alias = /(?:^|:)(alias\/.*)$/.exec(named)?.[1];
  return { key: found, resource: keyArn(found), ...(alias !== undefined && { alias }) };
}

export function isTrouble(found: KmsKeyRecord | KmsTrouble): found is KmsTrouble {
  return !('kind' in found);
}

/** Why nothing can be done with a key now, unless it is enabled. */
export function troubleOfState(key: KmsKeyRecord, now: number): KmsTrouble | undefined {
  const arn = keyArn(key);
  const state = keyStateOf(key, now);
  if (state === 'Enabled') return undefined;
  if (state === 'Disabled') return { code: 'DisabledException', message: `${arn} is disabled.` };
  const what = state === 'PendingDeletion' ? 'deletion' : 'import';
  return { code: 'KMSInvalidStateException', message: `${arn} is pending ${what}.` };
}

/** Why S3 cannot have `operation` (GenerateDataKey, Decrypt) done with a key now; undefined when it can. */
export function troubleOfUse(
  key: KmsKeyRecord,
  operation: string,
  now: number,
): KmsTrouble | undefined {
  const trouble = troubleOfState(key, now);
  if (trouble || key.keySpec === 'SYMMETRIC_DEFAULT') return trouble;
  const message = `${keyArn(key)} key usage is ${key.keyUsage} which is not valid for ${operation}.`;
  return { code: 'InvalidKeyUsageException', message };
}

/** The AWS managed key `alias/aws/s3` of an account in a region, made when it is first used. */
export function s3ManagedKey(s3: Context, place: KmsPlace): KmsKeyRecord {
  const alias = findAlias(s3.draft, place, s3Alias, s3.now);
  const known = alias && keyIn(s3.draft, place, alias.keyId, s3.now);
  if (known) return known;
  const write = s3.draft.nextWrite();
  const keyId = s3.ids.keyId(write);
  const { account, region } = place;
  const key: KmsKeyRecord = {
    kind: 'kmsKey',
    id: recordId.kmsKey(account, region, keyId),
    account,
    region,
    keyId,
    created: s3.now,
    manager: 'AWS',
    description: 'Default key that protects my S3 objects when no other key is defined',
    keySpec: 'SYMMETRIC_DEFAULT',
    keyUsage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    multiRegion: false,
    materialId: s3.ids.keyMaterialId(write),
    enabled: true,
    policy: s3KeyPolicy(place),
    tags: [],
  };
  s3.draft.put(key);
  s3.draft.put(newAlias(s3.now, { ...place, name: s3Alias, keyId }));
  return key;
}

export function newAlias(
  now: number,
  { account, region, name, keyId }: KmsPlace & Pick<KmsAliasRecord, 'name' | 'keyId'>,
): KmsAliasRecord {
  const id = recordId.kmsAlias(account, region, name);
  return { kind: 'kmsAlias', id, account, region, name, keyId, created: now, updated: now };
}
