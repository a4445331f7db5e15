/** Seeds of who may: signed by principals of the world, under what authorization needs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seed } from '../../src/scenarios/seed.ts';
import type { SeedBucket } from '../../src/scenarios/seedBucket.ts';
import { defaultWorld, type World } from '../../src/world/world.ts';
import { lab } from '../semantics/lab.ts';
import { parseWorldFile } from '../../src/scenarios/worldFile.ts';

const [studio, partner] = defaultWorld.accounts;
if (!studio || !partner) throw new Error('the default world has two accounts');

/** A strict world in which somebody is in a role. */
const strict: World = {
  ...defaultWorld,
  strict: true,
  accounts: [
    {
      ...studio,
      roles: [
        {
          name: 'editor',
          arn: `arn:aws:iam::${studio.id}:role/editor`,
          sessions: [
            {
              name: 'night',
              accessKeyId: 'ASIANIGHT',
              secretAccessKey: 'owl',
              sessionToken: 'a/token+of=night',
            },
          ],
        },
      ],
    },
    partner,
  ],
};

const bucket: SeedBucket = { name: 'photos', as: 'alice', objects: [] };

describe('a seed in a strict world', () => {
  test('is signed by whom it names, in a role with the token of the session', async () => {
    const it = await lab({ world: strict });
    await seed(it.simulator, {
      kmsKeys: [{ as: 'bob', alias: 'alias/cat' }],
      buckets: [
        {
          ...bucket,
          as: 'ASIANIGHT',
          objects: [
            { key: 'a + ü/§.txt', body: 'x'.repeat(70_000) },
            { key: 'film', body: { size: 40 * 1024 * 1024, pattern: 'frame' } },
            { key: 'b', as: 'alice', tags: { 'a b': 'c+d' } },
          ],
        },
      ],
    });
    expect([...it.simulator.records.scan('v/')]).toHaveLength(3);
    expect(it.exchanges.map(({ caller }) => caller?.arn).slice(2, 4)).toEqual([
      `arn:aws:sts::${studio.id}:assumed-role/editor/night`,
      `arn:aws:sts::${studio.id}:assumed-role/editor/night`,
    ]);
    expect(it.exchanges.at(-1)?.caller?.arn).toBe(`arn:aws:iam::${studio.id}:user/alice`);
  });

  test('cannot be of somebody whom the world does not know', async () => {
    const { simulator } = await lab({ world: strict });
    await expect(seed(simulator, { buckets: [{ ...bucket, as: 'mallory' }] })).rejects.toThrow(
      "The seed's CreateBucket of photos as mallory was answered 403 InvalidAccessKeyId: ",
    );
  });

  test('is dated by a clock that makes long steps', async () => {
    const clock = { kind: 'virtual', start: 0, step: 86_400_000 } as const;
    const { simulator } = await lab({ world: { ...strict, clock } });
    await seed(simulator, { buckets: [{ ...bucket, objects: [{ key: 'a' }] }] });
    expect([...simulator.records.scan('v/')]).toHaveLength(1);
  });
});

test('a bucket has all that says who may', async () => {
  const { simulator, s3 } = await lab();
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'inbox',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${partner.id}:user/bob` },
        Action: ['s3:PutObject', 's3:PutObjectAcl'],
        Resource: 'arn:aws:s3:::photos/*',
      },
    ],
  };
  await seed(simulator, {
    kmsKeys: [{ as: 'alice', alias: 'alias/photos', policy: JSON.stringify(keyPolicy) }],
    buckets: [
      {
        ...bucket,
        ownership: 'ObjectWriter',
        publicAccessBlock: 'none',
        acl: 'public-read',
        policy,
        cors: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], ExposeHeaders: ['ETag'] }],
        requestPayment: 'Requester',
        objects: [
          { key: 'mine', acl: 'public-read' },
          { key: 'his', as: 'bob' },
        ],
      },
      {
        ...bucket,
        name: 'vault',
        encryption: { algorithm: 'aws:kms', key: 'alias/photos', bucketKey: true },
      },
    ],
  });
  const Bucket = 'photos';
  const { Grants } = await s3.getBucketAcl({ Bucket });
  expect(Grants?.map(({ Permission }) => Permission)).toEqual(['FULL_CONTROL', 'READ']);
  expect(JSON.parse((await s3.getBucketPolicy({ Bucket })).Policy ?? '')).toMatchObject({
    Statement: [{ Sid: 'inbox' }],
  });
  expect((await s3.getBucketCors({ Bucket })).CORSRules).toHaveLength(1);
  expect(await s3.getBucketRequestPayment({ Bucket })).toMatchObject({ Payer: 'Requester' });
  const owned = await s3.getBucketOwnershipControls({ Bucket });
  expect(owned.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'ObjectWriter' }]);
  const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({
    Bucket: 'vault',
  });
  expect(ServerSideEncryptionConfiguration?.Rules).toMatchObject([{ BucketKeyEnabled: true }]);
  const { Contents } = await s3.listObjectsV2({ Bucket, FetchOwner: true });
  expect(Contents?.map(({ Key, Owner }) => [Key, Owner?.ID])).toEqual([
    ['his', partner.canonicalId],
    ['mine', studio.canonicalId],
  ]);
});

const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }],
};

describe('what does not go together', () => {
  test('is refused by S3, and the step is told', async () => {
    const { simulator } = await lab();
    const grants = { ...bucket, acl: 'public-read' };
    await expect(seed(simulator, { buckets: [grants] })).rejects.toThrow(
      /^The seed's PutBucketAcl of photos as alice was answered 400 AccessControlListNotSupported: /,
    );
  });

  test('an object of somebody else needs a policy that lets him write', async () => {
    const { simulator } = await lab();
    const his = { ...bucket, objects: [{ key: 'his', as: 'bob' }] };
    await expect(seed(simulator, { buckets: [his] })).rejects.toThrow(
      /^The seed's PutObject of photos\/his as bob was answered 403 AccessDenied: /,
    );
  });

  test('a policy does not stand in the way of what the bucket begins with', async () => {
    const { simulator } = await lab();
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject' };
    const Statement = [{ ...deny, Resource: 'arn:aws:s3:::photos/*' }];
    const shut = { ...bucket, policy: { Statement }, objects: [{ key: 'a' }, { deletes: 'b' }] };
    await seed(simulator, { buckets: [shut] });
    expect([...simulator.records.scan('v/')]).toHaveLength(1);
    const more = { ...shut, name: 'photos', objects: [{ key: 'a' }, { key: 'c', as: 'bob' }] };
    const again = await lab();
    await expect(seed(again.simulator, { buckets: [more] })).rejects.toThrow('as bob');
  });
});

test('the world of the README is one, and its people may what it says', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, json = ''] = /### Say who may.*?```json\n(.*?)```/s.exec(readme) ?? [];
  const file = parseWorldFile(json);
  const { simulator, as } = await lab({ world: file.world });
  await seed(simulator, file.seed);
  const systemClockOffset = simulator.now() - Date.now();
  const alice = as('alice', { systemClockOffset });
  const cat = { Bucket: 'photos', Key: 'cat.jpg' };
  expect(await (await alice.getObject(cat)).Body?.transformToString()).toBe('a cat');
  await expect(alice.deleteObject(cat)).rejects.toThrow('is not authorized to perform');
  const credentials = {
    accessKeyId: 'ASIANIGHT',
    secretAccessKey: 'owl',
    sessionToken: 'night',
  };
  const night = as('', { systemClockOffset, credentials });
  await night.deleteObject(cat);
  await expect(night.deleteBucket({ Bucket: 'photos' })).rejects.toThrow('explicit deny');
});
