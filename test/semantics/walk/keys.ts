import { text } from '../../../src/lib/bytes.ts';
import { ask, it } from './ground.ts';

/** One request to KMS, and what it answered. */
async function kms(
  operation: string,
  input: object | string = {},
  authorization?: string,
): Promise<Record<string, never>> {
  const headers = {
    'x-amz-target': `TrentService.${operation}`,
    ...(authorization !== undefined && { authorization: authorization || undefined }),
  };
  await ask('POST /', headers, typeof input === 'string' ? input : JSON.stringify(input));
  const said = text(it.last().answer.body.preview);
  return said === '' ? {} : (JSON.parse(said) as Record<string, never>);
}

const newKey = async (input: object = {}) =>
  ((await kms('CreateKey', input)).KeyMetadata as unknown as { KeyId: string }).KeyId;

const theirs =
  'AWS4-HMAC-SHA256 Credential=test2/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0';

export async function keys(): Promise<void> {
  await kms('CreateKey', {}, '');
  await kms('BakeCake');
  await kms('Encrypt');
  await kms('CreateKey', 'not JSON');
  await kms('DescribeKey');
  await makingKeys();
  await lookingAtKeys();
  await aliases();
  await endings();
  await grants();
}

async function makingKeys(): Promise<void> {
  await kms('CreateKey', { KeySpec: 'RSA_2048', CustomerMasterKeySpec: 'RSA_2048' });
  await kms('CreateKey', { CustomerMasterKeySpec: 'RSA_2048' });
  await kms('CreateKey', { KeySpec: 'RSA_2048', KeyUsage: 'GENERATE_VERIFY_MAC' });
  await kms('CreateKey', { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1' });
  const Key = { TagKey: 'a', TagValue: '1' };
  const Tags = Array.from({ length: 51 }, (_, i) => ({ TagKey: `k${i}`, TagValue: '' }));
  await kms('CreateKey', { Tags: [Key, Key] });
  await kms('CreateKey', { Tags });
  await kms('CreateKey', { Policy: 'a' });
  await kms('CreateKey', { Policy: '{}' });
  await kms('CreateKey', { Policy: '{}'.padEnd(40_000) });
  await kms('CreateKey', { Policy: '{}', BypassPolicyLockoutSafetyCheck: true, Tags: [Key] });
  const Statement = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };
  const Principal = { AWS: 'arn:aws:iam::123456789012:user/nobody' };
  await kms('CreateKey', { Policy: JSON.stringify({ Statement: { ...Statement, Action: [] } }) });
  await kms('CreateKey', { Policy: JSON.stringify({ Statement: { Effect: 'Allow' } }) });
  await kms('CreateKey', { Policy: JSON.stringify({ Statement: { ...Statement, Principal } }) });
}

async function lookingAtKeys(): Promise<void> {
  const KeyId = await newKey();
  const arn = `arn:aws:kms:us-east-1:123456789012:key/${KeyId}`;
  await kms('DescribeKey', { KeyId: arn });
  await kms('DescribeKey', { KeyId: arn }, theirs);
  await kms('DescribeKey', { KeyId: 'nothing' });
  await kms('ListKeys', { Limit: 1 });
  await kms('ListKeys', { Marker: KeyId });
  await kms('ListKeys', { Marker: 'nothing' });
  await kms('GetKeyPolicy', { KeyId, PolicyName: 'default' });
  await kms('GetKeyPolicy', { KeyId, PolicyName: 'other' });
}

async function aliases(): Promise<void> {
  const TargetKeyId = await newKey();
  const pair = await newKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
  const named = (AliasName: string, to = TargetKeyId) => ({ AliasName, TargetKeyId: to });
  await kms('CreateAlias', named('cat'));
  await kms('CreateAlias', named('alias/a:b'));
  await kms('CreateAlias', named('alias/aws/cat'));
  await kms('CreateAlias', named('alias/cat', 'alias/dog'));
  await kms('CreateAlias', named('alias/cat'));
  await kms('CreateAlias', named('alias/cat'));
  await kms('UpdateAlias', named('alias/cat'));
  await kms('UpdateAlias', named('alias/cat', pair));
  await kms('DeleteAlias', { AliasName: 'alias/dog' });
  for (let i = 0; i < 50; i++) await kms('CreateAlias', named(`alias/${i}`));
  await kms('DisableKey', { KeyId: 'alias/cat' });
  await kms('UpdateAlias', named('alias/1', await newKey()));
}

async function endings(): Promise<void> {
  const s3s = await kms('DescribeKey', { KeyId: 'alias/aws/s3' });
  await kms('DisableKey', { KeyId: (s3s.KeyMetadata as unknown as { KeyId: string }).KeyId });
  await kms('DisableKey', { KeyId: await newKey({ Origin: 'EXTERNAL' }) });
  const KeyId = await newKey();
  await kms('DisableKey', { KeyId });
  await kms('CancelKeyDeletion', { KeyId });
  await kms('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 6 });
  await kms('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 });
  await kms('EnableKey', { KeyId });
  await kms('CancelKeyDeletion', { KeyId });
}

async function grants(): Promise<void> {
  const alice = 'arn:aws:iam::123456789012:user/alice';
  const KeyId = await newKey();
  const disabled = await newKey();
  await kms('DisableKey', { KeyId: disabled });
  const asked = { KeyId, GranteePrincipal: alice, Operations: ['Decrypt'] };
  const grant = (changed: object) => kms('CreateGrant', { ...asked, ...changed });
  const context = { a: '1' };
  await grant({ GranteeServicePrincipal: 's3.amazonaws.com' });
  await grant({ GranteePrincipal: undefined });
  await grant({ GranteePrincipal: 'arn:aws:iam::123456789012:user/nobody' });
  await grant({ Operations: ['CreateGrant'] });
  await grant({ Operations: ['Sign'] });
  await grant({ KeyId: disabled });
  await grant({
    Constraints: { EncryptionContextEquals: context, EncryptionContextSubset: context },
  });
  const pair = await newKey({ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' });
  await grant({ KeyId: pair, Constraints: { EncryptionContextEquals: context } });
  await grant({ DryRun: true });
  const { GrantToken } = await grant({
    DryRun: false,
    Constraints: { EncryptionContextEquals: context },
  });
  await kms('DescribeKey', { KeyId, GrantTokens: [GrantToken] });
  await kms('DescribeKey', { KeyId, GrantTokens: ['nothing'] });
  await kms('RevokeGrant', { KeyId, GrantId: 'nothing' });
  await kms('RetireGrant', { KeyId });
  await kms('RetireGrant', { GrantToken });
  const { GrantId } = await grant({});
  await kms('RevokeGrant', { KeyId, GrantId });
}
