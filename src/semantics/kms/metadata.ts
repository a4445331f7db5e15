/** A key as CreateKey and DescribeKey show it. */
import type { KmsOutput } from '../../protocol/kms/operation.ts';
import type { KmsKeyRecord } from '../../storage/records.ts';
import { algorithmsOf } from './algorithms.ts';
import { keyStateOf } from './keyNamed.ts';
import { keyArn } from './names.ts';

export function keyMetadata(key: KmsKeyRecord, now: number): KmsOutput {
  const state = keyStateOf(key, now);
  const Arn = keyArn(key);
  return {
    AWSAccountId: key.account,
    Arn,
    CreationDate: new Date(key.created),
    ...(key.materialId !== undefined && { CurrentKeyMaterialId: key.materialId }),
    CustomerMasterKeySpec: key.keySpec,
    ...(key.deletion !== undefined && { DeletionDate: new Date(key.deletion) }),
    Description: key.description,
    Enabled: state === 'Enabled',
    KeyId: key.keyId,
    KeyManager: key.manager,
    KeySpec: key.keySpec,
    KeyState: state,
    KeyUsage: key.keyUsage,
    MultiRegion: key.multiRegion,
    ...(key.multiRegion && {
      MultiRegionConfiguration: {
        MultiRegionKeyType: 'PRIMARY',
        PrimaryKey: { Arn, Region: key.region },
        ReplicaKeys: [],
      },
    }),
    Origin: key.origin,
    ...algorithmsOf(key),
  };
}
