/** What each policy said, statement by statement, and what would let the request through. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Opinion, Remedy, StatementOpinion, TraceStep } from '../../explain/trace.ts';
import { deciding, inShort, standsOpen } from '../deciding.ts';
import { copyButton } from './copyButton.ts';
import { icon, type IconName } from './icon.ts';
import './opinions.css';

/** A remedy that the page can begin by itself. */
export interface Offer {
  readonly label: string;
  readonly take: () => void;
}

export type OfferOf = (remedy: Remedy, step: TraceStep) => Offer | undefined;

type Mark = readonly [icon: IconName, word: string, tone: 'ok' | 'bad' | 'none'];

const says: Readonly<Record<'Allow' | 'Deny' | 'null', Mark>> = {
  Allow: ['check', 'allows it', 'ok'],
  Deny: ['cross', 'denies it', 'bad'],
  null: ['dot', 'does not speak of it', 'none'],
};

export function opinionList(step: TraceStep): TemplateResult | typeof nothing {
  const { opinions = [] } = step;
  if (opinions.length === 0) return nothing;
  return html`<section class="opinions">
    <h3 class="minor">Policies asked</h3>
    <ul>${opinions.map((opinion) => html`<li>${policy(step, opinion)}</li>`)}</ul>
  </section>`;
}

function policy(step: TraceStep, opinion: Opinion): TemplateResult {
  const [name, word, tone] = says[`${opinion.effect}`];
  const head = html`<span class="mark mark-${tone}">${icon(name)}</span><span class="policy-name" title=${opinion.policy}>${inShort(opinion.policy)}</span> <span class="mark-word mark-${tone}">${word}</span>`;
  if (opinion.statements.length === 0) return html`<p class="policy-head">${head}</p>`;
  const decided = deciding(step)?.statement;
  return html`<details class="policy" ?open=${standsOpen(step, opinion)}>
    <summary class="policy-head">${head}</summary>
    <ul class="statements">${opinion.statements.map((one) => statement(one, one === decided))}</ul>
  </details>`;
}

function statement(
  { statement: sid, effect, applies, because }: StatementOpinion,
  decided: boolean,
): TemplateResult {
  const [name, , tone] = says[applies ? effect : 'null'];
  return html`<li class="statement ${decided ? 'deciding' : ''}">
    <span class="mark mark-${tone}">${icon(name)}</span>
    <div>
      <p class="statement-head">
        <span class="effect mark-${tone}">${effect}</span> <code>${sid}</code>
        <span class="mark-word mark-${tone}">${applies ? 'applies' : 'does not apply'}</span>
        ${decided ? html`<span class="pill ${effect === 'Deny' ? 'pill-decisive' : 'effect-added'}">decided</span>` : nothing}
      </p>
      <p class="statement-why">${because}</p>
    </div>
  </li>`;
}

export function remedyList(
  step: TraceStep,
  offerOf: OfferOf = () => undefined,
): TemplateResult | typeof nothing {
  const { remedies = [] } = step;
  if (remedies.length === 0) return nothing;
  return html`<section class="remedies">
    <h3 class="minor">${step.outcome === 'refused' ? 'What would allow it' : 'What would change it'}</h3>
    <ul>${remedies.map((one) => remedy(one, offerOf(one, step)))}</ul>
  </section>`;
}

function remedy({ says: sentence, document }: Remedy, offer: Offer | undefined): TemplateResult {
  return html`<li class="remedy">
    <p>${sentence}</p>
    ${document === undefined ? nothing : html`<div class="document"><pre class="code wrap" tabindex="0" aria-label="JSON: ${sentence}">${pretty(document)}</pre>${copyButton(pretty(document), 'JSON')}</div>`}
    ${offer ? html`<button type="button" class="button small" @click=${offer.take}>${offer.label} ${icon('arrowRight')}</button>` : nothing}
  </li>`;
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
