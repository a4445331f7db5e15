import type { S3Control } from '@aws-sdk/client-s3-control';
import '@aws-sdk/signature-v4a';
import type { S3 } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { defaultWorld } from '../../../src/world/world.ts';
import { AccountId, arnOf, controlOf } from '../control/account.ts';
import { type Lab, lab, refusalIn, wireRequest } from '../lab.ts';

const arn = arnOf('finance');

let it: Lab;
let control: S3Control;
/** With hosts of its own for buckets: an ARN has no path. */
let s3: S3;
let alias = '';

beforeEach(async () => {
  it = await lab({ buckets: ['photos', 'backup'] });
  control = controlOf(it);
  s3 = it.as('test', { forcePathStyle: false });
  await it.s3.putObject({ Bucket: 'photos', Key: 'a b/cat', Body: 'a cat' });
  const made = await control.createAccessPoint({ AccountId, Name: 'finance', Bucket: 'photos' });
  alias = made.Alias ?? '';
});

const bucketStep = () => it.last().trace.find(({ rule }) => rule.id === 'access-point/bucket');

describe('an access point in the place of a bucket', () => {
  test('by its ARN: objects are written, read and listed behind it', async () => {
    await s3.putObject({ Bucket: arn, Key: 'dog', Body: 'a dog' });
    expect(it.last().request.url).toMatch(
      /^https:\/\/finance-123456789012\.s3-accesspoint\.us-east-1\.amazonaws\.com\/dog/,
    );
    expect(bucketStep()).toMatchObject({
      outcome: 'chose',
      value: 'photos',
      because: `the request goes through ${arn}`,
    });
    const { Body } = await it.s3.getObject({ Bucket: 'photos', Key: 'dog' });
    expect(await Body?.transformToString()).toBe('a dog');
    const listed = await s3.listObjectsV2({ Bucket: arn });
    expect(listed.Name).toBe('photos');
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['a b/cat', 'dog']);
  });

  test.each([true, false])('by its alias, path style %s', async (forcePathStyle) => {
    const client = it.as('test', { forcePathStyle });
    const { Body } = await client.getObject({ Bucket: alias, Key: 'a b/cat' });
    expect(await Body?.transformToString()).toBe('a cat');
    expect(await client.headBucket({ Bucket: alias })).toMatchObject({ AccessPointAlias: true });
    expect(await s3.headBucket({ Bucket: arn })).toMatchObject({ AccessPointAlias: false });
  });

  test('at dual-stack and FIPS hosts', async () => {
    const client = it.as('test', {
      forcePathStyle: false,
      useDualstackEndpoint: true,
      useFipsEndpoint: true,
    });
    await client.headObject({ Bucket: arn, Key: 'a b/cat' });
    expect(it.last().request.url).toContain('s3-accesspoint-fips.dualstack.us-east-1');
  });

  test('at a host that is not AWS’s', async () => {
    const client = it.as('test', { forcePathStyle: false, endpoint: 'http://localhost:9000' });
    await client.headObject({ Bucket: arn, Key: 'a b/cat' });
    expect(it.last().request.url).toContain('http://finance-123456789012.localhost');
    expect(bucketStep()).toMatchObject({ value: 'photos' });
    await it.s3.createBucket({ Bucket: 'finance-123456789012' });
    const own = client.headObject({ Bucket: 'finance-123456789012', Key: 'a b/cat' });
    expect(await it.refusal(own)).toMatchObject({ status: 404 });
  });

  test('takes tags, ACLs, multipart uploads and deletes', async () => {
    const named = { Bucket: arn, Key: 'film' };
    const { UploadId, Bucket } = await s3.createMultipartUpload(named);
    expect(Bucket).toBe('photos');
    const part = { ...named, UploadId, PartNumber: 1 };
    const { ETag } = await s3.uploadPart({ ...part, Body: 'a film' });
    expect((await s3.listParts({ ...named, UploadId })).Parts).toHaveLength(1);
    const done = await s3.completeMultipartUpload({
      ...named,
      UploadId,
      MultipartUpload: { Parts: [{ ETag, PartNumber: 1 }] },
    });
    expect(done).toMatchObject({
      Bucket: 'photos',
      Location: 'https://finance-123456789012.s3-accesspoint.us-east-1.amazonaws.com/film',
    });
    await s3.putObjectTagging({ ...named, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
    expect((await s3.getObjectTagging(named)).TagSet).toHaveLength(1);
    expect((await s3.getObjectAcl(named)).Grants).toHaveLength(1);
    const { Deleted } = await s3.deleteObjects({
      Bucket: arn,
      Delete: { Objects: [{ Key: 'film' }] },
    });
    expect(Deleted).toEqual([{ Key: 'film' }]);
  });

  test('must exist', async () => {
    const gone = s3.headObject({ Bucket: arnOf('nothing'), Key: 'cat' });
    expect(await it.refusal(gone)).toMatchObject({ status: 404, rule: 'access-point/reached' });
    const far = s3.listObjectsV2({ Bucket: arnOf('finance', 'eu-west-1') });
    expect(await it.refusal(far)).toMatchObject({ code: 'NoSuchAccessPoint' });
    const alias = `finance-${'a'.repeat(34)}-s3alias`;
    expect(await it.refusal(s3.listObjectsV2({ Bucket: alias }))).toMatchObject({
      status: 400,
      code: 'InvalidAccessPointAliasError',
    });
    const host = 'finance.s3-accesspoint.us-east-1.amazonaws.com';
    expect(await it.rawRefusal({ host, target: '/cat' })).toMatchObject({
      status: 400,
      code: 'InvalidAccessPoint',
    });
  });

  test('answers a page of another origin by the rules of its bucket', async () => {
    const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://a.example'] }];
    await it.s3.putBucketCors({ Bucket: 'photos', CORSConfiguration: { CORSRules } });
    const host = 'finance-123456789012.s3-accesspoint.us-east-1.amazonaws.com';
    const headers = { origin: 'https://a.example' };
    for (const at of [host, `${alias}.s3.us-east-1.amazonaws.com`]) {
      const answer = await it.raw({ host: at, target: '/a%20b/cat', headers });
      expect(answer.status).toBe(200);
      expect(new Map(answer.headers).get('access-control-allow-origin')).toBe('https://a.example');
    }
  });

  test('finds fault with a body as its bucket does', async () => {
    const host = 'finance-123456789012.s3-accesspoint.us-east-1.amazonaws.com';
    const tagging = { host, method: 'PUT', target: '/a%20b/cat?tagging', body: '<a>' };
    expect(await it.rawRefusal(tagging)).toMatchObject({ code: 'MalformedXML' });
  });

  test('takes no operations on the bucket', async () => {
    for (const call of [
      s3.deleteBucket({ Bucket: arn }),
      s3.getBucketVersioning({ Bucket: arn }),
      s3.putBucketTagging({ Bucket: arn, Tagging: { TagSet: [] } }),
    ])
      expect(await it.refusal(call)).toMatchObject({
        status: 405,
        code: 'MethodNotAllowed',
        rule: 'access-point/operation',
      });
    expect(await s3.getBucketLocation({ Bucket: arn })).toMatchObject({});
  });

  test('takes nothing unsigned, and nothing over HTTP', async () => {
    const host = 'finance-123456789012.s3-accesspoint.us-east-1.amazonaws.com';
    const unsigned = { host, target: '/cat', headers: { authorization: undefined } };
    expect(await it.rawRefusal(unsigned)).toMatchObject({
      status: 403,
      rule: 'access-point/signed',
    });
    await it.simulator.handle({ ...wireRequest({ host, target: '/cat' }), scheme: 'http' });
    expect(refusalIn(it.last())).toMatchObject({ status: 403, rule: 'access-point/https' });
  });
});

describe('an access point of a network', () => {
  test('takes requests of that network only', async () => {
    const VpcConfiguration = { VpcId: 'vpc-1' };
    await control.createAccessPoint({
      AccountId,
      Name: 'inside',
      Bucket: 'photos',
      VpcConfiguration,
    });
    const asked = () => s3.headObject({ Bucket: arnOf('inside'), Key: 'a b/cat' });
    expect(await it.refusal(asked())).toMatchObject({
      status: 403,
      rule: 'access-point/network',
    });
    await it.simulator.settle({ network: { ...defaultWorld.network, vpc: 'vpc-1' } });
    await asked();
  });
});

describe('a copy', () => {
  const source = `${arn}/object/a b/cat`;

  test.each([
    ['by ARN', () => encodeURIComponent(source)],
    ['by ARN, encoded by elements', () => encodeURI(source)],
    ['by alias', () => `${alias}/a%20b/cat`],
  ])('from behind an access point, %s', async (_, CopySource) => {
    await it.s3.copyObject({ Bucket: 'backup', Key: 'copy', CopySource: CopySource() });
    expect(bucketStep()).toMatchObject({ value: 'photos' });
    const { Body } = await it.s3.getObject({ Bucket: 'backup', Key: 'copy' });
    expect(await Body?.transformToString()).toBe('a cat');
  });

  test('from and to access points, in parts too', async () => {
    await control.createAccessPoint({ AccountId, Name: 'safe', Bucket: 'backup' });
    const named = { Bucket: arnOf('safe'), Key: 'copy' };
    await s3.copyObject({ ...named, CopySource: encodeURIComponent(source) });
    const { UploadId } = await s3.createMultipartUpload(named);
    const { CopyPartResult } = await s3.uploadPartCopy({
      ...named,
      UploadId,
      PartNumber: 1,
      CopySource: encodeURIComponent(source),
    });
    expect(CopyPartResult?.ETag).toBeTruthy();
  });

  test('onto itself through an access point changes nothing, and is refused', async () => {
    const same = s3.copyObject({ Bucket: arn, Key: 'a b/cat', CopySource: 'photos/a%20b/cat' });
    expect(await it.refusal(same)).toMatchObject({ code: 'InvalidRequest' });
  });

  test('of a version names it behind the ARN', async () => {
    await it.s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const { VersionId } = await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'old' });
    await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'new' });
    const CopySource = `${arn}/object/cat?versionId=${VersionId}`;
    const copied = await it.s3.copyObject({ Bucket: 'backup', Key: 'copy', CopySource });
    expect(copied.CopySourceVersionId).toBe(VersionId);
  });

  test.each([
    ['arn:aws:s3:::photos/cat', 'copy-source/arn', 400],
    [`${arn}/cat`, 'copy-source/arn', 400],
    ['arn:aws:s3::123456789012:accesspoint/mabc.mrap/object/cat', 'copy-source/arn', 400],
    [`${arn}/object/`, 'copy-source/key', 400],
    [`${arnOf('nothing')}/object/cat`, 'access-point/reached', 404],
    [`finance-${'a'.repeat(34)}-s3alias/cat`, 'access-point/alias', 400],
    [
      'arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-1/object/cat',
      'copy-source/arn-modelled',
      501,
    ],
  ])('from %s is refused', async (CopySource, rule, status) => {
    const asked = it.s3.copyObject({ Bucket: 'backup', Key: 'copy', CopySource });
    expect(await it.refusal(asked)).toMatchObject({ rule, status });
  });

  test('through an access point stays in its region', async () => {
    const LocationConstraint = 'eu-west-1';
    const far = it.as('test', { region: LocationConstraint, forcePathStyle: false });
    await far.createBucket({ Bucket: 'far', CreateBucketConfiguration: { LocationConstraint } });
    const CopySource = encodeURIComponent(source);
    const asked = far.copyObject({ Bucket: 'far', Key: 'copy', CopySource });
    expect(await it.refusal(asked)).toMatchObject({ rule: 'access-point/same-region' });
    await far.copyObject({ Bucket: 'far', Key: 'copy', CopySource: 'photos/a%20b/cat' });
  });
});

describe('a multi-region access point', () => {
  const mrap = async () => {
    await control.createMultiRegionAccessPoint({
      AccountId,
      Details: { Name: 'planet', Regions: [{ Bucket: 'backup' }] },
    });
    const { AccessPoint } = await control.getMultiRegionAccessPoint({ AccountId, Name: 'planet' });
    return AccessPoint?.Alias ?? '';
  };

  test('is the destination of a copy, signed with version 4A', async () => {
    const name = await mrap();
    const Bucket = `arn:aws:s3::${AccountId}:accesspoint/${name}`;
    await s3.copyObject({ Bucket, Key: 'copy', CopySource: 'photos/a%20b/cat' });
    expect(it.last().request.url).toMatch(
      new RegExp(`^https://${name}\\.accesspoint\\.s3-global\\.amazonaws\\.com/copy`),
    );
    expect(bucketStep()).toMatchObject({ value: 'backup' });
    const { Body } = await it.s3.getObject({ Bucket: 'backup', Key: 'copy' });
    expect(await Body?.transformToString()).toBe('a cat');
    await s3.headObject({ Bucket, Key: 'copy' });
    expect(await it.refusal(s3.headBucket({ Bucket }))).toMatchObject({ status: 405 });
  });

  test('must exist, and a bucket of it', async () => {
    const Bucket = `arn:aws:s3::${AccountId}:accesspoint/mnothing.mrap`;
    expect(await it.refusal(s3.headObject({ Bucket, Key: 'copy' }))).toMatchObject({
      status: 404,
      rule: 'multi-region/reached',
    });
    const name = await mrap();
    await it.s3.deleteBucket({ Bucket: 'backup' });
    const gone = s3.headObject({ Bucket: Bucket.replace('mnothing.mrap', name), Key: 'copy' });
    expect(await it.refusal(gone)).toMatchObject({ rule: 'multi-region/reached' });
  });
});
