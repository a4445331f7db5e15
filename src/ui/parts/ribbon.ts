/** The trace at a glance: one mark a step, in order, the deciding one filled, and what the marks mean. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import type { TraceStep } from '../../explain/trace.ts';
import type { Emit } from '../intent.ts';
import { count } from '../text.ts';
import { tally } from '../verdict.ts';
import { icon } from './icon.ts';
import { outcomes } from './step.ts';

/** Steps that one line holds, at the width of a phone. */
const longest = 40;

/** A shortcut for the pointer: the trace tab holds the same steps for keyboards and screen readers. */
export function ribbon(exchange: Exchange, emit: Emit): TemplateResult | typeof nothing {
  if (exchange.trace.length === 0) return nothing;
  const { passed, chose, skipped, refused } = tally(exchange);
  const long = exchange.trace.length > longest ? 'ribbon-long' : '';
  return html`<div class="ribbon ${long}" aria-hidden="true">
    ${exchange.trace.map((step, i) => {
      const [name, word] = outcomes[step.outcome];
      const gap = i > 0 && exchange.trace[i - 1]?.phase !== step.phase;
      return html`<span
        class="pip pip-${step.outcome} ${gap ? 'pip-gap' : ''}"
        title="${step.n} ${word}: ${step.rule.says}"
        @click=${() => emit({ do: 'open', n: exchange.n, tab: 'trace', step: step.n })}
      >${step.outcome === 'refused' ? icon(name) : nothing}</span>`;
    })}
  </div>
  <ul class="ribbon-key" aria-label="Steps of the trace">
    ${key('passed', passed, count(passed, 'check passed', 'checks passed'))}
    ${key('chose', chose, count(chose, 'choice made', 'choices made'))}
    ${key('refused', refused, 'refused here')}
    ${key('skipped', skipped, `${skipped} not asked for`)}
  </ul>`;
}

function key(
  outcome: TraceStep['outcome'],
  n: number,
  text: string,
): TemplateResult | typeof nothing {
  return n ? html`<li><span class="key key-${outcome}"></span>${text}</li>` : nothing;
}
