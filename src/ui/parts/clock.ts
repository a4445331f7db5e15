/** World time, and the buttons that move it on. */
import { html, type TemplateResult } from 'lit';
import type { Emit } from '../intent.ts';
import { dateTime } from '../text.ts';
import { icon } from './icon.ts';

const steps = [
  ['+1 s', 1000, 'one second'],
  ['+1 h', 3_600_000, 'one hour'],
  ['+1 d', 86_400_000, 'one day'],
] as const;

export function clockStrip(now: number, emit: Emit): TemplateResult {
  return html`<div class="clock" role="group" aria-label="World clock">
    ${icon('clock')}
    <time datetime=${new Date(now).toISOString()} title="World time, UTC. It moves with every request.">${dateTime(now)}Z</time>
    ${steps.map(
      ([label, ms, word]) =>
        html`<button type="button" class="button tiny" title="Advance by ${word}" @click=${() => emit({ do: 'advance', ms })}>${label}</button>`,
    )}
  </div>`;
}
