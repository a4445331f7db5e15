/** Bucket and key of a request. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withTarget, type Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';
import { formOf } from '../forms/forms.ts';
import { bucketNamed, currentObject, keysOf, traits } from '../look.ts';
import { valueIn } from './events.ts';

interface Target {
  readonly draft: Draft;
  readonly world: WorldView | null;
  readonly edit: (draft: Draft) => void;
  readonly bucketLabel: string;
  readonly keyLabel: string;
}

export function targetFields({
  draft,
  world,
  edit,
  bucketLabel,
  keyLabel,
}: Target): TemplateResult {
  const { on, method } = formOf(draft.operation);
  const keys = bucketNamed(world, draft.bucket);
  const withKey = on === 'object';
  return html`<div class="stop-fields">
    <div class="inline">
      ${input('bucket', bucketLabel, 'bucket', draft.bucket, (bucket) => edit(withTarget(draft, { bucket })))}
      ${withKey ? html`<span class="slash" aria-hidden="true">/</span>${input('key', keyLabel, 'key', draft.key, (key) => edit(withTarget(draft, { key })))}` : nothing}
    </div>
    <p class="note" id="target-note"><code>${draft.method || method}</code> ${there({ draft, world, withKey })}</p>
    <datalist id="bucket-list">
      ${(world?.buckets ?? []).map(({ bucket }) => html`<option .value=${bucket.name}></option>`)}
    </datalist>
    <datalist id="key-list">${keys ? keysOf(keys).map(({ key }) => html`<option .value=${key}></option>`) : nothing}</datalist>
  </div>`;
}

/** What the request would meet, in a few words. */
function there({
  draft: { bucket, key },
  world,
  withKey,
}: Pick<Target, 'draft' | 'world'> & { withKey: boolean }): string {
  const home = bucketNamed(world, bucket)?.bucket;
  if (!home) return '';
  const place = home.versioning === 'Enabled' ? `${home.region}, versioned` : home.region;
  if (!withKey || key === '') return place;
  const now = currentObject(world, bucket, key);
  return `${place} · ${now ? `now ${traits(now)}` : 'nothing there yet'}`;
}

function input(
  id: 'bucket' | 'key',
  label: string,
  placeholder: string,
  value: string,
  set: (text: string) => void,
): TemplateResult {
  return html`<input
    type="text"
    id="target-${id}"
    aria-describedby="target-note"
    class="mono ${id === 'key' ? 'grow' : 'bucket-input'}"
    aria-label=${label}
    placeholder=${placeholder}
    list="${id}-list"
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    .value=${live(value)}
    @input=${(event: Event) => set(valueIn(event))}
  />`;
}
