/** Request: the form and the raw text of what will be sent, by whom, and how. */
import { html, nothing, type TemplateResult } from 'lit';
import { formOf, forms, hasSource, usual } from '../forms/forms.ts';
import type { Form } from '../forms/field.ts';
import type { Hint } from '../forms/hint.ts';
import { lint } from '../forms/lint.ts';
import type { Emit } from '../intent.ts';
import { keyTable, shortcut, shownKey } from '../keys.ts';
import { type Caller, callersOf } from '../look.ts';
import { bodyField } from '../parts/bodyField.ts';
import { copyTarget } from '../parts/copyTarget.ts';
import { PanelElement } from '../parts/element.ts';
import { faultField } from '../parts/faultField.ts';
import { groupList } from '../parts/groups.ts';
import { hintList } from '../parts/hints.ts';
import { needsList } from '../parts/needs.ts';
import { icon } from '../parts/icon.ts';
import { panelFrame } from '../parts/panel.ts';
import { rawEditor } from '../parts/rawEditor.ts';
import { tabPanel, tabStrip } from '../parts/tabs.ts';
import { targetFields } from '../parts/target.ts';
import { readRaw } from '../raw.ts';
import type { AppState } from '../state.ts';
import './request.css';
import { valueIn } from '../parts/events.ts';

export interface RequestLocal {
  readonly open: ReadonlyMap<string, boolean>;
  readonly fold: (id: string, open: boolean) => void;
}

export function requestView(state: AppState, local: RequestLocal, emit: Emit): TemplateResult {
  const hints = legible(state) ? lint(state.draft, state.world) : [];
  return panelFrame({
    name: 'request',
    title: 'Request',
    tools: tabStrip({
      name: 'Request as',
      prefix: 'request',
      tabs: [
        { id: 'form', label: 'Form' },
        { id: 'raw', label: 'Raw HTTP' },
      ],
      selected: state.view,
      choose: (view) => emit({ do: 'view', view }),
    }),
    content: html`${whoAndWhat(state, emit)}
      ${tabPanel('request', state.view, state.view === 'raw' ? rawEditor(state, new Set(hints.map((h) => h.at ?? '')), emit) : form(state, hints, local, emit), 'panel-body')}
      ${hintList(hints, emit)}${sendBar(state, emit)}`,
  });
}

/** Hints are about what is in view: not before there is a world, nor while the text there cannot be read. */
function legible({ view, raw, draft, world }: AppState): boolean {
  return world !== null && (view === 'form' || raw === null || readRaw(raw, draft, world).ok);
}

function whoAndWhat({ draft, world }: AppState, emit: Emit): TemplateResult {
  return html`<div class="who">
    <label class="who-field">
      <span>Operation</span>
      <select id="operation" @change=${(event: Event) => emit({ do: 'operation', operation: valueIn(event) })}>
        ${operationOptions(draft.operation)}
        ${draft.operation === '' ? html`<option .value=${''} .selected=${true}>Other request</option>` : nothing}
      </select>
    </label>
    <label class="who-field">
      <span>As</span>
      <select id="principal" @change=${(event: Event) => emit({ do: 'edit', draft: { ...draft, principal: valueIn(event) } })}>
        ${(world?.accounts ?? []).map(
          ({ id, displayName }) => html`<optgroup label="${displayName} · ${id}">
            ${callersOf(world)
              .filter(({ account }) => account === id)
              .map((one) => callerOption(one, draft.principal))}
          </optgroup>`,
        )}
        <option .value=${''} .selected=${draft.principal === ''}>anonymous</option>
      </select>
    </label>
  </div>`;
}

function callerOption({ accessKeyId, name, unusable }: Caller, chosen: string): TemplateResult {
  return html`<option .value=${accessKeyId} .selected=${accessKeyId === chosen}>${name}${unusable ? ` (${unusable})` : ''}</option>`;
}

function operationOptions(chosen: string): TemplateResult {
  const option = ({ operation }: Form) =>
    html`<option .value=${operation} .selected=${operation === chosen}>${operation}</option>`;
  return html`<optgroup label="Most used">${forms.slice(0, usual).map(option)}</optgroup>
    <optgroup label="All others">${forms.slice(usual).map(option)}</optgroup>`;
}

function form(
  state: AppState,
  hints: readonly Hint[],
  local: RequestLocal,
  emit: Emit,
): TemplateResult {
  const { draft, world } = state;
  const edit = (next: AppState['draft']) => emit({ do: 'edit', draft: next });
  const shape = formOf(draft.operation);
  return html`<form class="request-form" @submit=${(event: Event) => event.preventDefault()}>
    ${hasSource(draft.operation) ? copyTarget(draft, world, edit) : plainTarget(state, edit)}
    ${shape.body === 'none' ? nothing : bodyField(draft, shape.body, edit)}
    ${groupList({ form: shape, draft, world, hints, edit, ...local })}
    ${needsList(draft.operation)}
    ${faultField(draft.operation, state.fault, (fault) => emit({ do: 'fault', fault }))}
  </form>`;
}

function plainTarget(
  { draft, world }: AppState,
  edit: (draft: AppState['draft']) => void,
): TemplateResult {
  const shape = formOf(draft.operation);
  return html`<p class="summary">${shape.summary}</p>
    ${
      shape.on === 'service'
        ? nothing
        : html`<div class="journey"><div class="stop"><span class="stop-name" aria-hidden="true">On</span>
      ${targetFields({ draft, world, edit, bucketLabel: 'Bucket', keyLabel: 'Key' })}</div></div>`
    }`;
}

function sendBar({ sending, sender, phase, draft }: AppState, emit: Emit): TemplateResult {
  const only = draft.operation === '';
  return html`<div class="send-bar">
    <fieldset class="segments">
      <legend class="sr-only">Send with</legend>
      ${(['sdk', 'fetch'] as const).map(
        (kind) => html`<label>
          <input type="radio" name="sender" .value=${kind} ?disabled=${only && kind === 'sdk'} .checked=${(only ? 'fetch' : sender) === kind} @change=${() => emit({ do: 'sender', sender: kind })} />
          <span>${kind === 'sdk' ? 'AWS SDK' : 'raw fetch'}</span>
        </label>`,
      )}
    </fieldset>
    <button type="button" class="button quiet" title="Send and open the trace (${shownKey('Ctrl+Shift+Enter')})" aria-keyshortcuts=${shortcut('sendTrace')} ?disabled=${phase !== 'ready'} @click=${() => emit({ do: 'send', trace: true })}>
      Send &amp; trace
    </button>
    <button type="button" class="button primary" id="send" aria-keyshortcuts=${shortcut('send')} aria-busy=${sending ? 'true' : 'false'} ?disabled=${phase !== 'ready'} @click=${() => emit({ do: 'send' })}>
      ${icon('send')} Send <kbd>${shownKey(keyTable[0]?.key ?? '')}</kbd>
    </button>
  </div>`;
}

export class RequestPanel extends PanelElement {
  static override properties = { ...PanelElement.properties, open: { state: true } };
  protected override readonly shows = [
    'world',
    'draft',
    'raw',
    'view',
    'sender',
    'sending',
    'fault',
    'phase',
  ] as const;

  declare private open: ReadonlyMap<string, boolean>;

  constructor() {
    super();
    this.open = new Map();
  }

  protected override render(): TemplateResult {
    const fold = (id: string, open: boolean) => {
      this.open = new Map([...this.open, [id, open]]);
    };
    return requestView(this.state, { open: this.open, fold }, this.emit);
  }
}

customElements.define('bl-request', RequestPanel);
