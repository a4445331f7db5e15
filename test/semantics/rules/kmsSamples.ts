/** Keys and aliases as records, for the rules of KMS. */
import type { KmsAliasRecord, KmsKeyRecord } from '../../../src/storage/records.ts';

export const account = '123456789012';
export const arn = 'arn:aws:iam::123456789012:root';
export const keyId = '01234567-89ab-4cde-8f01-23456789abcd';
export const keyArn = `arn:aws:kms:us-east-1:${account}:key/${keyId}`;

export const key = (members: Partial<KmsKeyRecord> = {}): KmsKeyRecord => ({
  kind: 'kmsKey',
  id: 'k',
  account,
  region: 'us-east-1',
  keyId,
  created: 0,
  manager: 'CUSTOMER',
  description: '',
  keySpec: 'SYMMETRIC_DEFAULT',
  keyUsage: 'ENCRYPT_DECRYPT',
  origin: 'AWS_KMS',
  multiRegion: false,
  materialId: 'm',
  enabled: true,
  policy: '{}',
  tags: [],
  ...members,
});

export const alias: KmsAliasRecord = {
  kind: 'kmsAlias',
  id: 'a',
  account,
  region: 'us-east-1',
  name: 'alias/cat',
  keyId,
  created: 0,
  updated: 0,
};

/** How KMS refuses: always with 400. */
export const refused = (code: string, message = '') => ({ status: 400, code, message });
