/** The request as HTTP text: a plain text area over a coloured copy of itself. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Emit } from '../intent.ts';
import { rawText, readRaw } from '../raw.ts';
import type { AppState } from '../state.ts';
import { icon } from './icon.ts';
import { valueIn } from './events.ts';
import './rawEditor.css';

export function rawEditor(
  state: AppState,
  marked: ReadonlySet<string>,
  emit: Emit,
): TemplateResult {
  const text = rawText(state);
  const read = readRaw(text, state.draft, state.world);
  const badLine = read.ok ? 0 : read.line;
  return html`<div class="raw">
    <div class="raw-box">
      <pre class="raw-colours" aria-hidden="true">${coloured(text, marked, badLine)}<br /></pre>
      <textarea
        class="raw-text"
        aria-label="Request as HTTP text"
        aria-describedby="raw-state"
        aria-invalid=${read.ok ? 'false' : 'true'}
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        .value=${live(text)}
        @input=${(event: Event) => emit({ do: 'editRaw', text: valueIn(event) })}
        @scroll=${follow}
      ></textarea>
    </div>
    <p class="raw-state ${read.ok ? 'good' : 'bad'}" id="raw-state" role="status">
      ${read.ok ? html`${icon('check')} In step with the form. The sender adds date and signature.` : html`${icon('warning')} Line ${read.line}, column ${read.column}: ${read.message} The form keeps the last text that could be read.`}
    </p>
  </div>`;
}

function follow(event: Event): void {
  const area = event.target as HTMLTextAreaElement;
  const copy = area.previousElementSibling;
  if (copy) {
    copy.scrollTop = area.scrollTop;
    copy.scrollLeft = area.scrollLeft;
  }
}

function coloured(
  text: string,
  marked: ReadonlySet<string>,
  badLine: number,
): readonly TemplateResult[] {
  const lines = text.split('\n');
  const blank = lines.indexOf('');
  return lines.map((line, i) => {
    const kind = i === 0 ? 'start' : blank >= 0 && i > blank ? 'body' : 'header';
    const end = i < lines.length - 1 ? '\n' : nothing;
    if (i + 1 === badLine) return html`<span class="raw-bad">${line}</span>${end}`;
    return html`${kind === 'start' ? start(line) : kind === 'header' ? header(line, marked) : line}${end}`;
  });
}

function start(line: string): TemplateResult {
  const [method = '', ...rest] = line.split(' ');
  return html`<b class="raw-method">${method}</b>${line.length > method.length ? ' ' : nothing}${rest.join(' ')}`;
}

function header(line: string, marked: ReadonlySet<string>): TemplateResult | string {
  const at = line.indexOf(':');
  if (at < 0) return line;
  const name = line.slice(0, at);
  const mark = marked.has(name.trim().toLowerCase()) ? 'raw-marked' : '';
  return html`<span class="raw-name ${mark}">${name}</span>${line.slice(at)}`;
}
