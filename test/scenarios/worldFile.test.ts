import { describe, expect, test } from 'vitest';
import { defaultWorld } from '../../src/world/world.ts';
import { MisshapenError } from '../../src/lib/shape.ts';
import { createSimulator } from '../../src/simulator.ts';
import { seed } from '../../src/scenarios/seed.ts';
import { parseWorldFile } from '../../src/scenarios/worldFile.ts';

const [account] = defaultWorld.accounts;

test('the default world, written and read, is itself', () => {
  expect(parseWorldFile(JSON.stringify(defaultWorld)).world).toEqual(defaultWorld);
});

test('what a file leaves out is as in the default world', () => {
  expect(parseWorldFile('{"seed": "mine", "clock": {"kind": "system"}}').world).toEqual({
    ...defaultWorld,
    seed: 'mine',
    clock: { kind: 'system' },
  });
});

describe('a mistake is told with its place', () => {
  test.each([
    ['{', /^the file must be JSON/],
    ['[]', 'world must be an object'],
    ['{"sead": "x"}', 'world has no member called sead'],
    ['{"seed": 1}', 'world.seed must be a text that is not empty'],
    ['{"clock": null}', 'world.clock.kind must be "virtual" or "system"'],
    [
      '{"clock": {"kind": "virtual", "start": -1, "step": 0}}',
      'world.clock.start must be a whole number, 0 or more',
    ],
    [
      '{"buckets": [{"name": "a", "objects": [{"key": 1}]}]}',
      'world.buckets[0].objects[0].key must be a text that is not empty',
    ],
    [
      '{"buckets": [{"name": "a", "versioning": "on"}]}',
      'world.buckets[0].versioning must be "Enabled" or "Suspended"',
    ],
    [
      '{"buckets": [{"name": "a", "objects": [{"key": "k", "body": {"base64": "?"}}]}]}',
      'world.buckets[0].objects[0].body.base64 must be base64',
    ],
    [
      '{"kmsKeys": [{"alias": "cat"}]}',
      'world.kmsKeys[0].alias must be a text that begins with alias/',
    ],
    ['{"faults": [{}]}', 'world.faults[0].does.kind must be "error" or "late" or'],
    [
      '{"faults": [{"does": {"kind": "error", "code": "Slow"}}]}',
      "world.faults[0].does.code must be one of S3's error codes",
    ],
    [
      '{"faults": [{"nth": 0, "does": {"kind": "empty"}}]}',
      'world.faults[0].nth must be a whole number, 1 or more',
    ],
    ['{"accounts": []}', 'world.accounts must be a list that is not empty'],
    [
      JSON.stringify({ accounts: [{ ...account, id: '12' }] }),
      'world.accounts[0].id must be a text of 12 digits',
    ],
    [
      '{"buckets": [{"name": "a", "policy": "no JSON"}]}',
      'world.buckets[0].policy must be a policy: a JSON object, or its text',
    ],
    [
      '{"buckets": [{"name": "a", "publicAccessBlock": "off"}]}',
      'world.buckets[0].publicAccessBlock must be "none" or the four settings',
    ],
    [
      '{"buckets": [{"name": "a", "cors": [{"AllowedMethods": ["GET"]}]}]}',
      'world.buckets[0].cors[0].AllowedOrigins must be a list that is not empty',
    ],
    [
      '{"buckets": [{"name": "a", "encryption": {"key": "alias/cat"}}]}',
      'world.buckets[0].encryption.algorithm must be "AES256" or "aws:kms" or "aws:kms:dsse"',
    ],
    [
      '{"kmsKeys": [{"grants": [{"to": "a"}]}]}',
      'world.kmsKeys[0].grants[0].operations must be a list that is not empty',
    ],
    [
      '{"kmsKeys": [{"policy": []}]}',
      'world.kmsKeys[0].policy must be a policy: a JSON object, or its text',
    ],
    ['{"buckets": [{"name": "a"}, {"name": "a"}]}', 'the bucket a must be there once only'],
    [
      '{"buckets": [{"name": "a", "as": "nobody"}]}',
      'world.buckets[0].as must be an access key of a principal or a session of the world',
    ],
    [
      '{"buckets": [{"name": "a", "objects": [{"key": "k", "as": "nobody"}]}]}',
      'world.buckets[0].objects[0].as must be an access key of a principal or a session of the world',
    ],
    [
      '{"kmsKeys": [{"as": "nobody"}]}',
      'world.kmsKeys[0].as must be an access key of a principal or a session of the world',
    ],
    [
      '{"buckets": [{"name": "a", "region": "mars-1"}]}',
      'world.buckets[0].region must be a region of AWS, as eu-west-1',
    ],
    ['{"defaultRegion": "mars-1"}', 'world.defaultRegion must be a region of AWS, as eu-west-1'],
    ['{"network": {"sourceIp": "300.1.1.1"}}', 'world.network.sourceIp must be an IP address'],
  ])('%s', (json, sentence) => {
    expect(() => parseWorldFile(json)).toThrow(sentence);
    expect(() => parseWorldFile(json)).toThrow(MisshapenError);
  });
});

describe('nobody stands for two', () => {
  const [one, two] = defaultWorld.accounts;
  if (!one || !two) throw new Error('the default world has two accounts');
  const [root, alice] = one.principals;
  if (!root || !alice) throw new Error('the first account has a root and a user');
  const role = { name: 'editor', arn: `arn:aws:iam::${one.id}:role/editor` };
  const key = { accessKeyId: 'new', secretAccessKey: 'new' };
  const twin = { ...alice, ...key };
  const inRole = { name: 'night', accessKeyId: 'alice', secretAccessKey: 's', sessionToken: 't' };
  const his = `arn:aws:iam::${one.id}:user/alice`;

  test.each([
    [
      [one, { ...two, id: one.id, principals: [{ ...root, ...key }] }],
      'the account id 123456789012 must belong to one account only',
    ],
    [
      [{ ...one, disabledRegions: ['af-south-1', 'eu-west-1'] }, two],
      'world.accounts[0].disabledRegions[1] must be a region that accounts opt in to, as af-south-1: the others are always enabled',
    ],
    [
      [one, { ...two, canonicalId: one.canonicalId }],
      `the canonical id ${one.canonicalId} must belong to one account only`,
    ],
    [
      [{ ...one, principals: [root, root] }],
      `the ARN arn:aws:iam::${one.id}:root must belong to one principal only`,
    ],
    [
      [{ ...one, principals: [root, alice, twin] }],
      `the ARN ${his} must belong to one principal only`,
    ],
    [
      [
        {
          ...one,
          principals: [
            root,
            alice,
            { ...twin, name: 'ALICE', arn: `arn:aws:iam::${one.id}:user/staff/ALICE` },
          ],
        },
      ],
      'account 123456789012 must have one user only that is called alice',
    ],
    [
      [{ ...one, roles: [role, { ...role, arn: `arn:aws:iam::${one.id}:role/staff/editor` }] }],
      'account 123456789012 must have one role only that is called editor',
    ],
    [
      [{ ...one, roles: [{ ...role, sessions: [inRole] }] }],
      'the access key alice must belong to one principal only',
    ],
    [
      [{ ...one, principals: [{ ...alice, keys: [key, key] }] }],
      'the access key new must belong to one principal only',
    ],
    [
      [{ ...one, principals: two.principals }],
      'world.accounts[0].principals[0].arn must be arn:aws:iam::123456789012:user/root, with or without a path before the name, or arn:aws:iam::123456789012:root',
    ],
    [
      [{ ...one, principals: [{ ...alice, name: 'alicia' }] }],
      'world.accounts[0].principals[0].arn must be arn:aws:iam::123456789012:user/alicia, with',
    ],
    [
      [{ ...one, roles: [{ ...role, arn: `arn:aws:iam::${two.id}:role/editor` }] }],
      'world.accounts[0].roles[0].arn must be arn:aws:iam::123456789012:role/editor, with',
    ],
    [
      [{ ...one, roles: [{ ...role, policies: ['Everything'] }] }],
      'world.accounts[0].roles[0].policies[0] must be {"name": …, "document": …} or one of AWS\'s policies: AdministratorAccess, ',
    ],
  ])('%#', (accounts, sentence) => {
    const json = JSON.stringify({ accounts });
    expect(() => parseWorldFile(json)).toThrow(sentence);
    expect(() => parseWorldFile(json)).toThrow(MisshapenError);
  });

  test('but who is gone leaves his name to another, and a path is part of an ARN', () => {
    const gone = { ...twin, deleted: true };
    const staff = { ...role, arn: `arn:aws:iam::${one.id}:role/staff/editor` };
    const accounts = [{ ...one, principals: [root, gone, alice], roles: [staff] }];
    expect(parseWorldFile(JSON.stringify({ accounts })).world.accounts).toEqual(accounts);
  });
});

test('faults are taken as they are written', () => {
  const faults = [
    { operation: 'CopyObject', bucket: 'b', key: '*', nth: 2, times: 3, does: { kind: 'late' } },
    { does: { kind: 'error', code: 'SlowDown', message: 'Slowly!' } },
    { does: { kind: 'drop', at: 'body', done: true } },
    { does: { kind: 'delay', ms: 10 } },
  ];
  expect(parseWorldFile(JSON.stringify({ faults })).world.faults).toEqual(faults);
});

test('keys of KMS are made by the first principal unless it is said who', () => {
  const kmsKeys = [{ alias: 'alias/cat' }, { as: 'bob', enabled: false }];
  expect(parseWorldFile(JSON.stringify({ kmsKeys })).seed.kmsKeys).toEqual([
    { as: 'test', alias: 'alias/cat' },
    { as: 'bob', enabled: false },
  ]);
});

test('an endpoint of the file names buckets before its host', async () => {
  const { world, seed: described } = parseWorldFile(
    '{"endpoints": ["minio.example"], "buckets": [{"name": "mine", "objects": [{"key": "a"}]}]}',
  );
  const simulator = createSimulator({ world });
  await seed(simulator, described);
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x';
  const get = async (url: string) =>
    (await simulator.fetch(new Request(url, { headers: { authorization } }))).status;
  expect(await get('http://mine.minio.example/a')).toBe(200);
  expect(await get('http://minio.example/mine/a')).toBe(200);
  expect(await get('http://mine.elsewhere.example/a')).toBe(404);
});

test('the buckets of a file are there when it is served', async () => {
  const buckets = [
    {
      name: 'mine',
      versioning: 'Enabled',
      objects: [
        { key: 'a.txt', body: 'hello', tags: { a: 'b c' }, metadata: { by: 'me' } },
        { key: 'b.bin', body: { base64: '//8=' } },
        { key: 'big', body: { size: 40 * 1024 * 1024, pattern: 'x' } },
        { key: 'gone' },
        { deletes: 'gone' },
      ],
    },
    { name: 'theirs', as: 'bob', region: 'eu-west-1' },
  ];
  const file = parseWorldFile(JSON.stringify({ buckets }));
  const simulator = createSimulator({ world: file.world });
  await seed(simulator, file.seed);
  const versions = [...simulator.records.scan('v/')];
  expect(versions.map((v) => ('key' in v ? [v.kind, v.key] : []))).toEqual([
    ['object', 'a.txt'],
    ['object', 'b.bin'],
    ['object', 'big'],
    ['deleteMarker', 'gone'],
    ['object', 'gone'],
  ]);
  expect(versions[0]).toMatchObject({ metadata: { by: 'me' }, tags: [{ Key: 'a', Value: 'b c' }] });
  expect(versions[2]).toMatchObject({ body: { size: 40 * 1024 * 1024 }, parts: [{}, {}] });
  expect(simulator.records.get('b/theirs')).toMatchObject({
    account: '210987654321',
    region: 'eu-west-1',
  });
});
