/** Small marks: status, origin, evidence, rule. Always a word beside the colour. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Origin } from '../../explain/exchange.ts';
import type { Basis } from '../../explain/trace.ts';
import type { Tone } from '../verdict.ts';
import { icon, type IconName } from './icon.ts';

const toneIcons: Readonly<Record<Tone, IconName>> = {
  ok: 'checkCircle',
  info: 'info',
  bad: 'crossCircle',
  crash: 'warning',
};

export function toneIcon(tone: Tone): TemplateResult {
  return icon(toneIcons[tone], `tone-${tone}`);
}

/** `✓ 200`, `✕ 412`. */
export function statusBadge(status: number, tone: Tone): TemplateResult {
  return html`<span class="status tone-${tone}">${icon(tone === 'ok' ? 'check' : tone === 'bad' ? 'cross' : toneIcons[tone])}${status || 'no answer'}</span>`;
}

const origins: Readonly<Record<Origin, readonly [icon: IconName, word: string]>> = {
  copied: ['equal', 'copied'],
  defaulted: ['arrowDown', 'default'],
  requested: ['pencil', 'requested'],
  computed: ['computed', 'computed'],
  dropped: ['dropped', 'left behind'],
  unchanged: ['dot', 'unchanged'],
};

export function originBadge(origin: Origin): TemplateResult {
  const [name, word] = origins[origin];
  return html`<span class="origin origin-${origin}">${icon(name)}${word}</span>`;
}

const grades: Readonly<Record<Basis, string>> = {
  recorded: 'AWS was recorded answering so',
  documented: 'AWS documents it',
  inferred: 'It follows from what is documented and recorded',
};

/** How sure we are of a rule. */
export function evidenceBadge(basis: Basis): TemplateResult {
  return html`<span class="evidence evidence-${basis}" title=${grades[basis]}>${basis}</span>`;
}

/** A rule's id, leading to the step where it was applied. */
export function ruleLink(
  rule: string | undefined,
  href: string | undefined,
): TemplateResult | typeof nothing {
  if (!rule) return nothing;
  return href
    ? html`<a class="rule" href=${href} title="See where this rule was applied">${rule}</a>`
    : html`<span class="rule">${rule}</span>`;
}
