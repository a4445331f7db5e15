/** From [Send] to the answer on the screen. */
import type { Exchange } from '../explain/exchange.ts';
import type { WireRequest } from '../protocol/message.ts';
import type { Draft } from '../scenarios/draft.ts';
import { toByteString } from '../scenarios/draftWire.ts';
import type { Backend } from './backend.ts';
import { decidingSentence } from './deciding.ts';
import { verdict } from './verdict.ts';
import type { AnswerTab } from './route.ts';
import { sendByFetch } from './senders/rawFetch.ts';
import { sendBySdk } from './senders/sdk.ts';
import type { Credentials, Outcome, Sender } from './senders/sender.ts';
import type { SenderKind, Store } from './state.ts';

/** Sends a draft, and returns its exchange; undefined when it never reached the simulator. */
export async function send(
  store: Store,
  backend: Backend,
  draft: Draft,
  kind: SenderKind,
): Promise<Exchange | undefined> {
  const before = store.state.exchanges.at(-1)?.n ?? 0;
  const sender: Sender = kind === 'fetch' || draft.operation === '' ? sendByFetch : sendBySdk;
  const credentials = await credentialsOf(backend, draft.principal);
  const outcome = await sender({ draft, world: store.state.world, credentials });
  const wait = outcome.kind === 'threw' && !outcome.requestId ? briefly : patience;
  const exchange = await arrival(store, before, outcome.requestId, wait);
  if (exchange) keepOutcome(store, exchange, outcome);
  else store.set({ toast: unsent(outcome) });
  return exchange;
}

/** Why a request never reached S3: the SDK looks at some things itself, before it sends. */
function unsent({ sender, error }: Outcome): string {
  if (!error) return 'The request did not reach the simulator.';
  return sender === 'sdk'
    ? `Not sent, the SDK itself threw ${error.replace(/\.?$/, '.')} Raw fetch sends it as it is.`
    : `Not sent: ${error}`;
}

function keepOutcome(store: Store, exchange: Exchange, outcome: Outcome): void {
  store.set({ outcomes: new Map([...store.state.outcomes, [exchange.n, outcome]]) });
}

/** The secret is fetched for each signature and not kept. */
async function credentialsOf({ api }: Backend, accessKeyId: string): Promise<Credentials | null> {
  if (accessKeyId === '') return null;
  const { accounts } = await api.world();
  const keys: readonly Credentials[] = accounts.flatMap(({ principals, roles = [] }) => [
    ...principals.flatMap((one) => [one, ...(one.keys ?? [])]),
    ...roles.flatMap(({ sessions = [] }) => sessions),
  ]);
  const found = keys.find((one) => one.accessKeyId === accessKeyId);
  if (!found) return null;
  const { secretAccessKey, sessionToken } = found;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

/** How long word of an answered request may be on its way from the worker. */
const patience = 3000;

/** The same where the sender threw without one: most likely nothing was sent. */
const briefly = 400;

function arrival(
  store: Store,
  before: number,
  requestId: string | undefined,
  wait = patience,
): Promise<Exchange | undefined> {
  const find = () =>
    requestId === undefined
      ? store.state.exchanges.findLast((e) => e.n > before)
      : store.state.exchanges.findLast((e) => e.requestId === requestId);
  const found = find();
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve(find());
    };
    const stop = store.subscribe(() => {
      if (find()) done();
    });
    const timer = setTimeout(done, wait);
  });
}

/** Sends the bytes of an exchange once more, straight to the simulator. */
export async function replay(
  store: Store,
  { api }: Backend,
  exchange: Exchange,
): Promise<Exchange | undefined> {
  const { method, url, headers, body } = exchange.request;
  if (body.size > body.preview.length) {
    store.set({ toast: `#${exchange.n} cannot be replayed: only the start of its body was kept.` });
    return undefined;
  }
  const parts = /^(https?):\/\/([^/?]+)([^]*)$/.exec(url);
  const target = parts?.[3] ?? '/';
  const request: WireRequest = {
    method,
    scheme: parts?.[1] === 'http' ? 'http' : 'https',
    host: parts?.[2] ?? '',
    target: target.startsWith('/') ? target : `/${target}`,
    headers: headers.map(([n, v]) => [n, /[^\0-\xff]/.test(v) ? toByteString(v) : v]),
    body: body.size ? body.preview : null,
  };
  const before = store.state.exchanges.at(-1)?.n ?? 0;
  const answer = await api.handle(request);
  const id = answer.headers.find(([n]) => n === 'x-amz-request-id')?.[1];
  return arrival(store, before, id);
}

/** The tab that shows most of an answer; a tab for reading details stays where it is. */
export function tabFor(exchange: Exchange, current: AnswerTab): AnswerTab {
  if (current !== 'answer' && current !== 'diff') return current;
  return exchange.answer.status < 300 && exchange.changes.length > 0 ? 'diff' : 'answer';
}

/** What a screen reader hears of an answer. */
export function spoken(exchange: Exchange): string {
  const { status, word, sentence, step } = verdict(exchange);
  const said = [step && decidingSentence(step), sentence].filter(Boolean).join(' ');
  return `Answer ${exchange.n}: ${status} ${word}. ${said}`;
}
