import { S3Control } from '@aws-sdk/client-s3-control';
import { arnOf } from '../control/account.ts';
import { quiet, wireRequest, wiredTo } from '../lab.ts';
import { it } from './ground.ts';

const AccountId = '123456789012';

/** Whatever it is answered. */
const tried = (call: Promise<unknown>) => call.catch(() => undefined);

export async function accessPoints(): Promise<void> {
  const config = { ...quiet('test'), requestHandler: wiredTo(it.simulator) };
  const control = new S3Control(config);
  await it.s3.createBucket({ Bucket: 'points' });
  await it.as('test2').createBucket({ Bucket: 'theirs' });
  await asking(control);
  await making(control);
  await tried(it.s3.deleteBucket({ Bucket: 'points' }));
  await policies(control);
  await using();
  await publicly(control);
  await manyRegions(control);
  await accountBlocks(control);
}

async function asking(control: S3Control): Promise<void> {
  const host = `${AccountId}.s3-control.us-east-1.amazonaws.com`;
  const target = '/v20180820/accesspoint';
  await it.raw({ host, target, headers: { authorization: undefined } });
  await it.raw({ host, target });
  await tried(control.listAccessPoints({ AccountId: '210987654321' }));
  await tried(control.listAccessPoints({ AccountId, MaxResults: 0 }));
  await tried(control.listAccessPoints({ AccountId, DataSourceType: 'FSX' }));
  await tried(control.listAccessPoints({ AccountId, MaxResults: 1, NextToken: 'a' }));
}

async function making(control: S3Control): Promise<void> {
  const create = (Name: string, Bucket = 'points', more = {}) =>
    tried(control.createAccessPoint({ AccountId, Name, Bucket, ...more }));
  await create('no');
  await create('finance', 'points', { Scope: {} });
  await create('finance', 'points', { VpcConfiguration: { VpcId: 'here' } });
  await create('finance', 'theirs');
  const far = new S3Control({
    ...quiet('test'),
    region: 'eu-west-1',
    requestHandler: wiredTo(it.simulator),
  });
  await tried(far.createAccessPoint({ AccountId, Name: 'finance', Bucket: 'points' }));
  await create('finance');
  await create('finance');
  await create('inside', 'points', { VpcConfiguration: { VpcId: 'vpc-1' } });
  const [NextToken, MaxResults] = [undefined, 1];
  const page = await control.listAccessPoints({ AccountId, MaxResults, NextToken });
  await control.listAccessPoints({ AccountId, NextToken: page.NextToken });
  await tried(control.getAccessPoint({ AccountId, Name: 'nothing' }));
}

async function policies(control: S3Control): Promise<void> {
  const named = { AccountId, Name: 'finance' };
  await tried(control.getAccessPointPolicy(named));
  const put = (Principal: object | string, Resource: string) =>
    tried(
      control.putAccessPointPolicy({
        ...named,
        Policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource }],
        }),
      }),
    );
  const objects = `${arnOf('finance')}/object/*`;
  await put({ AWS: AccountId }, 'arn:aws:s3:::points/*');
  await put('*', objects);
  await put({ AWS: AccountId }, objects);
  await control.getAccessPointPolicy(named);
}

async function publicly(control: S3Control): Promise<void> {
  const named = { AccountId, Name: 'open' };
  const PublicAccessBlockConfiguration = { RestrictPublicBuckets: true };
  await control.createAccessPoint({ ...named, Bucket: 'points', PublicAccessBlockConfiguration });
  await it.s3.deletePublicAccessBlock({ Bucket: 'points' });
  const Resource = `${arnOf('open')}/object/*`;
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource };
  const Policy = JSON.stringify({ Statement: [statement] });
  await control.putAccessPointPolicy({ ...named, Policy });
  const theirs = it.as('test2', { forcePathStyle: false });
  await tried(theirs.getObject({ Bucket: arnOf('open'), Key: 'cat' }));
}

async function using(): Promise<void> {
  const s3 = it.as('test', { forcePathStyle: false });
  const Bucket = arnOf('finance');
  await s3.putObject({ Bucket, Key: 'cat', Body: 'a cat' });
  await tried(s3.headObject({ Bucket: arnOf('nothing'), Key: 'cat' }));
  await tried(s3.deleteBucket({ Bucket }));
  await tried(s3.headObject({ Bucket: arnOf('inside'), Key: 'cat' }));
  await it.simulator.settle({ network: { sourceIp: '203.0.113.10', vpc: 'vpc-1' } });
  await s3.listObjectsV2({ Bucket: arnOf('inside') });
  await it.simulator.settle({ network: { sourceIp: '203.0.113.10' } });
  const host = `finance-${AccountId}.s3-accesspoint.us-east-1.amazonaws.com`;
  await it.raw({ host, target: '/cat', headers: { authorization: undefined } });
  await it.simulator.handle({ ...wireRequest({ host, target: '/cat' }), scheme: 'http' });
  await it.raw({ host: host.replace(`-${AccountId}`, ''), target: '/cat' });
  await tried(s3.listObjectsV2({ Bucket: 'nothing-s3alias' }));
  await sources(`${Bucket}/object/cat`);
}

async function sources(CopySource: string): Promise<void> {
  const { AccessPoints } = { AccessPoints: it.simulator.records.scan('ap/') };
  const [point] = [...AccessPoints];
  const alias = point?.kind === 'accessPoint' ? point.alias : '';
  const outpost = 'arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-1/object/cat';
  for (const source of [CopySource, `${alias}/cat`, outpost])
    await tried(it.s3.copyObject({ Bucket: 'points', Key: 'copy', CopySource: source }));
  const LocationConstraint = 'eu-west-1';
  const far = it.as('test', { region: LocationConstraint });
  await far.createBucket({
    Bucket: 'points-far',
    CreateBucketConfiguration: { LocationConstraint },
  });
  await tried(far.copyObject({ Bucket: 'points-far', Key: 'copy', CopySource }));
}

async function manyRegions(control: S3Control): Promise<void> {
  const create = (Name: string, Buckets: readonly string[], ClientToken = Name) => {
    const Regions = Buckets.map((Bucket) => ({ Bucket }));
    return tried(
      control.createMultiRegionAccessPoint({ AccountId, ClientToken, Details: { Name, Regions } }),
    );
  };
  await create('no', ['points']);
  await create('planet', ['points'], '');
  await create('planet', []);
  await create('planet', ['points', 'photos']);
  await create('planet', ['points', 'points-far'], 'first');
  await create('planet', ['points', 'points-far'], 'first');
  await create('planet', ['points'], 'first');
  await create('planet', ['points'], 'second');
  const named = { AccountId, Name: 'planet' };
  await tried(control.getMultiRegionAccessPointPolicy(named));
  await tried(control.getMultiRegionAccessPoint({ AccountId, Name: 'nothing' }));
  const { AccessPoint } = await control.getMultiRegionAccessPoint(named);
  const arn = `arn:aws:s3::${AccountId}:accesspoint/${AccessPoint?.Alias}`;
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { AWS: AccountId },
      Action: 's3:GetObject',
      Resource: `${arn}/object/*`,
    },
  ];
  const Details = { Name: 'planet', Policy: JSON.stringify({ Statement }) };
  const put = await control.putMultiRegionAccessPointPolicy({ AccountId, Details });
  await control.getMultiRegionAccessPointPolicy(named);
  const { RequestTokenARN } = put;
  await control.describeMultiRegionAccessPointOperation({ AccountId, RequestTokenARN });
  const unknown = { AccountId, RequestTokenARN: 'nothing' };
  await tried(control.describeMultiRegionAccessPointOperation(unknown));
  const host = (alias = '') => `${alias}.accesspoint.s3-global.amazonaws.com`;
  await it.raw({ host: host(AccessPoint?.Alias), target: '/cat' });
  await it.raw({ host: host('nothing.mrap'), target: '/cat' });
}

async function accountBlocks(control: S3Control): Promise<void> {
  await tried(control.getPublicAccessBlock({ AccountId }));
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
  await control.putPublicAccessBlock({ AccountId, PublicAccessBlockConfiguration });
  await control.getPublicAccessBlock({ AccountId });
  await control.deletePublicAccessBlock({ AccountId });
}
