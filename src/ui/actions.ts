/** What each intent does. The only place that changes the state, beside the worker's events. */
import { type Draft } from '../scenarios/draft.ts';
import { fromExchange } from '../scenarios/draftWire.ts';
import type { Exchange } from '../explain/exchange.ts';
import type { Settings } from '../world/world.ts';
import type { Backend } from './backend.ts';
import { faults } from './forms/faults.ts';
import { asOperation, formOf } from './forms/forms.ts';
import type { Intent } from './intent.ts';
import { callerByKey, callersOf, regionOf } from './look.ts';
import { remember, rememberWork } from './memory.ts';
import { prefilled } from './prefill.ts';
import { readRaw } from './raw.ts';
import { printRoute, type Route } from './route.ts';
import { replay, send, spoken, tabFor } from './sending.ts';
import { refreshWorld, resetSession } from './session.ts';
import type { AppState, Store } from './state.ts';

type Handlers = {
  readonly [Do in Intent['do']]: (intent: Extract<Intent, { do: Do }>) => void | Promise<void>;
};

export function createActions(store: Store, backend: Backend): (intent: Intent) => void {
  const edit = (draft: Draft, more: Partial<AppState> = {}) => {
    store.set({ draft, raw: null, ...more });
    rememberWork({ draft, sender: store.state.sender });
  };
  const fill = (draft: Draft) => {
    const view = draft.operation === '' ? 'raw' : 'form';
    edit(draft, {
      panel: 'request',
      view,
      said: `${draft.operation || 'The request'} is ready to send.`,
    });
  };
  const session = {
    store,
    send: (draft: Draft) => send(store, backend, draft, 'fetch'),
    look: () => refreshWorld(store, backend),
  };
  const handlers: Handlers = {
    edit: ({ draft }) => edit(draft),
    editRaw: ({ text }) => {
      const read = readRaw(text, store.state.draft, store.state.world);
      edit(read.ok ? read.draft : store.state.draft, { raw: text });
    },
    operation: ({ operation }) => edit(asOperation(store.state.draft, operation)),
    view: ({ view }) => store.set({ view }),
    sender: ({ sender }) => {
      store.set({ sender });
      rememberWork({ draft: store.state.draft, sender });
    },
    fault: ({ fault }) => store.set({ fault }),
    send: ({ trace }) => sendShown(store, backend, trace ?? false),
    example: ({ draft }) => {
      edit(draft);
      return sendShown(store, backend, false);
    },
    select: ({ place }) => store.set({ place }),
    prefill: ({ as, place }) => {
      fill(prefilled(store.state.draft, as, place, store.state.world));
    },
    open: (intent) => go(store, intent),
    fill: ({ draft, sender = store.state.sender }) => {
      store.set({ sender });
      fill(draft);
    },
    worldTab: ({ tab }) => store.set({ worldTab: tab }),
    person: ({ person }) => store.set({ person, toast: null }),
    people: async ({ edit: change }) => {
      const { edited } = await import('./people.ts');
      const { accounts } = await backend.api.world();
      await settle(store, backend, { accounts: edited(accounts, change) });
    },
    kmsKey: ({ key }) => store.set({ kmsKey: key, toast: null }),
    kms: async (intent) => {
      const { askKms } = await import('./keyRequests.ts');
      await askKms(session, intent);
    },
    newKey: async (intent) => {
      const { makeKey } = await import('./keyRequests.ts');
      await makeKey(session, intent);
    },
    settle: ({ settings }) => settle(store, backend, settings),
    replay: ({ n }) => again(store, backend, n),
    duplicate: ({ n }) => {
      const exchange = store.state.exchanges.find((e) => e.n === n);
      if (exchange) edit(duplicated(exchange, store.state), { panel: 'request' });
    },
    advance: async ({ ms }) => {
      await backend.api.advance(ms);
      store.set({ said: `The clock moved on by ${ms / 1000} seconds.` });
    },
    reset: async () => {
      store.set({ dialog: null });
      await resetSession(store, backend);
      rememberWork({ draft: store.state.draft, sender: store.state.sender });
      visit({ at: 'play' });
    },
    dialog: ({ dialog }) => store.set({ dialog }),
    theme: ({ theme }) => {
      remember('theme', theme === 'system' ? null : theme);
      store.set({ theme });
    },
    panel: ({ panel }) => store.set({ panel }),
    toast: ({ text }) => store.set({ toast: text }),
    restart: () => location.reload(),
  };
  return (intent) => {
    const handle = handlers[intent.do] as (intent: Intent) => void | Promise<void>;
    Promise.resolve(handle(intent)).catch((error: unknown) => {
      store.set({ sending: false, toast: error instanceof Error ? error.message : String(error) });
    });
  };
}

/** Sets things of the world anew; it is seen when the worker tells of it. */
async function settle(store: Store, { api }: Backend, settings: Partial<Settings>): Promise<void> {
  await api.settle(settings);
  store.set({ toast: null, said: 'The world is set anew.' });
}

async function sendShown(store: Store, backend: Backend, trace: boolean): Promise<void> {
  const { draft, sender, sending, phase } = store.state;
  if (sending || phase !== 'ready') return;
  const unread = unreadable(store.state);
  if (unread) {
    store.set({ toast: `Not sent: ${unread}` });
    return;
  }
  store.set({ sending: true, toast: null });
  await arm(store, backend);
  const exchange = await send(store, backend, draft, sender).finally(() =>
    store.set({ sending: false }),
  );
  if (exchange) arrive(store, exchange, trace);
}

/** What was chosen to go wrong strikes this request, and no other. */
async function arm(store: Store, { api }: Backend): Promise<void> {
  const { fault } = store.state;
  if (fault === null) return;
  await api.inject([{ does: faults[fault].does }]);
  store.set({ fault: null });
}

/** What keeps the text in view from being sent: the form holds an older request than it shows. */
function unreadable({ view, raw, draft, world }: AppState): string | undefined {
  if (view !== 'raw' || raw === null) return undefined;
  const read = readRaw(raw, draft, world);
  return read.ok ? undefined : `line ${read.line}, column ${read.column}: ${read.message}`;
}

function arrive(store: Store, exchange: Exchange, trace: boolean): void {
  const tab = trace ? 'trace' : tabFor(exchange, store.state.tab);
  go(store, { n: exchange.n, tab });
  store.set({ said: spoken(exchange) });
}

async function again(store: Store, backend: Backend, n: number): Promise<void> {
  const exchange = store.state.exchanges.find((e) => e.n === n);
  const repeated = exchange && (await replay(store, backend, exchange));
  if (repeated) arrive(store, repeated, false);
}

function go(
  store: Store,
  { n, tab, step }: { n: number; tab?: AppState['tab']; step?: number },
): void {
  const next = tab ?? store.state.tab;
  store.set({ shown: n, tab: next, step: step ?? null, panel: 'answer' });
  visit({ at: 'exchange', n, tab: next, ...(step === undefined ? {} : { step }) });
}

function visit(route: Route): void {
  const hash = printRoute(route);
  if (location.hash !== hash) history.pushState(null, '', hash);
}

/** Shows what the address says. */
export function follow(store: Store, route: Route): void {
  if (route.at === 'play') store.set({ shown: null, step: null, panel: 'request' });
  else store.set({ shown: route.n, tab: route.tab, step: route.step ?? null, panel: 'answer' });
}

function duplicated(exchange: Exchange, { world, draft }: AppState): Draft {
  const caller = callersOf(world).find((p) => p.arn === exchange.caller?.arn);
  const principal = caller ?? callerByKey(world, draft.principal);
  const known = formOf(exchange.operation ?? '').operation;
  return fromExchange(
    exchange,
    { operation: known, principal: exchange.caller === null ? '' : (principal?.accessKeyId ?? '') },
    regionOf(world),
  );
}
