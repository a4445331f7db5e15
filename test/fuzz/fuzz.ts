/** Sends mutated requests at a small world and says what is wrong with the answers, and with the world after them. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Exchange } from '../../src/explain/exchange.ts';
import { text } from '../../src/lib/bytes.ts';
import { seeded } from '../../src/lib/random.ts';
import { parseXml } from '../../src/lib/xml.ts';
import { toResponse } from '../../src/protocol/fetch.ts';
import type { WireAnswer, WireRequest } from '../../src/protocol/message.ts';
import { seed } from '../../src/scenarios/seed.ts';
import { createSimulator } from '../../src/simulator.ts';
import { createStore } from '../../src/storage/store.ts';
import { faultsIn, openPlace } from './fsck.ts';
import { mutate } from './mutate.ts';
import { keys, picker } from './pick.ts';
import { validRequest } from './requests.ts';

export interface Report {
  readonly requests: number;
  readonly byStatus: ReadonlyMap<number, number>;
  readonly slowest: { readonly ms: number; readonly request: string };
  readonly faults: readonly string[];
}

/** Requests to one world before the next begins. */
const perWorld = 2000;
/** Requests under way at once, so that they also race. */
const atOnce = 4;
const hang = 10_000;

const objects = keys.map((key, i) => ({
  key,
  body: `body ${i}`.repeat(i),
  metadata: { n: `${i}` },
}));
const world = {
  buckets: [
    {
      name: 'photos',
      as: 'test',
      versioning: 'Enabled',
      objects: [...objects, { deletes: 'a' }],
      accessPoints: [{ name: 'front' }],
    },
    { name: 'backup', as: 'test', objects },
    { name: 'partner', as: 'test2', objects: objects.slice(0, 2) },
    { name: 'far', as: 'test', region: 'eu-west-1', objects: objects.slice(0, 2) },
  ],
} as const;

export interface Options {
  readonly total: number;
  readonly seed: string;
  /** One write in so many fails; 0: none. */
  readonly failures?: number;
}

export async function fuzz({ total, seed: name, failures = 0 }: Options): Promise<Report> {
  const byStatus = new Map<number, number>();
  const faults: string[] = [];
  let slowest: Report['slowest'] = { ms: 0, request: '' };
  for (let done = 0; done < total && faults.length < 20; done += perWorld) {
    const count = Math.min(perWorld, total - done);
    const round = await oneWorld(count, `${name}/${done}`, failures);
    faults.push(...round.faults);
    for (const [status, n] of round.byStatus) byStatus.set(status, (byStatus.get(status) ?? 0) + n);
    if (round.slowest.ms > slowest.ms) slowest = round.slowest;
  }
  return { requests: total, byStatus, slowest, faults };
}

async function oneWorld(count: number, name: string, failures: number): Promise<Report> {
  const random = seeded(name);
  const pick = picker(random);
  let failing = false;
  const place = openPlace(() => failing && random() % failures === 0);
  const store = createStore(place);
  const simulator = createSimulator({ store });
  await seed(simulator, world);
  failing = failures > 0;
  const exchanges = new Map<string, Exchange>();
  simulator.observe((exchange) => void exchanges.set(exchange.requestId, exchange));
  const byStatus = new Map<number, number>();
  const faults: string[] = [];
  let slowest = { ms: 0, request: '' };

  const one = async (request: WireRequest) => {
    const begun = performance.now();
    const outcome = await within(hang, simulator.handle(request)).catch(String);
    const ms = performance.now() - begun;
    if (ms > slowest.ms) slowest = { ms, request: shown(request) };
    if (typeof outcome === 'string') {
      faults.push(`${outcome}: ${shown(request)}`);
      return;
    }
    byStatus.set(outcome.status, (byStatus.get(outcome.status) ?? 0) + 1);
    const id = outcome.headers.find(([header]) => header === 'x-amz-request-id')?.[1] ?? '';
    const wrong = await faultsOf(outcome, exchanges.get(id));
    exchanges.delete(id);
    faults.push(...wrong.map((fault) => `${fault}: ${shown(request)}`));
  };
  for (let done = 0; done < count; done += atOnce) {
    const chance = { pick, random };
    const sent = Array.from({ length: atOnce }, () =>
      mutate(validRequest(pick, random, simulator.records), chance),
    );
    await Promise.all(sent.map(one));
  }
  failing = false;
  await simulator.advance(1);
  faults.push(...faultsIn(place, store, count + 1000).map((fault) => `${fault} (world ${name})`));
  return { requests: count, byStatus, slowest, faults };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer')), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

const shown = ({ method, host, target, headers, body }: WireRequest) =>
  JSON.stringify({
    method,
    host,
    target,
    headers,
    body: body instanceof Uint8Array ? text(body) : body,
  }).slice(0, 1500);

/** What an answer must not be. */
async function faultsOf(answer: WireAnswer, exchange: Exchange | undefined): Promise<string[]> {
  const faults: string[] = [];
  const { status, headers } = answer;
  if (!exchange) return [`no exchange for an answer with ${JSON.stringify(headers)}`];
  const decisive = exchange.trace.filter((step) => step.decisive);
  const rules = decisive.map(({ rule }) => rule.id).join();
  if (status === 500 || rules.includes('wire/internal'))
    faults.push(`internal: ${String(decisive[0]?.facts['stack']).slice(0, 600)}`);
  // A browser keeps from its page what S3 has done.
  if (answer.dropped === 'withheld')
    return decisive.length === 1 ? [] : [`withheld with decisive steps [${rules}]`];
  const refused = status >= 300;
  if (decisive.length !== (refused ? 1 : 0))
    faults.push(`${status} with decisive steps [${rules}]`);
  if (refused && !exchange.error) faults.push(`${status} without an error in the exchange`);
  structuredClone(exchange);
  try {
    for (const [name, value] of headers) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    const bytes = await toResponse(answer).bytes();
    if (exchange.request.method !== 'HEAD' && status !== 304)
      faults.push(...bodyFaults(refused, bytes, answer));
  } catch (error) {
    faults.push(`not an HTTP answer: ${String(error)}`);
  }
  return faults;
}

function bodyFaults(
  refused: boolean,
  bytes: Uint8Array,
  { status, headers }: WireAnswer,
): string[] {
  const type = headers.find(([name]) => name === 'content-type')?.[1];
  const length = headers.find(([name]) => name === 'content-length')?.[1] ?? `${bytes.length}`;
  if (Number(length) !== bytes.length)
    return [`${bytes.length} bytes under content-length ${length}`];
  const etag = headers.some(([name]) => name === 'accept-ranges');
  if (!refused && (etag || type !== 'application/xml' || bytes.length === 0)) return [];
  if (type === 'application/x-amz-json-1.1') {
    const { __type } = JSON.parse(text(bytes)) as { __type?: string };
    return __type ? [] : [`${status} is no error of KMS: ${text(bytes)}`];
  }
  if (type?.startsWith('text/html')) {
    const told = /<li>Code: \w+<\/li>|<title>30\d /.test(text(bytes));
    return told ? [] : [`${status} is no page of the website endpoint: ${text(bytes)}`];
  }
  try {
    // S3 writes control characters as references, which XML 1.0 has not.
    const root = parseXml(text(bytes).replace(/&#x[0-9a-f]{1,2};/g, '?'));
    const isService = root.name === 'ErrorResponse';
    const { name, children } = isService ? (root.children[0] ?? root) : root;
    const told = [...children, ...(isService ? root.children : [])];
    const has = (child: string) => told.some((one) => one.name === child && one.text !== '');
    // AWS was recorded refusing an unknown x-amz-acl without a message.
    const silent = text(bytes).includes('<ArgumentName>x-amz-acl</ArgumentName>');
    const ids = type === 'text/xml' ? ['RequestId'] : ['RequestId', 'HostId'];
    const complete = ['Code', ...ids].every(has) && (silent || has('Message'));
    return refused && (name !== 'Error' || !complete)
      ? [`${status} is no <Error>: ${text(bytes)}`]
      : [];
  } catch (error) {
    return [`${status} with malformed XML (${String(error)}): ${text(bytes).slice(0, 300)}`];
  }
}
