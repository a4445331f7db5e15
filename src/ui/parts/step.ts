/** What a trace step looked at, what came of it, and where the rule is from. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TraceStep } from '../../explain/trace.ts';
import { evidenceBadge } from './badge.ts';
import { icon, type IconName } from './icon.ts';

export const outcomes: Readonly<
  Record<TraceStep['outcome'], readonly [icon: IconName, word: string]>
> = {
  passed: ['check', 'passed'],
  skipped: ['dot', 'not asked for'],
  refused: ['cross', 'refused'],
  chose: ['choice', 'chose'],
};

/** Facts, result and citations of a step; its error only where that is not shown already. */
export function stepBody(step: TraceStep, withError = true): TemplateResult {
  const facts = Object.entries(step.facts);
  return html`<div class="step-body">
    ${facts.length ? html`<dl class="facts wide">${facts.map(([name, value]) => fact(name, value))}</dl>` : nothing}
    ${step.outcome === 'chose' ? chosen(step) : nothing}
    ${step.error && withError ? html`<p class="result"><span class="result-name">Answer</span><code>${step.error.status} ${step.error.code}</code> ${step.error.message}</p>` : nothing}
    <p class="cites">${evidenceBadge(step.rule.basis)} ${step.rule.cites.map(cite)}</p>
  </div>`;
}

function fact(name: string, value: string | number | boolean | null): TemplateResult {
  const text =
    value === null
      ? html`<span class="muted">not given</span>`
      : value === ''
        ? html`<span class="muted">empty</span>`
        : String(value);
  return html`<div class="fact"><dt>${words(name)}</dt><dd class="mono">${text}</dd></div>`;
}

/** `ifNoneMatch` → `if none match`; AWS's own names stay. */
function words(name: string): string {
  return /^[a-z]+[A-Z]/.test(name) ? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() : name;
}

function chosen({ value, because, decides }: TraceStep): TemplateResult {
  return html`<p class="result">
    <span class="result-name">Chose</span><code>${value ?? ''}</code>${because ? html` <span>because ${because}</span>` : nothing}
    ${decides?.length ? html`<span class="muted"> · decides ${decides.join(', ')}</span>` : nothing}
  </p>`;
}

function cite(source: string): TemplateResult {
  if (source.startsWith('https://')) {
    return html`<a class="cite" href=${source} target="_blank" rel="noreferrer">${pageName(source)} ${icon('external')}<span class="sr-only"> (new tab)</span></a>`;
  }
  return html`<span class="cite">${source.replace(/^recording:/, 'recorded: ')}</span>`;
}

/** The page's name: `API_CopyObject.html` → `CopyObject`. */
function pageName(url: string): string {
  const page = new URL(url).pathname.split('/').at(-1) ?? url;
  return page.replace(/\.html$/, '').replace(/^API_/, '') || new URL(url).hostname;
}
