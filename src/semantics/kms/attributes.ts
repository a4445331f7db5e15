/** Keys of KMS and their aliases as people read them: attribute → text, by AWS's names. */
import type { KmsAliasRecord, KmsKeyRecord } from '../../storage/records.ts';

const date = (time: number): string => new Date(time).toISOString();

export function kmsAttributes(
  record: KmsKeyRecord | KmsAliasRecord,
): Readonly<Record<string, string>> {
  if (record.kind === 'kmsAlias')
    return {
      TargetKeyId: record.keyId,
      CreationDate: date(record.created),
      LastUpdatedDate: date(record.updated),
    };
  return {
    KeyManager: record.manager,
    Description: record.description,
    KeySpec: record.keySpec,
    KeyUsage: record.keyUsage,
    Origin: record.origin,
    MultiRegion: `${record.multiRegion}`,
    Enabled: `${record.enabled && record.deletion === undefined}`,
    ...(record.deletion !== undefined && { DeletionDate: date(record.deletion) }),
    Policy: record.policy,
    CreationDate: date(record.created),
    ...Object.fromEntries(record.tags.map(({ Key, Value }) => [`tag ${Key}`, Value])),
    ...Object.fromEntries(
      (record.grants ?? []).map(({ GrantId, Operations, GranteePrincipal }) => [
        `grant ${GrantId}`,
        `${Operations.join(', ')} to ${GranteePrincipal}`,
      ]),
    ),
  };
}
