import type { S3Control } from '@aws-sdk/client-s3-control';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Lab, lab } from '../lab.ts';
import { AccountId, controlOf, other } from './account.ts';

let it: Lab;
let control: S3Control;

beforeEach(async () => {
  it = await lab({ buckets: ['near'] });
  const LocationConstraint = 'eu-west-1';
  await it
    .as('test', { region: LocationConstraint })
    .createBucket({ Bucket: 'far', CreateBucketConfiguration: { LocationConstraint } });
  control = controlOf(it);
});

const create = (Name: string, Buckets = ['near', 'far'], ClientToken = Name) =>
  control.createMultiRegionAccessPoint({
    AccountId,
    ClientToken,
    Details: { Name, Regions: Buckets.map((Bucket) => ({ Bucket })) },
  });

describe('a multi-region access point', () => {
  test('is made by a request that tells of itself', async () => {
    const { RequestTokenARN } = await create('planet');
    expect(RequestTokenARN).toMatch(
      /^arn:aws:s3:us-west-2:123456789012:async-request\/mrap\/create\/\w+$/,
    );
    const { AsyncOperation } = await control.describeMultiRegionAccessPointOperation({
      AccountId,
      RequestTokenARN,
    });
    expect(AsyncOperation).toMatchObject({
      Operation: 'CreateMultiRegionAccessPoint',
      RequestStatus: 'SUCCEEDED',
      RequestTokenARN,
      RequestParameters: { CreateMultiRegionAccessPointRequest: { Name: 'planet' } },
      ResponseDetails: {
        MultiRegionAccessPointDetails: {
          Regions: [
            { Name: 'us-east-1', RequestStatus: 'SUCCEEDED' },
            { Name: 'eu-west-1', RequestStatus: 'SUCCEEDED' },
          ],
        },
      },
    });
    const { AccessPoint } = await control.getMultiRegionAccessPoint({ AccountId, Name: 'planet' });
    expect(AccessPoint).toMatchObject({
      Name: 'planet',
      Status: 'READY',
      Alias: expect.stringMatching(/^m[a-z0-9]{12}\.mrap$/) as string,
      Regions: [
        { Bucket: 'near', Region: 'us-east-1', BucketAccountId: AccountId },
        { Bucket: 'far', Region: 'eu-west-1', BucketAccountId: AccountId },
      ],
    });
    const { AccessPoints } = await control.listMultiRegionAccessPoints({ AccountId });
    expect(AccessPoints).toEqual([AccessPoint]);
    const routes = await control.getMultiRegionAccessPointRoutes({
      AccountId,
      Mrap: AccessPoint?.Alias,
    });
    expect(routes).toMatchObject({
      Mrap: `arn:aws:s3::${AccountId}:accesspoint/${AccessPoint?.Alias}`,
      Routes: [{ Bucket: 'near', Region: 'us-east-1', TrafficDialPercentage: 100 }, {}],
    });
  });

  test('is made once by a token, however often it is sent', async () => {
    const first = await create('planet');
    expect((await create('planet')).RequestTokenARN).toBe(first.RequestTokenARN);
    expect(await it.refusal(create('moon', ['near'], 'planet'))).toMatchObject({
      status: 409,
      code: 'ClientTokenConflict',
    });
    expect(await it.refusal(create('planet', ['near'], 'another'))).toMatchObject({
      status: 409,
      code: 'MultiRegionAccessPointAlreadyOwnedByYou',
    });
  });

  test('has buckets of regions of their own', async () => {
    await it.s3.createBucket({ Bucket: 'nearer' });
    expect(await it.refusal(create('planet', ['near', 'nearer']))).toMatchObject({
      status: 400,
      code: 'MultiRegionAccessPointSameBucketRegion',
    });
    expect(await it.refusal(create('planet', ['nothing']))).toMatchObject({ code: 'NoSuchBucket' });
    await it.as('test2').createBucket({ Bucket: 'theirs' });
    expect(await it.refusal(create('planet', ['theirs']))).toMatchObject({ code: 'AccessDenied' });
    await control.createMultiRegionAccessPoint({
      AccountId,
      Details: { Name: 'planet', Regions: [{ Bucket: 'theirs', BucketAccountId: other }] },
    });
  });

  test('has a policy', async () => {
    await create('planet');
    const named = { AccountId, Name: 'planet' };
    const { AccessPoint } = await control.getMultiRegionAccessPoint(named);
    expect(await it.refusal(control.getMultiRegionAccessPointPolicy(named))).toMatchObject({
      status: 404,
    });
    const Policy = JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${other}:root` },
          Action: 's3:GetObject',
          Resource: `arn:aws:s3::${AccountId}:accesspoint/${AccessPoint?.Alias}/object/*`,
        },
      ],
    });
    await control.putMultiRegionAccessPointPolicy({
      AccountId,
      Details: { Name: 'planet', Policy },
    });
    const kept = await control.getMultiRegionAccessPointPolicy(named);
    expect(JSON.parse(kept.Policy?.Established?.Policy ?? '')).toEqual(JSON.parse(Policy));
    const status = await control.getMultiRegionAccessPointPolicyStatus(named);
    expect(status.Established).toEqual({ IsPublic: false });
  });

  test('goes when it is deleted', async () => {
    await create('planet');
    await control.deleteMultiRegionAccessPoint({ AccountId, Details: { Name: 'planet' } });
    const asked = control.getMultiRegionAccessPoint({ AccountId, Name: 'planet' });
    expect(await it.refusal(asked)).toMatchObject({
      status: 404,
      code: 'NoSuchMultiRegionAccessPoint',
    });
  });

  test('is not told of by a token that is nobody’s', async () => {
    const RequestTokenARN = 'arn:aws:s3:us-west-2:123456789012:async-request/mrap/create/a';
    const asked = control.describeMultiRegionAccessPointOperation({ AccountId, RequestTokenARN });
    expect(await it.refusal(asked)).toMatchObject({ status: 404, code: 'NoSuchAsyncRequest' });
  });
});
