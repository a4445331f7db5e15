/** The buckets of the world as a tree, and the field that filters them. */
import '@awesome.me/webawesome/dist/components/tree/tree.js';
import '@awesome.me/webawesome/dist/components/tree-item/tree-item.js';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TreeNode } from '../treeNode.ts';
import { valueIn } from './events.ts';
import { icon } from './icon.ts';

export interface TreeLocal {
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  /** Nodes unfolded or folded by hand, by id. */
  readonly folds: ReadonlyMap<string, boolean>;
}

export function filterField({ filter, setFilter }: TreeLocal): TemplateResult {
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

export function treeView(
  nodes: readonly TreeNode[],
  selected: string | null,
  local: TreeLocal,
): TemplateResult {
  const empty = nodes.every((node) => node.children.length === 0);
  if (empty && local.filter)
    return html`<p class="muted pad">Nothing here is called “${local.filter}”.</p>`;
  return html`<wa-tree aria-label="Accounts, buckets and objects">
    ${repeat(
      nodes,
      (node) => node.id,
      (node) => treeItem(node, selected, local),
    )}
  </wa-tree>`;
}

function treeItem(node: TreeNode, selected: string | null, local: TreeLocal): TemplateResult {
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
