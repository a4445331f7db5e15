/** The heart of a CopyObject: from where, which version, to where. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { headerOf, withHeader, type Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';
import {
  readSource,
  readsOtherwise,
  splitVersion,
  withVersion,
  writeSource,
} from '../forms/source.ts';
import { keysOf, objectAt, traits, versionsOf } from '../look.ts';
import { short, size } from '../text.ts';
import { targetFields } from './target.ts';
import { valueIn } from './events.ts';

type Edit = (draft: Draft) => void;

export function copyTarget(draft: Draft, world: WorldView | null, edit: Edit): TemplateResult {
  return html`<div class="journey">
    <div class="stop">
      <span class="stop-name" aria-hidden="true">From</span>
      ${sourceFields(draft, world, edit)}
    </div>
    <div class="stop">
      <span class="stop-name" aria-hidden="true">To</span>
      ${targetFields({ draft, world, edit, bucketLabel: 'Destination bucket', keyLabel: 'Destination key' })}
    </div>
  </div>`;
}

function sourceFields(draft: Draft, world: WorldView | null, edit: Edit): TemplateResult {
  const value = headerOf(draft, 'x-amz-copy-source') ?? '';
  const [path, versionId] = splitVersion(value);
  const set = (text: string) =>
    edit(
      withHeader(
        draft,
        'x-amz-copy-source',
        versionId === undefined ? text : withVersion(text, versionId),
      ),
    );
  const read = readSource(value);
  const found = read && objectAt(world, read);
  return html`<div class="stop-fields">
    <div class="inline">
      <input
        type="text"
        id="source"
        class="mono grow"
        aria-label="Source, x-amz-copy-source"
        aria-describedby="source-note"
        list="source-list"
        placeholder="bucket/key"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${live(path)}
        @input=${(event: Event) => set(valueIn(event))}
      />
      ${versionSelect(draft, world, value, edit)}
    </div>
    <p class="note" id="source-note">
      <code>x-amz-copy-source</code>
      ${read && readsOtherwise(value) ? html`S3 reads the key <code>${read.key}</code>` : nothing}
      ${found ? traits(found) : nothing}
    </p>
    <datalist id="source-list">
      ${(world?.buckets ?? []).flatMap((view) =>
        keysOf(view).map(
          ({ key }) =>
            html`<option .value=${writeSource({ bucket: view.bucket.name, key })}></option>`,
        ),
      )}
    </datalist>
  </div>`;
}

function versionSelect(
  draft: Draft,
  world: WorldView | null,
  value: string,
  edit: Edit,
): TemplateResult {
  const [, chosen] = splitVersion(value);
  const read = readSource(value);
  const versions = read ? versionsOf(world, read.bucket, read.key) : [];
  const strange = chosen !== undefined && !versions.some((v) => v.versionId === chosen);
  return html`<select
    class="version-select"
    aria-label="Source version"
    @change=${(event: Event) => {
      const id = valueIn(event);
      edit(withHeader(draft, 'x-amz-copy-source', withVersion(value, id === '' ? undefined : id)));
    }}
  >
    <option .value=${''} .selected=${chosen === undefined}>latest</option>
    ${versions.map(
      (v) => html`<option .value=${v.versionId} .selected=${v.versionId === chosen}>
        ${short(v.versionId, 8)} ${v.kind === 'object' ? size(v.body.size) : 'delete marker'}
      </option>`,
    )}
    ${strange ? html`<option .value=${chosen} .selected=${true}>${short(chosen, 8)} (unknown)</option>` : nothing}
  </select>`;
}
