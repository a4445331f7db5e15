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
      JSON.stringify({ accounts: [account, account] }),
      'the access key test must belong to one principal only',
    ],
  ])('%s', (json, sentence) => {
    expect(() => parseWorldFile(json)).toThrow(sentence);
    expect(() => parseWorldFile(json)).toThrow(MisshapenError);
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
