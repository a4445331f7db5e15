/** Making, finding and deleting buckets. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { uploadParts } from '../upload.ts';

const noSuchBucket = (BucketName: string) => ({
  status: 404,
  rule: 'bucket/exists',
  code: 'NoSuchBucket',
  message: 'The specified bucket does not exist',
  BucketName,
});

describe('CreateBucket', () => {
  test('answers a path in us-east-1, and the ARN', async () => {
    const { s3 } = await lab();
    expect(await s3.createBucket({ Bucket: 'photos' })).toMatchObject({
      Location: '/photos',
      BucketArn: 'arn:aws:s3:::photos',
    });
  });

  test('answers a URL for a bucket elsewhere', async () => {
    const { as } = await lab();
    const west = as('test', { region: 'us-west-1' });
    const CreateBucketConfiguration = { LocationConstraint: 'us-west-1' } as const;
    const { Location } = await west.createBucket({ Bucket: 'photos', CreateBucketConfiguration });
    expect(Location).toBe('http://photos.s3.amazonaws.com/');
    expect(await west.headBucket({ Bucket: 'photos' })).toMatchObject({
      BucketRegion: 'us-west-1',
    });
  });

  test('[bucket/already-owned-by-you] makes no bucket twice, save in us-east-1', async () => {
    const { s3, refusal } = await lab({ buckets: ['photos'] });
    await expect(s3.createBucket({ Bucket: 'photos' })).resolves.toBeDefined();
    const west = {
      Bucket: 'west',
      CreateBucketConfiguration: { LocationConstraint: 'us-west-1' },
    } as const;
    await s3.createBucket(west);
    const refused = {
      status: 409,
      rule: 'bucket/already-owned-by-you',
      code: 'BucketAlreadyOwnedByYou',
      message: 'Your previous request to create the named bucket succeeded and you already own it.',
      BucketName: 'west',
    };
    expect(await refusal(s3.createBucket(west))).toEqual(refused);
    expect(
      await refusal(
        s3.createBucket({
          ...west,
          CreateBucketConfiguration: { LocationConstraint: 'us-east-2' },
        }),
      ),
    ).toEqual(refused);
  });

  test('that changes nothing keeps the bucket as it was', async () => {
    const { s3, last } = await lab({ versioned: ['photos'] });
    await s3.createBucket({ Bucket: 'photos' });
    expect(last().changes).toEqual([]);
    expect((await s3.getBucketVersioning({ Bucket: 'photos' })).Status).toBe('Enabled');
  });

  test('[bucket/already-owned-by-you] makes it nowhere else either', async () => {
    const { s3, refusal } = await lab({ buckets: ['photos'] });
    const elsewhere = { LocationConstraint: 'us-west-1' } as const;
    expect(
      await refusal(s3.createBucket({ Bucket: 'photos', CreateBucketConfiguration: elsewhere })),
    ).toMatchObject({ rule: 'bucket/already-owned-by-you' });
  });

  test('that is there already takes its ACL away', async () => {
    const { s3 } = await lab({ buckets: ['photos'] });
    const Bucket = 'photos';
    await s3.deleteBucketOwnershipControls({ Bucket });
    await s3.deletePublicAccessBlock({ Bucket });
    await s3.putBucketAcl({ Bucket, ACL: 'public-read' });
    await s3.createBucket({ Bucket });
    expect((await s3.getBucketAcl({ Bucket })).Grants).toHaveLength(1);
  });

  test('[bucket/configuration] takes no configuration without a word', async () => {
    const { s3, refusal } = await lab();
    expect(
      await refusal(s3.createBucket({ Bucket: 'photos', CreateBucketConfiguration: {} })),
    ).toMatchObject({ rule: 'bucket/configuration', code: 'MalformedXML' });
  });

  test('[bucket/already-exists] takes no name that another account has', async () => {
    const { as, refusal } = await lab({ buckets: ['photos'] });
    expect(await refusal(as('bob').createBucket({ Bucket: 'photos' }))).toMatchObject({
      status: 409,
      rule: 'bucket/already-exists',
      code: 'BucketAlreadyExists',
    });
  });

  test('[bucket/name] takes no name that cannot be', async () => {
    const { rawRefusal } = await lab();
    expect(await rawRefusal({ method: 'PUT', target: '/My_Bucket' })).toMatchObject({
      rule: 'bucket/name',
      code: 'InvalidBucketName',
      BucketName: 'My_Bucket',
    });
  });

  test('[region/signed] knows no region aws-global', async () => {
    const { rawRefusal } = await lab();
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/aws-global/s3/aws4_request, SignedHeaders=host, Signature=0';
    expect(
      await rawRefusal({ method: 'PUT', target: '/photos', headers: { authorization } }),
    ).toEqual({
      status: 400,
      rule: 'region/signed',
      code: 'AuthorizationHeaderMalformed',
      message:
        "The authorization header is malformed; the region 'aws-global' is wrong; expecting 'us-east-1'",
      Region: 'us-east-1',
    });
  });

  test('[bucket/location-constraint] [bucket/location-constraint-and-endpoint] knows no place that there is not', async () => {
    const { s3, as, refusal } = await lab();
    const make = (LocationConstraint: string, by = s3) =>
      refusal(
        by.createBucket({
          Bucket: 'photos',
          CreateBucketConfiguration: { LocationConstraint: LocationConstraint as never },
        }),
      );
    expect(await make('eu-east-1')).toMatchObject({
      rule: 'bucket/location-constraint',
      LocationConstraint: 'eu-east-1',
    });
    for (const place of ['us-west-2', 'us-east-1', 'eu-east-1'])
      expect(await make(place, as('test', { region: 'eu-west-1' }))).toMatchObject({
        rule: 'bucket/location-constraint-and-endpoint',
        code: 'IllegalLocationConstraintException',
        message: expect.stringMatching(`^The ${place} location constraint is incompatible`),
      });
  });

  test('[tags/reserved-new-bucket] [tags/unique] [tags/key] [tags/value] refuses tags that cannot be', async () => {
    const { s3, refusal, last } = await lab();
    const make = (...Tags: { Key: string; Value: string }[]) =>
      refusal(s3.createBucket({ Bucket: 'photos', CreateBucketConfiguration: { Tags } }));
    expect(await make({ Key: 'aws:test', Value: 'v' })).toMatchObject({
      rule: 'tags/reserved-new-bucket',
    });
    expect(await make({ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' })).toMatchObject({
      rule: 'tags/unique',
      TagKey: 'a',
    });
    expect(await make({ Key: 'a,b', Value: '1' })).toMatchObject({
      rule: 'tags/key',
      TagKey: 'a,b',
    });
    expect(await make({ Key: 'a', Value: '1,2' })).toMatchObject({
      rule: 'tags/value',
      TagKey: 'a',
      TagValue: '1,2',
    });
    await s3.createBucket({
      Bucket: 'photos',
      CreateBucketConfiguration: { Tags: [{ Key: 'a', Value: '1' }] },
    });
    expect(last().changes[0]?.rows).toContainEqual(
      expect.objectContaining({ attribute: 'tag a', after: '1' }),
    );
  });

  test('[access/service] is not for nobody', async () => {
    const { as, refusal } = await lab();
    expect(await refusal(as(null).createBucket({ Bucket: 'photos' }))).toMatchObject({
      status: 403,
      rule: 'access/service',
    });
  });
});

describe('HeadBucket and GetBucketLocation', () => {
  test('tell where a bucket is', async () => {
    const { s3, as } = await lab({ buckets: ['photos'] });
    expect(await s3.headBucket({ Bucket: 'photos' })).toMatchObject({
      BucketRegion: 'us-east-1',
      BucketArn: 'arn:aws:s3:::photos',
      AccessPointAlias: false,
    });
    expect((await s3.getBucketLocation({ Bucket: 'photos' })).LocationConstraint).toBeUndefined();
    const ireland = as('test', { region: 'eu-west-1' });
    await ireland.createBucket({
      Bucket: 'old',
      CreateBucketConfiguration: { LocationConstraint: 'EU' },
    });
    await ireland.createBucket({
      Bucket: 'new',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    });
    expect((await ireland.getBucketLocation({ Bucket: 'old' })).LocationConstraint).toBe('EU');
    expect((await ireland.getBucketLocation({ Bucket: 'new' })).LocationConstraint).toBe(
      'eu-west-1',
    );
    expect((await ireland.headBucket({ Bucket: 'old' })).BucketRegion).toBe('eu-west-1');
  });

  test('[bucket/exists] [access/allowed] do not tell of what is not there or not yours', async () => {
    const { s3, as, refusal } = await lab({ buckets: ['photos'] });
    expect(await refusal(s3.headBucket({ Bucket: 'gone' }))).toEqual({
      status: 404,
      rule: 'bucket/exists',
      code: 'NoSuchBucket',
    });
    expect(await refusal(s3.getBucketLocation({ Bucket: 'gone' }))).toEqual(noSuchBucket('gone'));
    expect(await refusal(as('bob').headBucket({ Bucket: 'photos' }))).toMatchObject({
      status: 403,
      rule: 'access/allowed',
    });
    expect(await refusal(as(null).getBucketLocation({ Bucket: 'photos' }))).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
  });
});

describe('DeleteBucket', () => {
  const notEmpty = (message: string) => ({
    status: 409,
    rule: 'bucket/empty',
    code: 'BucketNotEmpty',
    message,
    BucketName: 'photos',
  });

  test('[bucket/empty] refuses a bucket with objects, and deletes it when they are gone', async () => {
    const { s3, refusal, last } = await lab({ buckets: ['photos'] });
    await s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'data' });
    expect(await refusal(s3.deleteBucket({ Bucket: 'photos' }))).toEqual(
      notEmpty('The bucket you tried to delete is not empty'),
    );
    await s3.deleteObject({ Bucket: 'photos', Key: 'cat' });
    await s3.deleteBucket({ Bucket: 'photos' });
    expect(last().answer.status).toBe(204);
    expect(await refusal(s3.deleteBucket({ Bucket: 'photos' }))).toEqual(noSuchBucket('photos'));
  });

  test('[bucket/empty] refuses one with older versions or delete markers', async () => {
    const { s3, refusal } = await lab({ versioned: ['photos'] });
    const all =
      'The bucket you tried to delete is not empty. You must delete all versions in the bucket.';
    const { VersionId } = await s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'data' });
    const marker = await s3.deleteObject({ Bucket: 'photos', Key: 'cat' });
    expect(await refusal(s3.deleteBucket({ Bucket: 'photos' }))).toEqual(notEmpty(all));
    await s3.deleteObject({ Bucket: 'photos', Key: 'cat', VersionId });
    expect(await refusal(s3.deleteBucket({ Bucket: 'photos' }))).toEqual(notEmpty(all));
    await s3.deleteObject({ Bucket: 'photos', Key: 'cat', VersionId: marker.VersionId });
    await expect(s3.deleteBucket({ Bucket: 'photos' })).resolves.toBeDefined();
  });

  test('takes unfinished uploads with it', async () => {
    const { s3, simulator } = await lab({ buckets: ['photos'] });
    await uploadParts(s3, 'photos', 'cat', { parts: ['data'] });
    await s3.deleteBucket({ Bucket: 'photos' });
    expect(Array.from(simulator.records.scan(''), ({ kind }) => kind)).toEqual(['progress']);
  });
});

test.each([
  '<Location><Name>use1-az4</Name></Location>',
  '<Bucket><Type>Directory</Type></Bucket>',
])(
  '[request/bucket-kind-modelled] a directory bucket is not made in silence: %s',
  async (element) => {
    const { rawRefusal } = await lab();
    const body = `<CreateBucketConfiguration>${element}</CreateBucketConfiguration>`;
    expect(await rawRefusal({ method: 'PUT', target: '/photos', body })).toMatchObject({
      status: 501,
      code: 'NotImplemented',
    });
  },
);
