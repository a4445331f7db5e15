/** Puts the page together: state, session, actions, address and theme, round a backend. */
import './theme.css';
import './base.css';
import './controls.css';
import './choices.css';
import './marks.css';
import './facts.css';
import { createActions, follow } from './actions.ts';
import { App } from './app.ts';
import type { Backend } from './backend.ts';
import { keepFocus } from './keepFocus.ts';
import { recallTheme } from './memory.ts';
import { parseRoute } from './route.ts';
import { loadSdk } from './senders/sdk.ts';
import { openSession } from './session.ts';
import {
  type AppState,
  createStore,
  firstState,
  shownExchange,
  type Store,
  type Theme,
} from './state.ts';
import { targetOf } from './verdict.ts';

/** Draws the page, then opens the session. Returns the store when the world is there. */
export async function startPlayground(backend: Backend): Promise<Store> {
  const theme = recallTheme();
  const store = createStore({ ...firstState, theme });
  const app = new App();
  app.state = store.state;
  app.act = createActions(store, backend);
  store.subscribe((state) => {
    if (state.theme !== app.state.theme) wear(state.theme);
    document.title = titleOf(state);
    app.state = state;
  });
  follow(store, parseRoute(location.hash));
  addEventListener('popstate', () => follow(store, parseRoute(location.hash)));
  document.querySelector('#app')?.replaceChildren(app);
  keepFocus(app);
  await openSession(store, backend);
  void loadSdk().catch(() => {
    // It is tried again, and complained of, when something is sent.
  });
  return store;
}

const name = document.title;

/** The answer in view, for tabs and the browser's history; else the page's own name. */
function titleOf(state: AppState): string {
  const exchange = shownExchange(state);
  if (!exchange) return name;
  const { operation, request, answer } = exchange;
  return `${answer.status || 'No answer:'} ${operation ?? request.method} ${targetOf(exchange)} · Bucketlab`;
}

/** The theme's name on the root; none follows the system. index.html does the same before the first paint. */
function wear(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
