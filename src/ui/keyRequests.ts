/** Requests to KMS that the page of a key makes: sent and logged like any other. Loaded when first asked for. */
import type { Exchange } from '../explain/exchange.ts';
import type { Draft } from '../scenarios/draft.ts';
import { kmsAnswer, kmsDraft } from '../scenarios/kmsDraft.ts';
import type { Backend } from './backend.ts';
import type { Intent } from './intent.ts';
import { failed } from './verdict.ts';
import { send } from './sending.ts';
import { refreshWorld } from './session.ts';
import type { KeyPart, Store } from './state.ts';

interface Asked {
  readonly draft: Draft;
  readonly part: KeyPart;
}

/** Undefined where KMS refused; the page of the key then says so. */
export async function askKms(
  store: Store,
  backend: Backend,
  { draft, part }: Asked,
): Promise<Exchange | undefined> {
  tell(store, { refusal: undefined });
  const exchange = await send(store, backend, draft, 'fetch');
  if (!exchange) {
    const says = store.state.toast ?? '';
    store.set({ toast: null });
    tell(store, { refusal: { part, says } });
    return undefined;
  }
  const { operation = 'The request', n, answer } = exchange;
  if (failed(exchange)) {
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
  store: Store,
  backend: Backend,
  { draft, alias }: Extract<Intent, { readonly do: 'newKey' }>,
): Promise<void> {
  const exchange = await askKms(store, backend, { draft, part: 'new' });
  const made = exchange && kmsAnswer(exchange.answer.body.preview)['KeyMetadata'];
  const { KeyId, Arn } = (made ?? {}) as { readonly KeyId?: string; readonly Arn?: string };
  if (KeyId === undefined || Arn === undefined) return;
  await refreshWorld(store, backend);
  if (store.state.kmsKey) store.set({ kmsKey: { arn: Arn } });
  if (alias === '') return;
  const { region = '', principal } = draft;
  const named = kmsDraft(
    'CreateAlias',
    { AliasName: alias, TargetKeyId: KeyId },
    { region, principal },
  );
  await askKms(store, backend, { draft: named, part: 'aliases' });
}
