/** World: who is there, which buckets, what is in them; the clock; a fresh start. */
import '@awesome.me/webawesome/dist/components/tree/tree.js';
import '@awesome.me/webawesome/dist/components/tree-item/tree-item.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Emit } from '../intent.ts';
import { actionOf } from '../keys.ts';
import { clockStrip } from '../parts/clock.ts';
import { PanelElement } from '../parts/element.ts';
import { waiting } from '../parts/firstSteps.ts';
import { icon } from '../parts/icon.ts';
import { panelFrame } from '../parts/panel.ts';
import { placeDetail } from '../parts/placeDetail.ts';
import { split } from '../parts/split.ts';
import type { AppState } from '../state.ts';
import { findNode, idOf, worldTree, type TreeNode } from '../worldTree.ts';
import './world.css';
import { valueIn } from '../parts/events.ts';

export interface WorldLocal {
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  /** Nodes unfolded or folded by hand, by id. */
  readonly folds: ReadonlyMap<string, boolean>;
  /** Whether only one panel fits: the detail then takes its place. */
  readonly narrow: boolean;
}

export function worldView(state: AppState, local: WorldLocal, emit: Emit): TemplateResult {
  return panelFrame({
    name: 'world',
    title: 'World',
    tools: html`${filterField(local)}
      <button type="button" class="icon-button" aria-label="Reset the world" title="Reset the world" @click=${() => emit({ do: 'dialog', dialog: 'reset' })}>
        ${icon('reset')}
      </button>`,
    content: html`${body(state, local, emit)}${state.world ? clockStrip(state.world.now, emit) : nothing}`,
  });
}

function filterField({ filter, setFilter }: WorldLocal): TemplateResult {
  return html`<label class="filter">
    ${icon('search')}
    <input
      type="search"
      id="world-filter"
      aria-label="Filter buckets and keys"
      aria-keyshortcuts="/"
      placeholder="Filter  /"
      spellcheck="false"
      .value=${filter}
      @input=${(event: Event) => setFilter(valueIn(event))}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') setFilter('');
      }}
    />
  </label>`;
}

function body(state: AppState, local: WorldLocal, emit: Emit): TemplateResult {
  const { world, place } = state;
  if (!world)
    return html`<div class="panel-body"><p class="muted pad">${waiting(state.phase)}</p></div>`;
  const detail = place ? placeDetail(world, place, emit) : nothing;
  if (!place)
    return html`<div class="panel-body tree-body">${tree(worldTree(world, local.filter), state, local)}</div>`;
  if (local.narrow) return html`<div class="panel-body">${detail}</div>`;
  return split({
    name: 'detail',
    label: 'Resize details',
    vertical: true,
    primary: 'end',
    size: 300,
    start: html`<div class="panel-body tree-body">${tree(worldTree(world, local.filter), state, local)}</div>`,
    end: html`<div class="panel-body">${detail}</div>`,
  });
}

function tree(nodes: readonly TreeNode[], state: AppState, local: WorldLocal): TemplateResult {
  const empty = nodes.every((node) => node.children.length === 0);
  if (empty && local.filter)
    return html`<p class="muted pad">Nothing here is called “${local.filter}”.</p>`;
  const selected = state.place ? idOf(state.place) : null;
  return html`<wa-tree aria-label="Accounts, buckets and objects">
    ${repeat(
      nodes,
      (node) => node.id,
      (node) => treeItem(node, selected, local),
    )}
  </wa-tree>`;
}

function treeItem(node: TreeNode, selected: string | null, local: WorldLocal): TemplateResult {
  const open = local.filter !== '' || (local.folds.get(node.id) ?? node.open);
  return html`<wa-tree-item data-id=${node.id} data-open=${open ? 'yes' : 'no'} .selected=${node.id === selected}>
    <span class="node ${node.ghost ? 'ghost' : ''} node-${node.icon}">
      ${icon(node.icon)}<span class="node-label" title=${node.label}>${node.label}</span>
      ${node.badge ? html`<span class="pill">${node.badge}</span>` : nothing}
      ${node.detail ? html`<span class="node-detail">${node.synthetic ? '░ ' : ''}${node.detail}</span>` : nothing}
    </span>
    ${repeat(
      node.children,
      (child) => child.id,
      (child) => treeItem(child, selected, local),
    )}
  </wa-tree-item>`;
}

export class WorldPanel extends PanelElement {
  static override properties = {
    ...PanelElement.properties,
    filter: { state: true },
    folds: { state: true },
    narrow: { type: Boolean },
  };
  protected override readonly shows = ['world', 'place', 'phase'] as const;

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
    const place = this.nodeAt(item ?? null)?.place;
    if (place) this.emit({ do: 'select', place });
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
