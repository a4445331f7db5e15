/** A day in the life of an S3, and everything it answered: what must be the same wherever it runs and is kept. */
import type { WireAnswer, WireRequest } from '../../src/protocol/message.ts';
import { createSimulator, type Simulator } from '../../src/simulator.ts';
import { openStore, type Persistence } from '../../src/storage/store.ts';

type Header = readonly [name: string, value: string];

/** `{UploadId}` and `{VersionId}` in a target stand for the last ones that were answered. */
type Step = readonly [method: string, target: string, headers?: readonly Header[], body?: string];

const MiB = 1024 * 1024;
const part = 'part one, '.repeat(MiB / 2 + 1);
const versioned =
  '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>';
const completion =
  '<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Part><PartNumber>1</PartNumber><ETag>{ETag}</ETag></Part></CompleteMultipartUpload>';

const steps: readonly Step[] = [
  ['PUT', '/first-bucket'],
  ['PUT', '/first-bucket?versioning', [], versioned],
  ['PUT', '/first-bucket/a%20b', [['x-amz-meta-color', 'blue']], 'hello'],
  ['PUT', '/first-bucket/a%20b', [['x-amz-tagging', 'a=1&b=2']], 'hello again'],
  ['GET', '/first-bucket/a%20b?versionId={VersionId}', [['range', 'bytes=1-3']]],
  ['PUT', '/first-bucket/copy', [['x-amz-copy-source', '/first-bucket/a%20b']]],
  ['PUT', '/first-bucket/copy', [['x-amz-copy-source', '/first-bucket/none']]],
  ['DELETE', '/first-bucket/a%20b'],
  ['GET', '/first-bucket?versions'],
  ['POST', '/first-bucket/large?uploads'],
  ['PUT', '/first-bucket/large?partNumber=1&uploadId={UploadId}', [], part],
  ['POST', '/first-bucket/large?uploadId={UploadId}', [], completion],
  ['HEAD', '/first-bucket/large'],
  ['GET', '/first-bucket?list-type=2&max-keys=1'],
  ['GET', '/no-such-bucket'],
  ['DELETE', '/first-bucket'],
];

const authorization: Header = [
  'authorization',
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
];

const known = (text: string, seen: ReadonlyMap<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => seen.get(name) ?? '');

function request(
  [method, target, headers = [], body]: Step,
  seen: Map<string, string>,
): WireRequest {
  const bytes = body === undefined ? null : new TextEncoder().encode(known(body, seen));
  return {
    method,
    scheme: 'https',
    host: 's3.us-east-1.amazonaws.com',
    target: known(target, seen),
    headers: [authorization, ['content-length', String(bytes?.length ?? 0)], ...headers],
    body: bytes,
  };
}

async function written({ status, headers, body }: WireAnswer): Promise<string> {
  const text = body === null ? '' : await new Response(body as BodyInit).text();
  return [status, ...headers.map((header) => header.join(': ')), '', text].join('\n');
}

function remember(text: string, seen: Map<string, string>): void {
  const finds = {
    UploadId: /<UploadId>(.*?)</,
    VersionId: /version-id: (.*)/,
    ETag: /^etag: (.*)/m,
  };
  for (const [name, pattern] of Object.entries(finds)) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) seen.set(name, found);
  }
}

/**
 * Every answer, and every record at the end, as text. `open` gives the place where the world is kept; after each step
 * that `reopens` names, everything is closed and opened again, as by a reload.
 */
export async function transcript(
  open: () => Promise<Persistence>,
  reopens: (step: number) => boolean = () => false,
): Promise<string[]> {
  const seen = new Map<string, string>();
  const lines: string[] = [];
  let persistence = await open();
  let simulator: Simulator = createSimulator({ store: await openStore(persistence) });
  for (const [i, step] of steps.entries()) {
    const text = await written(await simulator.handle(request(step, seen)));
    remember(text, seen);
    lines.push(text);
    if (!reopens(i)) continue;
    persistence.close();
    persistence = await open();
    simulator = createSimulator({ store: await openStore(persistence), exchanges: i + 1 });
  }
  const records = [...simulator.records.scan('')].map((record) => JSON.stringify(record));
  persistence.close();
  return [...lines, ...records];
}
