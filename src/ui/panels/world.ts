/** World: who is there, which buckets, what is in them; the clock; a fresh start. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Emit } from '../intent.ts';
import { actionOf } from '../keys.ts';
import { clockStrip } from '../parts/clock.ts';
import { PanelElement } from '../parts/element.ts';
import { waiting } from '../parts/firstSteps.ts';
import { icon } from '../parts/icon.ts';
import { panelFrame } from '../parts/panel.ts';
import { placeDetail } from '../parts/placeDetail.ts';
import { split } from '../parts/split.ts';
import { tabPanel, tabStrip } from '../parts/tabs.ts';
import { filterField, treeView, type TreeLocal } from '../parts/treeView.ts';
import type { AppState, WorldTab } from '../state.ts';
import { idOfKey } from '../treeLeaves.ts';
import type { TreeNode } from '../treeNode.ts';
import { findNode, idOf, worldTree } from '../worldTree.ts';
import './world.css';

export interface WorldLocal extends TreeLocal {
  /** Whether only one panel fits: the detail then takes its place. */
  readonly narrow: boolean;
}

export function worldView(state: AppState, local: WorldLocal, emit: Emit): TemplateResult {
  return panelFrame({
    name: 'world',
    title: 'World',
    tools: html`${tabStrip({
      name: 'World',
      prefix: 'world',
      tabs: [
        { id: 'buckets', label: 'Buckets' },
        { id: 'people', label: 'People' },
        { id: 'settings', label: 'Settings' },
      ],
      selected: state.worldTab,
      choose: (tab) => emit({ do: 'worldTab', tab }),
    })}
      <button type="button" class="icon-button" aria-label="Reset the world" title="Reset the world" @click=${() => emit({ do: 'dialog', dialog: 'reset' })}>
        ${icon('reset')}
      </button>`,
    content: html`${tabPanel('world', state.worldTab, views[state.worldTab](state, local, emit), 'world-body')}
      ${state.world ? clockStrip(state.world.now, emit) : nothing}`,
  });
}

const views: Readonly<
  Record<WorldTab, (state: AppState, local: WorldLocal, emit: Emit) => TemplateResult>
> = {
  buckets,
  people: (state) => {
    void import('./people.ts');
    return html`<bl-people class="panel-body" .state=${state}></bl-people>`;
  },
  settings: (state) => {
    void import('./settings.ts');
    return html`<bl-settings class="panel-body" .state=${state}></bl-settings>`;
  },
};

function buckets(state: AppState, local: WorldLocal, emit: Emit): TemplateResult {
  const { world, place, kmsKey } = state;
  if (!world)
    return html`<div class="panel-body"><p class="muted pad">${waiting(state.phase)}</p></div>`;
  const detail = place ? placeDetail(world, place, emit) : nothing;
  if (place && local.narrow) return html`<div class="panel-body">${detail}</div>`;
  const selected = kmsKey ? idOfKey(kmsKey) : place && idOf(place);
  const tree = html`<div class="panel-body tree-body">${treeView(worldTree(world, local.filter), selected, local)}</div>`;
  return html`<div class="world-filter">${filterField(local)}</div>
    ${
      place
        ? split({
            name: 'detail',
            label: 'Resize details',
            vertical: true,
            primary: 'end',
            size: 300,
            start: tree,
            end: html`<div class="panel-body">${detail}</div>`,
          })
        : tree
    }`;
}

export class WorldPanel extends PanelElement {
  static override properties = {
    ...PanelElement.properties,
    filter: { state: true },
    folds: { state: true },
    narrow: { type: Boolean },
  };
  protected override readonly shows = ['world', 'place', 'kmsKey', 'phase', 'worldTab'] as const;

  declare private filter: string;
  declare private folds: ReadonlyMap<string, boolean>;
  declare narrow: boolean;

  constructor() {
    super();
    this.filter = '';
    this.folds = new Map();
    this.narrow = false;
    this.addEventListener('wa-selection-change', (event) => this.selected(event));
    this.addEventListener('wa-expand', (event) => this.folded(event, true));
    this.addEventListener('wa-collapse', (event) => this.folded(event, false));
    this.addEventListener('keydown', (event) => this.key(event));
  }

  private nodeAt(target: EventTarget | null): TreeNode | undefined {
    const item = target instanceof Element ? target.closest<HTMLElement>('wa-tree-item') : null;
    const id = item?.dataset['id'];
    return id && this.state.world ? findNode(worldTree(this.state.world, ''), id) : undefined;
  }

  private selected(event: Event): void {
    const [item] = (event as CustomEvent<{ selection: Element[] }>).detail.selection;
    const { place, kmsKey } = this.nodeAt(item ?? null) ?? {};
    if (place) this.emit({ do: 'select', place });
    if (kmsKey && this.state.kmsKey === null) this.emit({ do: 'kmsKey', key: kmsKey });
  }

  private folded(event: Event, open: boolean): void {
    const id = this.nodeAt(event.target)?.id;
    if (id && this.filter === '' && this.folds.get(id) !== open)
      this.folds = new Map([...this.folds, [id, open]]);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.state.place) {
      this.emit({ do: 'select', place: null });
      return;
    }
    const action = actionOf(event, 'world');
    const place = this.nodeAt(event.target)?.place;
    if (!place || (action !== 'copyFrom' && action !== 'copyTo' && action !== 'delete')) return;
    if (place.key === undefined && action !== 'copyTo') return;
    event.preventDefault();
    this.emit({ do: 'prefill', as: action, place });
  }

  /** From closed details back to what they were of. */
  private async returnTo(id: string): Promise<void> {
    const item = this.querySelector<HTMLElement>(`wa-tree-item[data-id="${CSS.escape(id)}"]`);
    const tree = this.querySelector('wa-tree');
    await tree?.updateComplete;
    (item ?? this.querySelector<HTMLElement>('#panel-world'))?.focus();
  }

  protected override render(): TemplateResult {
    const { filter, folds, narrow } = this;
    return worldView(
      this.state,
      { filter, folds, narrow, setFilter: (text) => (this.filter = text) },
      this.emit,
    );
  }

  /** The tree folds new items when they are connected, so what is open is said afterwards. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const left = changed.get('state')?.place;
    if (left && !this.state.place) void this.returnTo(idOf(left));
    for (const item of this.querySelectorAll('wa-tree-item')) {
      item.expanded = item.dataset['open'] === 'yes';
    }
  }
}

customElements.define('bl-world', WorldPanel);
