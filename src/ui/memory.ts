/** What this browser remembers of the page: theme, sizes, the request being built. Works without storage, too. */
import { isSecretHeader } from '../explain/secrets.ts';
import type { Draft } from '../scenarios/draft.ts';
import type { SenderKind, Theme } from './state.ts';

const prefix = 'bucketlab.';

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // No storage: the page forgets, and that is all.
  }
}

export function recallTheme(): Theme {
  const theme = recall('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export interface Work {
  readonly draft: Draft;
  readonly sender: SenderKind;
}

/** The request that was being built. A file does not outlive the page, nor does a secret. */
export function rememberWork({ draft, sender }: Work): void {
  const body = draft.body.kind === 'file' ? { kind: 'none' as const } : draft.body;
  const isKept = ([name]: readonly [string, string | null]) => !isSecretHeader(name.toLowerCase());
  const [headers, query] = [draft.headers.filter(isKept), draft.query.filter(isKept)];
  remember('work', JSON.stringify({ v: 1, draft: { ...draft, headers, query, body }, sender }));
}

export function recallWork(): Work | null {
  try {
    const work: unknown = JSON.parse(recall('work') ?? 'null');
    return isWork(work) ? work : null;
  } catch {
    return null;
  }
}

function isWork(value: unknown): value is Work {
  if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== 1) return false;
  if (!('draft' in value) || typeof value.draft !== 'object' || value.draft === null) return false;
  const draft = value.draft as Partial<Draft>;
  return (
    typeof draft.operation === 'string' &&
    typeof draft.bucket === 'string' &&
    typeof draft.key === 'string' &&
    Array.isArray(draft.headers) &&
    Array.isArray(draft.query) &&
    typeof draft.body === 'object'
  );
}
