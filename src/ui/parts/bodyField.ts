/** What a request carries: a text, a file of one's own, or nothing. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { noBody, withTarget, type Draft } from '../../scenarios/draft.ts';
import type { Form } from '../forms/field.ts';
import { size } from '../text.ts';
import { icon } from './icon.ts';
import { valueIn } from './events.ts';
import './bodyField.css';

export function bodyField(
  draft: Draft,
  holds: Form['body'],
  edit: (draft: Draft) => void,
): TemplateResult {
  const { body } = draft;
  return html`<div class="body-field">
    <div class="body-head">
      <label for="body-text">Body</label>
      ${body.kind === 'text' ? html`<span class="muted">${size(new TextEncoder().encode(body.text).length)}</span>` : nothing}
      <label class="button tiny file-button">
        ${icon('upload')} Choose a file
        <input type="file" class="sr-only" @change=${(event: Event) => choose(event, draft, edit)} />
      </label>
    </div>
    ${
      body.kind === 'file'
        ? html`<p class="file">
            ${icon('object')}<span>${body.name}</span><span class="muted">${size(body.bytes.size)}</span>
            <button type="button" class="button tiny" @click=${() => edit({ ...draft, body: noBody })}>Remove</button>
          </p>`
        : html`<textarea
            id="body-text"
            class="mono"
            rows=${holds === 'document' ? 9 : 5}
            spellcheck="false"
            placeholder=${holds === 'document' ? 'The document, as XML or JSON' : 'Text to store; or choose a file'}
            .value=${live(body.kind === 'text' ? body.text : '')}
            @input=${(event: Event) => {
              const text = valueIn(event);
              edit({ ...draft, body: text === '' ? noBody : { kind: 'text', text } });
            }}
          ></textarea>`
    }
  </div>`;
}

function choose(event: Event, draft: Draft, edit: (draft: Draft) => void): void {
  const file = (event.target as HTMLInputElement).files?.[0];
  if (!file) return;
  const named = draft.key === '' ? withTarget(draft, { key: file.name }) : draft;
  const typed = file.type && !named.headers.some(([n]) => n === 'content-type');
  edit({
    ...named,
    headers: typed ? [...named.headers, ['content-type', file.type]] : named.headers,
    body: { kind: 'file', bytes: file, name: file.name },
  });
}
