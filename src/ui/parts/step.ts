/** What a trace step looked at, what came of it, and where the rule is from. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Documented, TraceStep } from '../../explain/trace.ts';
import { size } from '../text.ts';
import { evidenceBadge } from './badge.ts';
import { icon, type IconName } from './icon.ts';
import { opinionList, type OfferOf, remedyList } from './opinions.ts';
import { signedSides } from './signedSides.ts';

export const outcomes: Readonly<
  Record<TraceStep['outcome'], readonly [icon: IconName, word: string]>
> = {
  passed: ['check', 'passed'],
  skipped: ['dot', 'not asked for'],
  refused: ['cross', 'refused'],
  chose: ['choice', 'chose'],
};

interface Shown {
  /** False where its error is shown already. */
  readonly withError?: boolean;
  readonly offerOf?: OfferOf;
}

/** What was compared and asked, facts, result and citations of a step. */
export function stepBody(
  step: TraceStep,
  { withError = true, offerOf }: Shown = {},
): TemplateResult {
  const sides = signedSides(step.facts);
  const facts = Object.entries(step.facts).filter(([name]) => !sides?.told.has(name));
  return html`<div class="step-body step-body-${step.outcome}">
    ${sides?.view ?? nothing} ${opinionList(step)} ${remedyList(step, offerOf)}
    ${facts.length ? html`<dl class="facts wide">${facts.map(([name, value]) => fact(name, value))}</dl>` : nothing}
    ${step.outcome === 'chose' ? chosen(step) : nothing}
    ${step.error && withError ? html`<p class="result"><span class="result-name">Answer</span><code>${step.error.status} ${step.error.code}</code> ${step.error.message}</p>` : nothing}
    ${step.rule.contradiction === undefined ? nothing : html`<p class="result"><span class="result-name">Disputed</span>${step.rule.contradiction}</p>`}
    <p class="cites">${evidenceBadge(step.rule.basis)} ${sources(step.rule.cites)}</p>
  </div>`;
}

function fact(name: string, value: string | number | boolean | null): TemplateResult {
  const text =
    value === null
      ? html`<span class="muted">not given</span>`
      : value === ''
        ? html`<span class="muted">empty</span>`
        : typeof value === 'number' && /size|limit|length/i.test(name) && value >= 1024
          ? html`${value} <span class="muted">${size(value)}</span>`
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

/** Pages to open, then the recordings in one breath. */
function sources(cites: readonly string[]): TemplateResult {
  const recorded = cites.flatMap((source) => /^recording:(.+)/.exec(source)?.[1] ?? []);
  const others = cites.filter((source) => !source.startsWith('recording:'));
  return html`${others.map((source) => (isPage(source) ? page(source, 'cite', pageName(source)) : html`<span class="cite">${source}</span>`))}
  ${recorded.length ? html`<span class="cite" title="Answers of AWS that the tests replay">recorded from AWS: ${recorded.map((name, i) => html`${i ? ', ' : nothing}<code>${name}</code>`)}</span>` : nothing}`;
}

/** The first page that says so, one click away from the sentence it decided. */
export function sourceLink({ cites }: Documented): TemplateResult | typeof nothing {
  const source = cites.find(isPage);
  return source ? page(source, 'button small source', 'AWS docs') : nothing;
}

function isPage(source: string): boolean {
  return source.startsWith('https://');
}

function page(source: string, classes: string, text: string): TemplateResult {
  const name = pageName(source);
  return html`<a class=${classes} href=${source} target="_blank" rel="noreferrer" title="AWS documentation: ${name}">${text} ${icon('external')}<span class="sr-only"> (${text === name ? 'AWS documentation' : name}, new tab)</span></a>`;
}

/** The page's name: `API_CopyObject.html` → `CopyObject`. */
function pageName(url: string): string {
  const page = new URL(url).pathname.split('/').at(-1) ?? url;
  return page.replace(/\.html$/, '').replace(/^API_/, '') || new URL(url).hostname;
}
