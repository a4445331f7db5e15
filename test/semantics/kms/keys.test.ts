/** KMS by its own SDK: making keys, looking at them, switching and ending them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/lib/bytes.ts';
import { digestOf, loadChecksums } from '../../../src/lib/checksums.ts';
import { defaultWorld, virtualStart } from '../../../src/world/world.ts';
import { lab } from '../lab.ts';
import { signHeaders } from '../signed.ts';

const day = 86_400_000;

async function withKey(input = {}) {
  const it = await lab();
  const kms = it.kms();
  const { KeyMetadata } = await kms.createKey(input);
  const { KeyId = '', Arn = '' } = KeyMetadata ?? {};
  return { ...it, client: kms, KeyId, Arn, KeyMetadata };
}

describe('a strict world', () => {
  beforeAll(loadChecksums);

  const world = { ...defaultWorld, strict: true };
  const headers = { 'x-amz-target': 'TrentService.ListKeys' };
  const signed = (service: string, more = {}) => ({
    method: 'POST',
    target: '/',
    headers: signHeaders(
      { method: 'POST', target: '/', headers: { ...headers, ...more }, service, hashed: '{}' },
      virtualStart,
    ),
  });

  test('takes what was signed for KMS, whether the hash of the body is told or not', async () => {
    const { raw, last } = await lab({ world });
    await raw({ ...signed('kms'), body: '{}' });
    expect(last().answer.status).toBe(200);
    const told = { 'x-amz-content-sha256': digestOf('SHA256', utf8('{}')) };
    await raw({ ...signed('kms', told), body: '{}' });
    expect(last().answer.status).toBe(200);
  });

  test('holds the signature to the body', async () => {
    const { rawRefusal } = await lab({ world });
    expect(await rawRefusal({ ...signed('kms'), body: '{"Limit":1}' })).toMatchObject({
      rule: 'signature/matches',
      status: 400,
      code: 'InvalidSignatureException',
    });
  });

  test('refuses what was signed for S3, in the form of KMS', async () => {
    const { rawRefusal } = await lab({ world });
    expect(await rawRefusal(signed('s3'))).toMatchObject({
      rule: 'signature/service',
      status: 400,
      code: 'IncompleteSignatureException',
    });
  });

  test('takes the SDK of KMS', async () => {
    const own = { ...world, clock: { kind: 'system' } } as const;
    const { kms } = await lab({ world: own, systemTime: Date.now });
    expect((await kms().listKeys({})).Keys).toEqual([]);
  });
});

describe('CreateKey', () => {
  test('answers what the key is', async () => {
    const { KeyMetadata, KeyId } = await withKey({ Description: 'for cats' });
    expect(KeyId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(KeyMetadata).toEqual({
      AWSAccountId: '123456789012',
      Arn: `arn:aws:kms:us-east-1:123456789012:key/${KeyId}`,
      CreationDate: new Date(virtualStart + 1000),
      CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
      CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
      Description: 'for cats',
      Enabled: true,
      EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
      KeyId,
      KeyManager: 'CUSTOMER',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyState: 'Enabled',
      KeyUsage: 'ENCRYPT_DECRYPT',
      MultiRegion: false,
      Origin: 'AWS_KMS',
    });
  });

  test('makes keys of many regions, pairs, and keys without material', async () => {
    const { client } = await withKey();
    const many = await client.createKey({ MultiRegion: true });
    expect(many.KeyMetadata).toMatchObject({
      KeyId: expect.stringMatching(/^mrk-[0-9a-f]{32}$/),
      MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', ReplicaKeys: [] },
    });
    const pair = await client.createKey({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    expect(pair.KeyMetadata).toMatchObject({ SigningAlgorithms: ['ECDSA_SHA_256'] });
    expect(pair.KeyMetadata).not.toHaveProperty('CurrentKeyMaterialId');
    const empty = await client.createKey({ Origin: 'EXTERNAL' });
    expect(empty.KeyMetadata).toMatchObject({ KeyState: 'PendingImport', Enabled: false });
  });

  test('tells of the key in what changed, and of its rules in the trace', async () => {
    const { last, Arn } = await withKey();
    expect(last()).toMatchObject({ operation: 'CreateKey', answer: { status: 200 } });
    expect(last().changes).toMatchObject([{ kind: 'kmsKey', subject: Arn, effect: 'added' }]);
    expect(last().trace.map(({ rule }) => rule.id)).toContain('kms/key-spec');
    expect(last().answer.headers).not.toContainEqual(['server', 'AmazonS3']);
  });

  test('is refused in the words of its validation', async () => {
    const { client, refusal } = await withKey();
    const KeySpec = 'RSA_1' as 'RSA_2048';
    expect(await refusal(client.createKey({ KeySpec }))).toEqual({
      status: 400,
      rule: 'kms/members',
      code: 'ValidationException',
      message: expect.stringMatching(
        /^1 validation error detected: Value 'RSA_1' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: \[RSA_2048, /,
      ) as string,
    });
    await expect(client.createKey({ KeySpec: 'RSA_2048' })).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^\w{16}$/) },
    });
  });
});

describe('DescribeKey', () => {
  test('finds a key by its id, its ARN, an alias and the ARN of an alias', async () => {
    const { client, KeyId, Arn, KeyMetadata } = await withKey();
    await client.createAlias({ AliasName: 'alias/cat', TargetKeyId: Arn });
    const aliasArn = 'arn:aws:kms:us-east-1:123456789012:alias/cat';
    for (const named of [KeyId, Arn, 'alias/cat', aliasArn])
      expect((await client.describeKey({ KeyId: named })).KeyMetadata).toEqual(KeyMetadata);
  });

  test.each([
    ['no-uuid', 'NotFoundException', "Invalid keyId 'no-uuid'"],
    [
      '01234567-89ab-4cde-8f01-23456789abcd',
      'NotFoundException',
      "Key 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-4cde-8f01-23456789abcd' does not exist",
    ],
    [
      'alias/dog',
      'NotFoundException',
      'Alias arn:aws:kms:us-east-1:123456789012:alias/dog is not found.',
    ],
    ['arn:aws:kms:eu-west-1:123456789012:key/a', 'NotFoundException', 'Invalid arn eu-west-1'],
    ['arn:aws:s3:::photos', 'InvalidArnException', 'Invalid arn arn:aws:s3:::photos'],
  ])('does not find %s', async (KeyId, code, message) => {
    const { client, refusal } = await withKey();
    const said = await refusal(client.describeKey({ KeyId }));
    expect(said).toEqual({ status: 400, rule: 'kms/key-exists', code, message });
  });

  test('finds keys of its region and account only', async () => {
    const { kms, refusal, KeyId, Arn } = await withKey();
    expect(await refusal(kms('test', { region: 'eu-west-1' }).describeKey({ KeyId }))).toEqual({
      status: 400,
      rule: 'kms/key-exists',
      code: 'NotFoundException',
      message: `Key 'arn:aws:kms:eu-west-1:123456789012:key/${KeyId}' does not exist`,
    });
    expect(await refusal(kms('test2').describeKey({ KeyId: Arn }))).toMatchObject({
      rule: 'kms/allowed',
      code: 'AccessDeniedException',
    });
  });

  test('makes the AWS managed key of S3 when it is first named', async () => {
    const { client } = await withKey();
    const { KeyMetadata } = await client.describeKey({ KeyId: 'alias/aws/s3' });
    expect(KeyMetadata).toMatchObject({
      Description: 'Default key that protects my S3 objects when no other key is defined',
      KeyManager: 'AWS',
      KeyState: 'Enabled',
    });
    expect(await client.describeKey({ KeyId: 'alias/aws/s3' })).toMatchObject({
      KeyMetadata: { KeyId: KeyMetadata?.KeyId },
    });
    const { Aliases = [] } = await client.listAliases({});
    expect(Aliases.map(({ AliasName }) => AliasName)).toEqual(['alias/aws/s3']);
  });
});

describe('a key', () => {
  test('is disabled and enabled', async () => {
    const { client, KeyId, last, Arn } = await withKey();
    const state = async () => (await client.describeKey({ KeyId })).KeyMetadata;
    await client.disableKey({ KeyId });
    const row = { attribute: 'Enabled', before: 'true', after: 'false' };
    expect(last().changes).toMatchObject([{ subject: Arn, effect: 'updated' }]);
    expect(last().changes[0]?.rows).toContainEqual(expect.objectContaining(row));
    expect(await state()).toMatchObject({ KeyState: 'Disabled', Enabled: false });
    await client.enableKey({ KeyId });
    expect(await state()).toMatchObject({ KeyState: 'Enabled', Enabled: true });
  });

  test('ends when its time has come, with its aliases', async () => {
    const { client, KeyId, Arn, simulator, refusal } = await withKey();
    await client.createAlias({ AliasName: 'alias/cat', TargetKeyId: KeyId });
    const scheduled = await client.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    const DeletionDate = new Date(virtualStart + 3000 + 7 * day);
    expect(scheduled).toMatchObject({
      DeletionDate,
      KeyId: Arn,
      KeyState: 'PendingDeletion',
      PendingWindowInDays: 7,
    });
    await simulator.advance(7 * day - 2000);
    expect((await client.describeKey({ KeyId })).KeyMetadata).toMatchObject({
      DeletionDate,
      Enabled: false,
      KeyState: 'PendingDeletion',
    });
    expect(await refusal(client.describeKey({ KeyId }))).toMatchObject({
      message: `Key '${Arn}' does not exist`,
    });
    expect((await client.listKeys({})).Keys).toEqual([]);
    expect((await client.listAliases({})).Aliases).toEqual([]);
    expect(await refusal(client.describeKey({ KeyId: 'alias/cat' }))).toMatchObject({
      code: 'NotFoundException',
    });
  });

  test('is kept when its deletion is cancelled, and disabled then', async () => {
    const { client, KeyId, Arn, refusal } = await withKey();
    expect(await client.scheduleKeyDeletion({ KeyId })).toMatchObject({ PendingWindowInDays: 30 });
    expect(await refusal(client.enableKey({ KeyId }))).toEqual({
      status: 400,
      rule: 'kms/key-not-ending',
      code: 'KMSInvalidStateException',
      message: `${Arn} is pending deletion.`,
    });
    expect(await client.cancelKeyDeletion({ KeyId })).toMatchObject({ KeyId: Arn });
    const { KeyMetadata } = await client.describeKey({ KeyId });
    expect(KeyMetadata).toMatchObject({ KeyState: 'Disabled' });
    expect(KeyMetadata).not.toHaveProperty('DeletionDate');
  });

  test('that is AWS’s own cannot be changed', async () => {
    const { client, refusal } = await withKey();
    const { KeyMetadata } = await client.describeKey({ KeyId: 'alias/aws/s3' });
    const { KeyId } = KeyMetadata ?? {};
    expect(await refusal(client.scheduleKeyDeletion({ KeyId }))).toMatchObject({
      rule: 'kms/allowed',
      code: 'AccessDeniedException',
    });
    expect((await client.getKeyPolicy({ KeyId })).Policy).toContain('kms:ViaService');
  });

  test('has a policy, a description and tags that can be set', async () => {
    const { client, KeyId } = await withKey({ Tags: [{ TagKey: 'a', TagValue: '1' }] });
    expect(JSON.parse((await client.getKeyPolicy({ KeyId })).Policy ?? '')).toMatchObject({
      Id: 'key-default-1',
      Statement: [{ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }],
    });
    const Policy = JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }],
    });
    await client.putKeyPolicy({ KeyId, Policy });
    expect(await client.getKeyPolicy({ KeyId })).toMatchObject({ Policy, PolicyName: 'default' });
    expect(await client.listKeyPolicies({ KeyId })).toMatchObject({ PolicyNames: ['default'] });
    await client.updateKeyDescription({ KeyId, Description: 'new' });
    expect((await client.describeKey({ KeyId })).KeyMetadata?.Description).toBe('new');
    const b = { TagKey: 'b', TagValue: '2' };
    await client.tagResource({ KeyId, Tags: [b, { TagKey: 'a', TagValue: '3' }] });
    await client.untagResource({ KeyId, TagKeys: ['a', 'nothing'] });
    expect(await client.listResourceTags({ KeyId })).toMatchObject({ Tags: [b], Truncated: false });
  });
});
