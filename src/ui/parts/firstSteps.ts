/** Where no answer is shown: requests that are worth a click, each with what S3 makes of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Example } from '../example.ts';
import { examples } from '../examples.ts';
import type { Emit } from '../intent.ts';
import type { AppState } from '../state.ts';
import { icon } from './icon.ts';
import './firstSteps.css';

export function firstSteps(
  { world, shown, exchanges, phase }: AppState,
  emit: Emit,
): TemplateResult {
  if (!world) return html`<p class="muted pad">${waiting(phase)}</p>`;
  const title =
    shown !== null
      ? `There is no entry ${shown} in this session`
      : exchanges.length
        ? 'More to try'
        : 'Nothing sent yet';
  return html`<div class="first">
    <p class="empty-title">${title}</p>
    <p class="muted">${exchanges.length ? nothing : html`Press <b>Send</b>: the AWS SDK copies an object, and every rule that looked at it is shown here. `}Each of these fills the form and sends it.</p>
    ${examples(world).map(
      (group) => html`<h3>${group.title}</h3>
        <ul class="examples">${group.examples.map((one) => html`<li>${choice(one, emit)}</li>`)}</ul>`,
    )}
  </div>`;
}

/** What stands where the world is not there yet, or will not come. */
export function waiting(phase: AppState['phase']): string {
  return phase === 'crashed' ? 'The simulator is not running.' : 'Waking the simulator…';
}

function choice({ title, status, expects, draft }: Example, emit: Emit): TemplateResult {
  return html`<button type="button" class="example" @click=${() => emit({ do: 'example', draft })}>
    <span class="example-status ${status < 300 ? 'tone-ok' : 'tone-bad'}">${status}</span>
    <span class="example-title">${title}</span>
    <span class="example-expects muted">${expects}</span>
    ${icon('arrowRight')}
  </button>`;
}
