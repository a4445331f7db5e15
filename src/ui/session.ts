/** Opens the workspace and keeps the state in step with the worker's events. */
import type { Exchange } from '../explain/exchange.ts';
import type { Backend } from './backend.ts';
import { firstDraft } from './examples.ts';
import { recallWork } from './memory.ts';
import type { Store } from './state.ts';

/** The one workspace of the first version. */
const workspaceName = 'default';

export async function openSession(store: Store, backend: Backend): Promise<void> {
  void backend.crashed.then((trouble) => store.set({ phase: 'crashed', trouble, sending: false }));
  try {
    const { api } = backend;
    const workspace = await api.open(workspaceName);
    await api.watch((event) => {
      if (event.kind === 'exchange') addExchange(store, event.exchange);
      void refreshWorld(store, backend);
    });
    const [world, exchanges] = await Promise.all([api.look(), api.timeline()]);
    const work = recallWork();
    store.set({
      workspace,
      world,
      exchanges: merged(exchanges, store.state.exchanges),
      draft: work?.draft ?? firstDraft(world),
      sender: work?.sender ?? store.state.sender,
    });
    store.set({ interception: await backend.intercepting, phase: 'ready' });
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    store.set({ phase: 'crashed', trouble });
  }
}

function merged(stored: readonly Exchange[], seen: readonly Exchange[]): readonly Exchange[] {
  const last = stored.at(-1)?.n ?? 0;
  return [...stored, ...seen.filter((e) => e.n > last)];
}

function addExchange(store: Store, exchange: Exchange): void {
  const { exchanges } = store.state;
  if (exchanges.some((e) => e.n === exchange.n)) return;
  store.set({ exchanges: [...exchanges, exchange].sort((a, b) => a.n - b.n) });
}

let looking = 0;

/** Looks at the world anew. Of several looks at once, only the last counts. */
export async function refreshWorld(store: Store, { api }: Backend): Promise<void> {
  looking += 1;
  const mine = looking;
  const world = await api.look();
  if (mine === looking) store.set({ world });
}

/** Empties the workspace, and what the page remembers of it. */
export async function resetSession(store: Store, backend: Backend): Promise<void> {
  await backend.api.reset();
  const [world, exchanges] = await Promise.all([backend.api.look(), backend.api.timeline()]);
  const draft = firstDraft(world);
  store.set({
    world,
    exchanges,
    draft,
    raw: null,
    outcomes: new Map(),
    shown: null,
    step: null,
    place: null,
  });
}
