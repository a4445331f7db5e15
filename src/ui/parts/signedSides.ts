/** What was signed beside what arrived, and texts of many lines: the canonical request, the string to sign. */
import { html, type TemplateResult } from 'lit';
import type { Facts } from '../../explain/trace.ts';
import { type SideLine, sideBySide } from '../sides.ts';
import { copyButton } from './copyButton.ts';
import './signedSides.css';

interface Sides {
  readonly view: TemplateResult;
  /** The facts that are shown so, and need no row of their own. */
  readonly told: ReadonlySet<string>;
}

/** Undefined where no fact has more than one line and nothing was compared. */
export function signedSides(facts: Facts): Sides | undefined {
  const { signed, received } = facts;
  const compared = typeof signed === 'string' && typeof received === 'string';
  const texts = Object.entries(facts).filter(
    (fact): fact is [string, string] => typeof fact[1] === 'string' && fact[1].includes('\n'),
  );
  const alone = texts.filter(([name]) => !compared || (name !== 'signed' && name !== 'received'));
  if (!compared && alone.length === 0) return undefined;
  return {
    view: html`${compared ? comparison(sideBySide(signed, received)) : ''}${alone.map(([name, text]) => textBlock(name, text, received))}`,
    told: new Set([...texts.map(([name]) => name), ...(compared ? ['signed', 'received'] : [])]),
  };
}

function comparison(lines: readonly SideLine[]): TemplateResult {
  return html`<table class="sides">
    <thead><tr><th scope="col">What was signed</th><th scope="col">What arrived</th></tr></thead>
    <tbody>${lines.map(
      ({ left, right, differs }) =>
        html`<tr class=${differs ? 'differs' : ''}>${side('signed', left, differs)}${side('arrived', right, differs)}</tr>`,
    )}</tbody>
  </table>`;
}

function side(label: string, line: string | undefined, differs: boolean): TemplateResult {
  return html`<td class="mono" data-label=${label}>${
    line === undefined
      ? html`<span class="muted">no such line</span>`
      : line === ''
        ? html`<span class="muted">empty line</span>`
        : line
  }${differs ? html`<span class="sr-only"> (differs)</span>` : ''}</td>`;
}

const titles: Readonly<Record<string, string>> = {
  canonicalRequest: 'Canonical request',
  CanonicalRequest: 'Canonical request',
  stringToSign: 'String to sign',
  StringToSign: 'String to sign',
};

/** A text of many lines; `marked` is the line that is not as it was signed. */
export function textBlock(name: string, text: string, marked?: unknown): TemplateResult {
  const title = titles[name] ?? name;
  const lines = text.split('\n');
  return html`<div class="signed-text">
    <h3 class="minor">${title}${copyButton(text, title)}</h3>
    <pre class="code wrap" tabindex="0" aria-label=${title}>${lines.map((line, i) => html`${line === marked && line !== '' ? html`<mark>${line}</mark>` : line}${i < lines.length - 1 ? '\n' : ''}`)}</pre>
  </div>`;
}
