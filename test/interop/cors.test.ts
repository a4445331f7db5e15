/** What `cors: 'strict'` lets a page have is what Chromium lets it have of the same S3 over HTTP, which judges for itself. */
import type { CORSRule } from '@aws-sdk/client-s3';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, findChromium } from '../../.tools/chromium.mjs';
import { httpServer } from '../../src/intercept/httpServer.ts';
import { defaultWorld } from '../../src/world/world.ts';
import { type Lab, lab, wireRequest } from '../semantics/lab.ts';

const bare = createServer((_, response) => void response.end('<!doctype html><title>page</title>'));
const plain = await lab();
const strict = await lab({ world: { ...defaultWorld, cors: 'strict' } });
const s3 = httpServer(plain.simulator);

let browser: Browser;
let page: Page;
let origin: string;
let endpoint: string;

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  [origin, endpoint] = await Promise.all([listening(bare), listening(s3)]);
  const executablePath = findChromium();
  browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath ? { executablePath } : {}),
  });
  page = await browser.newPage();
  await page.goto(origin);
});

afterAll(async () => {
  await browser.close();
  for (const server of [bare, s3]) server.close();
});

const signed = Object.fromEntries(wireRequest({ target: '/' }).headers.slice(1));

/** What a page has of a request: no answer, or its status, its text and the names of the headers that it sees. */
type Had = 'nothing' | { status: number; text: string; headers: string[] };

interface Init {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly credentials: 'omit' | 'include' | 'same-origin';
  readonly body?: string;
}

const had = async (response: Response): Promise<Had> => ({
  status: response.status,
  text: (await response.text()).replace(/<(RequestId|HostId)>.*?<\/\1>/g, ''),
  headers: [...response.headers.keys()].sort(),
});

async function inChromium(url: string, init: Init): Promise<Had> {
  const seen = await page.evaluate(
    async ([address, how]) => {
      try {
        const response = await fetch(address, how);
        const headers = [...response.headers.keys()].sort();
        return { status: response.status, text: await response.text(), headers };
      } catch {
        return 'nothing';
      }
    },
    [url, init] as const,
  );
  if (typeof seen === 'string') return 'nothing';
  return { ...seen, text: seen.text.replace(/<(RequestId|HostId)>.*?<\/\1>/g, '') };
}

async function simulated(url: string, init: Init): Promise<Had> {
  const { credentials } = init;
  const from = { origin, mode: 'cors', credentials };
  return strict.simulator.fetch(new Request(url, init), from).then(had, () => 'nothing' as const);
}

const configurations: readonly (readonly [name: string, rules: (origin: string) => CORSRule[]])[] =
  [
    ['none', () => []],
    ['every origin, GET', () => [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }]],
    [
      'every origin, all headers',
      () => [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'PUT'], AllowedHeaders: ['*'] }],
    ],
    [
      'this origin, all headers, ETag shown',
      (from) => [
        {
          AllowedOrigins: [from],
          AllowedMethods: ['GET', 'PUT', 'DELETE', 'HEAD'],
          AllowedHeaders: ['*'],
          ExposeHeaders: ['ETag', 'x-amz-request-id'],
        },
      ],
    ],
    [
      'this origin by a wildcard, some headers',
      () => [
        {
          AllowedOrigins: ['http://127.0.0.1:*'],
          AllowedMethods: ['GET', 'POST', 'PUT'],
          AllowedHeaders: ['authorization', 'x-amz-meta-*'],
          ExposeHeaders: ['x-amz-meta-a'],
        },
      ],
    ],
    [
      'another origin',
      () => [
        {
          AllowedOrigins: ['https://b.example'],
          AllowedMethods: ['GET', 'PUT'],
          AllowedHeaders: ['*'],
        },
      ],
    ],
  ];

const requests: readonly (readonly [name: string, init: Omit<Init, 'credentials'>])[] = [
  ['an unsigned GET', { method: 'GET', headers: {} }],
  ['a signed GET', { method: 'GET', headers: signed }],
  ['a part of it', { method: 'GET', headers: { ...signed, range: 'bytes=0-1' } }],
  ['a signed HEAD', { method: 'HEAD', headers: signed }],
  ['a PUT', { method: 'PUT', headers: { ...signed, 'x-amz-meta-a': '1' }, body: 'b' }],
  [
    'a PUT of a type',
    { method: 'PUT', headers: { ...signed, 'content-type': 'text/css' }, body: 'b' },
  ],
  ['a DELETE', { method: 'DELETE', headers: signed }],
];

const cases = configurations.flatMap(([configuration, rules], i) =>
  requests.flatMap(([request, init], j) =>
    (['same-origin', 'include'] as const).map((credentials) => ({
      name: `${configuration}: ${request}, credentials ${credentials}`,
      bucket: `photos-${i}`,
      // A browser remembers preflights by their address.
      key: `${j}-${credentials}`,
      rules,
      init: { ...init, credentials },
    })),
  ),
);

const made = new Set<string>();

async function makeBucket({ s3: client }: Lab, Bucket: string, CORSRules: CORSRule[]) {
  await client.createBucket({ Bucket });
  await client.deletePublicAccessBlock({ Bucket });
  const Statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${Bucket}/*`,
  };
  await client.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Statement }) });
  if (CORSRules.length > 0)
    await client.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
}

test.each(cases)('$name', async ({ bucket, key, rules, init }) => {
  for (const it of [plain, strict]) {
    if (!made.has(bucket)) await makeBucket(it, bucket, rules(origin));
    await it.s3.putObject({ Bucket: bucket, Key: key, Body: 'hello' });
  }
  made.add(bucket);
  const url = `${endpoint}/${bucket}/${key}`;
  const [real, ours] = [await inChromium(url, init), await simulated(url, init)];
  expect(ours).toEqual(real);
  // Whatever the page had, S3 did the same in both.
  const kept = ({ s3: client }: Lab) =>
    client.getObject({ Bucket: bucket, Key: key }).then(
      ({ ETag, Metadata }) => ({ ETag, Metadata }),
      (error: Error) => error.name,
    );
  expect(await kept(strict)).toEqual(await kept(plain));
  outcomes.add(outcomeOf(ours));
});

const outcomes = new Set<string>();

function outcomeOf(seen: Had): string {
  if (seen === 'nothing') return seen;
  return seen.headers.includes('etag') ? 'all' : 'some';
}

test('the cases show every outcome', () => {
  expect([...outcomes].sort()).toEqual(['all', 'nothing', 'some']);
});
