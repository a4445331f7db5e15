/** What a panel asks for. The shell hears it and acts; no panel calls another. */
import type { Draft } from '../scenarios/draft.ts';
import type { WorldSettings } from '../worker/api.ts';
import type { FaultName } from './forms/faults.ts';
import type { Place } from './look.ts';
import type { AnswerTab } from './route.ts';
import type { PeopleEdit } from './people.ts';
import type {
  KeyPart,
  KmsKeyShown,
  PanelName,
  PersonShown,
  SenderKind,
  Theme,
  WorldTab,
} from './state.ts';

export type Prefill = 'copyFrom' | 'copyTo' | 'get' | 'head' | 'delete' | 'put' | 'list';

export type Intent =
  | { readonly do: 'edit'; readonly draft: Draft }
  | { readonly do: 'editRaw'; readonly text: string }
  | { readonly do: 'operation'; readonly operation: string }
  | { readonly do: 'view'; readonly view: 'form' | 'raw' }
  | { readonly do: 'sender'; readonly sender: SenderKind }
  | { readonly do: 'send'; readonly trace?: boolean }
  | { readonly do: 'fault'; readonly fault: FaultName | null }
  | { readonly do: 'example'; readonly draft: Draft }
  | { readonly do: 'select'; readonly place: Place | null }
  | { readonly do: 'prefill'; readonly as: Prefill; readonly place: Place }
  | { readonly do: 'open'; readonly n: number; readonly tab?: AnswerTab; readonly step?: number }
  | { readonly do: 'replay'; readonly n: number }
  | { readonly do: 'duplicate'; readonly n: number }
  /** Takes a request into the form, in view. */
  | { readonly do: 'fill'; readonly draft: Draft; readonly sender?: SenderKind }
  | { readonly do: 'worldTab'; readonly tab: WorldTab }
  | { readonly do: 'person'; readonly person: PersonShown | null }
  | { readonly do: 'people'; readonly edit: PeopleEdit }
  | { readonly do: 'kmsKey'; readonly key: KmsKeyShown | null }
  /** Sends a request to KMS from a part of a key's page. */
  | { readonly do: 'kms'; readonly draft: Draft; readonly part: KeyPart }
  /** Sends a CreateKey, and names what it made. */
  | { readonly do: 'newKey'; readonly draft: Draft; readonly alias: string }
  | { readonly do: 'settle'; readonly settings: Partial<WorldSettings> }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'reset' }
  | { readonly do: 'dialog'; readonly dialog: 'keys' | 'reset' | null }
  | { readonly do: 'theme'; readonly theme: Theme }
  | { readonly do: 'panel'; readonly panel: PanelName }
  | { readonly do: 'toast'; readonly text: string | null }
  | { readonly do: 'restart' };

export type Emit = (intent: Intent) => void;

/** Sends an intent up from an element. */
export function emitFrom(element: HTMLElement): Emit {
  return (detail) => {
    element.dispatchEvent(
      new CustomEvent<Intent>('intent', { detail, bubbles: true, composed: true }),
    );
  };
}

declare global {
  interface HTMLElementEventMap {
    intent: CustomEvent<Intent>;
  }
}
