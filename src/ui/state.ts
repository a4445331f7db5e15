/** What the page shows: one frozen value in one small observable. Panels get it, and send intents back. */
import type { Exchange } from '../explain/exchange.ts';
import { noBody, type Draft } from '../scenarios/draft.ts';
import type { Workspace, WorldView } from '../worker/api.ts';
import type { FaultName } from './forms/faults.ts';
import type { Place } from './look.ts';
import type { AnswerTab } from './route.ts';
import type { Outcome } from './senders/sender.ts';

export type SenderKind = 'sdk' | 'fetch';
export type PanelName = 'world' | 'request' | 'answer' | 'timeline';
export type WorldTab = 'buckets' | 'people' | 'settings';
export type Theme = 'system' | 'light' | 'dark';

export interface Interception {
  readonly mode: 'service-worker' | 'in-page';
  readonly reason?: string;
}

/** A document that would help somebody: into which part of what he may, and in whose place. */
export interface Proposed {
  readonly part: 'policies' | 'boundary';
  /** The identity policy that it goes into. */
  readonly policy?: string;
  readonly document: string;
  readonly replaces?: string;
}

/** Whose page of the people is open. */
export interface PersonShown {
  readonly arn: string;
  readonly proposed?: Proposed;
}

/** Where in the page of a key something is asked for. */
export type KeyPart = 'state' | 'aliases' | 'policy' | 'grants' | 'new';

/** The KMS key whose page is open, or the account that a new one is made in. */
export interface KmsKeyShown {
  readonly arn?: string;
  readonly newIn?: string;
  /** What would help somebody, for its policy. */
  readonly proposed?: { readonly document: string; readonly replaces?: string };
  /** What was refused last, and by which answer. */
  readonly refusal?: { readonly part: KeyPart; readonly says: string; readonly n?: number };
}

export interface AppState {
  readonly phase: 'starting' | 'ready' | 'crashed';
  /** Why it crashed, in one sentence. */
  readonly trouble?: string;
  readonly workspace: Workspace | null;
  readonly interception: Interception | null;
  readonly world: WorldView | null;
  readonly exchanges: readonly Exchange[];
  /** What a sender made of each exchange sent from this page, by its number. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly place: Place | null;
  readonly worldTab: WorldTab;
  readonly person: PersonShown | null;
  readonly kmsKey: KmsKeyShown | null;
  readonly draft: Draft;
  /** The raw text as it is being typed; null while the form leads. */
  readonly raw: string | null;
  readonly view: 'form' | 'raw';
  readonly sender: SenderKind;
  /** What goes wrong with the next request. */
  readonly fault: FaultName | null;
  readonly sending: boolean;
  /** The exchange shown, by its number; null before the first. */
  readonly shown: number | null;
  readonly tab: AnswerTab;
  readonly step: number | null;
  /** The panel in view where only one fits. */
  readonly panel: PanelName;
  readonly theme: Theme;
  readonly dialog: 'keys' | 'reset' | null;
  readonly toast: string | null;
  /** Said to screen readers. */
  readonly said: string;
}

export const emptyDraft: Draft = {
  operation: 'CopyObject',
  principal: '',
  method: 'PUT',
  bucket: '',
  key: '',
  query: [],
  headers: [],
  body: noBody,
};

export const firstState: AppState = {
  phase: 'starting',
  workspace: null,
  interception: null,
  world: null,
  exchanges: [],
  outcomes: new Map(),
  place: null,
  worldTab: 'buckets',
  person: null,
  kmsKey: null,
  draft: emptyDraft,
  raw: null,
  view: 'form',
  sender: 'sdk',
  fault: null,
  sending: false,
  shown: null,
  tab: 'answer',
  step: null,
  panel: 'request',
  theme: 'system',
  dialog: null,
  toast: null,
  said: '',
};

export interface Store {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  subscribe(listener: (state: AppState) => void): () => void;
}

export function createStore(start: AppState = firstState): Store {
  let state = start;
  const listeners = new Set<(state: AppState) => void>();
  return {
    get state() {
      return state;
    },
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function shownExchange(state: AppState): Exchange | undefined {
  return state.exchanges.find((e) => e.n === state.shown);
}
