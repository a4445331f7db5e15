/** Requests to KMS that the page of a key makes: sent and logged like any other. Loaded when first asked for. */
import type { Exchange } from '../explain/exchange.ts';
import type { Draft } from '../scenarios/draft.ts';
import { kmsAnswer, kmsDraft } from '../scenarios/kmsDraft.ts';
import type { Intent } from './intent.ts';
import type { KeyPart, Store } from './state.ts';

/** The session, handed over: what the page loads first stays in one piece. */
export interface Session {
  readonly store: Store;
  readonly send: (draft: Draft) => Promise<Exchange | undefined>;
  /** Looks at the world anew. */
  readonly look: () => Promise<void>;
}

interface Asked {
  readonly draft: Draft;
  readonly part: KeyPart;
}

/** Undefined where KMS refused; the page of the key then says so. */
export async function askKms(
  { store, send }: Session,
  { draft, part }: Asked,
): Promise<Exchange | undefined> {
  tell(store, { refusal: undefined });
  const exchange = await send(draft);
  if (!exchange) {
    const says = store.state.toast ?? '';
    store.set({ toast: null });
    tell(store, { refusal: { part, says } });
    return undefined;
  }
  const { operation = 'The request', n, answer } = exchange;
  if (answer.status >= 400) {
    const { __type: code = answer.status, message } = kmsAnswer(answer.body.preview);
    const says = [`${operation} was refused`, code, message].filter(Boolean).join(': ');
    tell(store, { refusal: { part, says, n } });
    return undefined;
  }
  if (part === 'policy') tell(store, { proposed: undefined });
  store.set({ said: `${operation} is done.` });
  return exchange;
}

type Told = Partial<Pick<NonNullable<Store['state']['kmsKey']>, 'refusal' | 'proposed'>>;

/** A page that was closed meanwhile is told nothing. */
function tell(store: Store, told: { [Name in keyof Told]: Told[Name] | undefined }): void {
  const { kmsKey } = store.state;
  if (kmsKey) store.set({ kmsKey: { ...kmsKey, ...told } as typeof kmsKey });
}

/** Makes a key, opens its page, and gives it its name. */
export async function makeKey(
  session: Session,
  { draft, alias }: Extract<Intent, { readonly do: 'newKey' }>,
): Promise<void> {
  const exchange = await askKms(session, { draft, part: 'new' });
  const made = exchange && kmsAnswer(exchange.answer.body.preview)['KeyMetadata'];
  const { KeyId, Arn } = (made ?? {}) as { readonly KeyId?: string; readonly Arn?: string };
  if (KeyId === undefined || Arn === undefined) return;
  const { store, look } = session;
  await look();
  if (store.state.kmsKey) store.set({ kmsKey: { arn: Arn } });
  if (alias === '') return;
  const { region = '', principal } = draft;
  const named = kmsDraft(
    'CreateAlias',
    { AliasName: alias, TargetKeyId: KeyId },
    { region, principal },
  );
  await askKms(session, { draft: named, part: 'aliases' });
}
