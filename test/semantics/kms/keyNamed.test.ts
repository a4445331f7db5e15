import { describe, expect, test } from 'vitest';
import { isGone, keyStateOf, troubleOfUse } from '../../../src/semantics/kms/keyNamed.ts';
import { key, keyArn } from '../rules/kmsSamples.ts';

const { materialId: _, ...withoutMaterial } = key({ origin: 'EXTERNAL' });

describe('the state of a key', () => {
  test.each([
    [key(), 'Enabled'],
    [key({ enabled: false }), 'Disabled'],
    [key({ deletion: 2 }), 'PendingDeletion'],
    [withoutMaterial, 'PendingImport'],
    [{ ...withoutMaterial, deletion: 2 }, 'PendingDeletion'],
  ])('%# is %s', (record, state) => {
    expect(keyStateOf(record, 1)).toBe(state);
  });

  test('ends at its time', () => {
    expect([1, 2, 3].map((now) => isGone(key({ deletion: 2 }), now))).toEqual([false, true, true]);
    expect(isGone(key(), 3)).toBe(false);
  });
});

describe('using a key', () => {
  test.each([
    [key(), undefined],
    [key({ enabled: false }), ['DisabledException', `${keyArn} is disabled.`]],
    [key({ deletion: 2 }), ['KMSInvalidStateException', `${keyArn} is pending deletion.`]],
    [withoutMaterial, ['KMSInvalidStateException', `${keyArn} is pending import.`]],
    [
      key({ keySpec: 'RSA_2048', keyUsage: 'SIGN_VERIFY' }),
      [
        'InvalidKeyUsageException',
        `${keyArn} key usage is SIGN_VERIFY which is not valid for GenerateDataKey.`,
      ],
    ],
  ])('%# is possible, or %j', (record, trouble) => {
    const [code, message] = trouble ?? [];
    expect(troubleOfUse(record, 'GenerateDataKey', 1)).toEqual(trouble && { code, message });
  });
});
