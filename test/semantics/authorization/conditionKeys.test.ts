/** What every condition key is for a request: a policy denies what its condition holds for, so that to be refused is to match. */
import type { S3 } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { isKnownKey } from '../../../src/semantics/authorization/conditionKeys.ts';
import { uniqueId } from '../../../src/world/uniqueId.ts';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { lab, type Lab } from '../lab.ts';

const album = { Bucket: 'album' };
const cat = { ...album, Key: 'cat' };
const copy = { ...album, Key: 'new', CopySource: 'album/folder%20a/%C3%A9?versionId=null' };
const md5 = 'KoitZ78ZSAQHz4+gxDpJqQ==';

const alice = defaultWorld.accounts[0]?.principals[1];
const studio = defaultWorld.accounts[0]?.id ?? '';
const world: World = {
  ...defaultWorld,
  accounts: defaultWorld.accounts.map((account, i) =>
    i > 0
      ? account
      : {
          ...account,
          principals: account.principals.map((one) =>
            one.name === 'alice' ? { ...one, tags: { Team: 'red' } } : one,
          ),
          roles: [
            {
              name: 'reader',
              arn: `arn:aws:iam::${studio}:role/reader`,
              sessions: [
                {
                  name: 'tom',
                  accessKeyId: 'ASIA',
                  secretAccessKey: 's',
                  sessionToken: 't',
                  issued: Date.UTC(2026, 0, 2),
                },
              ],
            },
          ],
        },
  ),
};

let it: Lab;
beforeAll(async () => {
  it = await lab({ world, buckets: ['album', 'locked'] });
  await it.s3.deletePublicAccessBlock(album);
  await it.s3.putObject({ ...cat, Body: 'meow', Tagging: 'open=yes' });
  await it.s3.putObject({ ...album, Key: 'folder a/é', Body: 'meow' });
});

const allNames = ['arn:aws:s3:::album', 'arn:aws:s3:::album/*'];

/** Whether a condition holds for what is asked. */
async function holds(
  Condition: object,
  call: (s3: S3) => Promise<unknown>,
  s3: S3 = it.s3,
  action = 's3:*',
) {
  const allow = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: allNames };
  const deny = { ...allow, Effect: 'Deny', Action: action, Condition };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [allow, deny] });
  await it.s3.putBucketPolicy({ ...album, Policy });
  const denied = await call(s3).then(
    () => false,
    (error: unknown) => (error as { name: string }).name === 'AccessDenied',
  );
  await it.s3.deleteBucketPolicy(album);
  return denied;
}

const get = (s3: S3) => s3.getObject(cat);
const put = (given: object) => (s3: S3) => s3.putObject({ ...cat, ...given });
const tagging = { Tagging: { TagSet: [{ Key: 'color', Value: 'red' }] } };

describe('a key of the request', () => {
  test.each<[string, string, (s3: S3) => Promise<unknown>]>([
    ['aws:CurrentTime', '*', get],
    ['aws:EpochTime', '17672*', get],
    ['aws:PrincipalAccount', studio, get],
    ['aws:PrincipalArn', `arn:aws:iam::${studio}:root`, get],
    ['aws:PrincipalIsAWSService', 'false', get],
    ['aws:PrincipalType', 'Account', get],
    ['aws:RequestedRegion', 'us-east-1', get],
    ['aws:ResourceAccount', studio, get],
    ['aws:SecureTransport', 'true', get],
    ['aws:SourceIp', '203.0.113.10', get],
    ['aws:UserAgent', 'aws-sdk-js/*', get],
    ['aws:userid', studio, get],
    ['AWS:UserId', studio, get],
    ['aws:ViaAWSService', 'false', get],
    ['s3:authType', 'REST-HEADER', get],
    ['s3:ResourceAccount', studio, get],
    ['s3:signatureversion', 'AWS4-HMAC-SHA256', get],
    ['s3:TlsVersion', '1.3', get],
    ['s3:x-amz-content-sha256', 'e3b0c442*', get],
    ['s3:signatureAge', '*', get],
    ['s3:ExistingObjectTag/open', 'yes', get],
    ['s3:VersionId', 'null', (s3) => s3.getObject({ ...cat, VersionId: 'null' })],
    ['s3:prefix', 'a/', (s3) => s3.listObjectsV2({ ...album, Prefix: 'a/' })],
    ['s3:prefix', '', (s3) => s3.listObjects({ ...album, Prefix: '' })],
    ['s3:delimiter', '/', (s3) => s3.listObjectVersions({ ...album, Delimiter: '/' })],
    ['s3:max-keys', '7', (s3) => s3.listObjectsV2({ ...album, MaxKeys: 7 })],
    ['s3:x-amz-acl', 'private', put({ ACL: 'private' })],
    ['s3:x-amz-grant-read', 'id=*', put({ GrantRead: 'id=1' })],
    ['s3:x-amz-grant-read-acp', 'id=*', put({ GrantReadACP: 'id=1' })],
    ['s3:x-amz-grant-write-acp', 'id=*', put({ GrantWriteACP: 'id=1' })],
    ['s3:x-amz-grant-full-control', 'id=*', put({ GrantFullControl: 'id=1' })],
    ['s3:x-amz-grant-write', 'id=*', (s3) => s3.putBucketAcl({ ...album, GrantWrite: 'id=1' })],
    ['s3:x-amz-storage-class', 'GLACIER', put({ StorageClass: 'GLACIER' })],
    ['s3:x-amz-server-side-encryption', 'AES256', put({ ServerSideEncryption: 'AES256' })],
    [
      's3:x-amz-server-side-encryption-aws-kms-key-id',
      'alias/*',
      put({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/a' }),
    ],
    [
      's3:x-amz-server-side-encryption-customer-algorithm',
      'AES256',
      put({
        SSECustomerAlgorithm: 'AES256',
        SSECustomerKey: 'abcdefg1234567890abcdefg12345678',
        SSECustomerKeyMD5: md5,
      }),
    ],
    ['s3:x-amz-website-redirect-location', '/a', put({ WebsiteRedirectLocation: '/a' })],
    ['s3:RequestObjectTag/color', 'red', put({ Tagging: 'color=red' })],
    ['s3:RequestObjectTagKeys', 'color', put({ Tagging: 'color=red' })],
    ['s3:RequestObjectTag/color', 'red', (s3) => s3.putObjectTagging({ ...cat, ...tagging })],
    ['s3:RequestObjectTagKeys', 'color', (s3) => s3.putObjectTagging({ ...cat, ...tagging })],
    ['s3:if-match', '"a"', put({ IfMatch: '"a"' })],
    ['s3:if-none-match', '[*]', put({ IfNoneMatch: '*' })],
    ['s3:ObjectCreationOperation', 'true', put({})],
    ['s3:ObjectCreationOperation', 'false', (s3) => s3.createMultipartUpload(cat)],
    [
      's3:ObjectCreationOperation',
      'false',
      (s3) => s3.uploadPart({ ...cat, UploadId: 'u', PartNumber: 1 }),
    ],
    ['s3:object-lock-mode', 'GOVERNANCE', put({ ObjectLockMode: 'GOVERNANCE' })],
    ['s3:object-lock-legal-hold', 'ON', put({ ObjectLockLegalHoldStatus: 'ON' })],
    [
      's3:object-lock-legal-hold',
      'ON',
      (s3) => s3.putObjectLegalHold({ ...cat, LegalHold: { Status: 'ON' } }),
    ],
    [
      's3:object-lock-remaining-retention-days',
      '31',
      put({
        ObjectLockMode: 'GOVERNANCE',
        ObjectLockRetainUntilDate: new Date('2026-02-01T00:00:00Z'),
      }),
    ],
    [
      's3:object-lock-retain-until-date',
      '2026-02-01*',
      (s3) =>
        s3.putObjectRetention({
          ...cat,
          Retention: { Mode: 'GOVERNANCE', RetainUntilDate: new Date('2026-02-01T00:00:00Z') },
        }),
    ],
    ['s3:x-amz-copy-source', 'album/folder a/*', (s3) => s3.copyObject(copy)],
    ['s3:x-amz-copy-source', '/album/folder a/é', (s3) => s3.copyObject(copy)],
    [
      's3:x-amz-metadata-directive',
      'REPLACE',
      (s3) => s3.copyObject({ ...copy, MetadataDirective: 'REPLACE' }),
    ],
    [
      's3:InventoryAccessibleOptionalFields',
      'Size',
      (s3) =>
        s3.putBucketInventoryConfiguration({
          ...album,
          Id: 'a',
          InventoryConfiguration: {
            Id: 'a',
            IsEnabled: true,
            IncludedObjectVersions: 'All',
            Schedule: { Frequency: 'Daily' },
            OptionalFields: ['Size'],
            Destination: { S3BucketDestination: { Bucket: 'arn:aws:s3:::album', Format: 'CSV' } },
          },
        }),
    ],
  ])('%s is %s', async (key, value, call) => {
    expect(await holds({ StringLike: { [key]: value.replace('[*]', '${*}') } }, call)).toBe(true);
    expect(await holds({ StringLike: { [key]: `${value}-not` } }, call)).toBe(false);
  });

  test.each([
    ['s3:prefix', (s3: S3) => s3.listMultipartUploads({ ...album, Prefix: 'a' })],
    ['s3:prefix', (s3: S3) => s3.listObjectsV2(album)],
    ['s3:VersionId', get],
    ['s3:if-match', (s3: S3) => s3.getObject({ ...cat, IfMatch: '"a"' })],
    ['s3:x-amz-server-side-encryption', put({})],
    ['s3:x-amz-storage-class', put({})],
    ['s3:x-amz-metadata-directive', (s3: S3) => s3.copyObject(copy)],
    ['s3:ExistingObjectTag/open', (s3: S3) => s3.deleteObject({ ...album, Key: 'none' })],
    ['s3:ExistingObjectTag/Open', get],
    ['s3:BucketTag/open', get],
    ['aws:username', get],
    ['aws:MultiFactorAuthPresent', get],
    ['aws:TokenIssueTime', get],
    ['aws:PrincipalOrgID', get],
    ['aws:SourceVpce', get],
    ['aws:VpcSourceIp', get],
    ['aws:Referer', get],
    ['aws:PrincipalTag/team', get],
  ])('%s is absent where its action has none, or nobody says one', async (key, call) => {
    expect(await holds({ Null: { [key]: 'true' } }, call)).toBe(true);
  });

  test('the source of a copy as the policy writes it, for those that deny all others too', async () => {
    const others = (source: string) => ({ StringNotLike: { 's3:x-amz-copy-source': source } });
    const copies = (Condition: object) =>
      holds(Condition, (s3) => s3.copyObject(copy), it.s3, 's3:PutObject');
    expect(await copies(others('album/folder a/*'))).toBe(false);
    expect(await copies(others('/album/folder a/*'))).toBe(false);
    expect(await copies(others('album/public/*'))).toBe(true);
  });
});

describe('of an upload', () => {
  const film = { ...album, Key: 'film' };
  const until = new Date('2026-02-01T00:00:00Z');
  const begin = async () => {
    const { UploadId } = await it.s3.createMultipartUpload({
      ...film,
      ACL: 'bucket-owner-full-control',
      ServerSideEncryption: 'AES256',
      StorageClass: 'STANDARD_IA',
      Tagging: 'color=red',
    });
    const { ETag } = await it.s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'a' });
    return { ...film, UploadId, ETag };
  };
  test.each([
    ['s3:x-amz-acl', 'bucket-owner-full-control'],
    ['s3:x-amz-server-side-encryption', 'AES256'],
    ['s3:x-amz-storage-class', 'STANDARD_IA'],
    ['s3:RequestObjectTag/color', 'red'],
  ])('%s is %s in its parts and its end, as it began', async (key, value) => {
    const { ETag, ...upload } = await begin();
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    for (const call of [
      (s3: S3) => s3.uploadPart({ ...upload, PartNumber: 2 }),
      (s3: S3) => s3.uploadPartCopy({ ...upload, PartNumber: 2, CopySource: 'album/cat' }),
      (s3: S3) => s3.completeMultipartUpload({ ...upload, MultipartUpload }),
    ])
      for (const operator of ['StringEquals', 'StringNotEquals'])
        expect(await holds({ [operator]: { [key]: value } }, call, it.s3, 's3:PutObject')).toBe(
          operator === 'StringEquals',
        );
    const absent = { Null: { [key]: 'true' } };
    const other = (s3: S3) => s3.uploadPart({ ...film, UploadId: 'another', PartNumber: 1 });
    expect(await holds(absent, other, it.s3, 's3:PutObject')).toBe(true);
  });

  test('the end of its retention is too', async () => {
    const gold = { Bucket: 'album', Key: 'gold' };
    await it.s3.putBucketVersioning({ ...album, VersioningConfiguration: { Status: 'Enabled' } });
    await it.s3.putObjectLockConfiguration({
      ...album,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
    });
    const { UploadId } = await it.s3.createMultipartUpload({
      ...gold,
      ObjectLockMode: 'GOVERNANCE',
      ObjectLockRetainUntilDate: until,
    });
    const ContentMD5 = 'DMF1ucDxtqgxw5niaXcmYQ==';
    const part = (s3: S3) =>
      s3.uploadPart({ ...gold, UploadId, PartNumber: 1, Body: 'a', ContentMD5 });
    const days = (limit: string) => ({
      NumericGreaterThan: { 's3:object-lock-remaining-retention-days': limit },
    });
    expect(await holds(days('30'), part)).toBe(true);
    expect(await holds(days('31'), part)).toBe(false);
  });
});

describe('a key of who asks', () => {
  const arn = alice?.arn ?? '';
  const role = `arn:aws:iam::${studio}:role/reader`;
  const who = {
    alice: () => it.as('alice'),
    tom: () =>
      it.as('ASIA', {
        credentials: { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't' },
      }),
    nobody: () => it.as(null),
  };
  test.each([
    ['alice', 'aws:PrincipalType', 'User'],
    ['alice', 'aws:username', 'alice'],
    ['alice', 'aws:userid', uniqueId('AIDA', arn)],
    ['alice', 'aws:PrincipalArn', arn],
    ['alice', 'aws:PrincipalTag/team', 'red'],
    ['tom', 'aws:PrincipalType', 'AssumedRole'],
    ['tom', 'aws:PrincipalArn', role],
    ['tom', 'aws:userid', `${uniqueId('AROA', role)}:tom`],
    ['tom', 'aws:MultiFactorAuthPresent', 'false'],
    ['tom', 'aws:TokenIssueTime', '2026-01-02T00:00:00Z'],
    ['nobody', 'aws:PrincipalType', 'Anonymous'],
    ['nobody', 'aws:PrincipalAccount', 'anonymous'],
  ] as const)('of %s: %s is %s', async (name, key, value) => {
    expect(await holds({ StringEquals: { [key]: value } }, get, who[name]())).toBe(true);
    expect(await holds({ StringNotEquals: { [key]: value } }, get, who[name]())).toBe(false);
  });

  test.each([
    ['tom', 'aws:username'],
    ['nobody', 'aws:PrincipalArn'],
    ['nobody', 'aws:userid'],
    ['nobody', 's3:authType'],
    ['nobody', 's3:signatureversion'],
    ['alice', 'aws:MultiFactorAuthPresent'],
    ['alice', 'aws:TokenIssueTime'],
  ] as const)('of %s: %s is absent', async (name, key) => {
    expect(await holds({ StringLike: { [key]: '*' } }, get, who[name]())).toBe(false);
  });
});

describe('a key of the way that a request takes', () => {
  test('a presigned URL says that it is one, and how old it is', async () => {
    const command = new GetObjectCommand(cat);
    const signingDate = new Date(it.simulator.now());
    const url = new URL(await getSignedUrl(it.s3, command, { signingDate, expiresIn: 3600 }));
    await it.simulator.advance(60_000);
    const call = async () => {
      const { pathname, search } = url;
      const headers = { authorization: undefined };
      const { status } = await it.raw({ host: url.host, target: pathname + search, headers });
      if (status === 403) throw Object.assign(new Error(), { name: 'AccessDenied' });
    };
    const asked = (operator: string, key: string, value: string) =>
      holds({ [operator]: { [key]: value } }, call);
    expect(await asked('StringEquals', 's3:authType', 'REST-QUERY-STRING')).toBe(true);
    expect(await asked('StringEquals', 's3:x-amz-content-sha256', 'UNSIGNED-PAYLOAD')).toBe(true);
    expect(await asked('NumericGreaterThan', 's3:signatureAge', '60000')).toBe(true);
    expect(await asked('NumericGreaterThan', 's3:signatureAge', '600000')).toBe(false);
    expect(await asked('StringEquals', 's3:authType', 'REST-HEADER')).toBe(false);
  });

  test('who carries it may say from where', async () => {
    const from = (ip: string) => async () => {
      const headers = [['host', 's3.amazonaws.com']] as const;
      const request = { method: 'GET', scheme: 'http', host: 's3.amazonaws.com' } as const;
      const target = '/album/cat';
      await it.simulator.handle({ ...request, target, headers, body: null, from: { ip } });
      const denied = it
        .last()
        .trace.some(({ rule, decisive }) => decisive && rule.id === 'access/denied');
      if (denied) throw Object.assign(new Error(), { name: 'AccessDenied' });
    };
    const Condition = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
    expect(await holds(Condition, from('192.0.2.7'))).toBe(true);
    expect(await holds(Condition, from('::ffff:192.0.2.7'))).toBe(true);
    expect(await holds(Condition, from('198.51.100.7'))).toBe(false);
  });

  test('through an endpoint of a VPC it comes from no address of the Internet', async () => {
    const network = { sourceIp: '10.0.0.7', vpc: 'vpc-1', vpcEndpoint: 'vpce-1' };
    await it.simulator.settle({ network });
    expect(await holds({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, get)).toBe(true);
    expect(await holds({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, get)).toBe(true);
    expect(await holds({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, get)).toBe(true);
    expect(await holds({ Null: { 'aws:SourceIp': 'true' } }, get)).toBe(true);
    await it.simulator.settle({ network: defaultWorld.network });
  });

  test('tags of the bucket count where that is on', async () => {
    await it.s3.putBucketTagging({ ...album, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
    await it.s3.putBucketAbac({ ...album, AbacStatus: { Status: 'Enabled' } });
    expect(await holds({ StringEquals: { 'aws:ResourceTag/a': 'b' } }, get)).toBe(true);
    expect(await holds({ StringEquals: { 's3:BucketTag/a': 'b' } }, get)).toBe(true);
    await it.s3.putBucketAbac({ ...album, AbacStatus: { Status: 'Disabled' } });
  });
});

test.each([
  ['S3:X-AMZ-ACL', true],
  ['aws:principalorgid', true],
  ['s3:DataAccessPointArn', true],
  ['s3:ExistingObjectTag/a', true],
  ['s3:ExistingObjectTag/', false],
  ['s3:ExistingObjectTag', false],
  ['s3:made-up', false],
  ['aws:MadeUp', false],
])('that %s is a key is %j', (key, known) => {
  expect(isKnownKey(key)).toBe(known);
});
