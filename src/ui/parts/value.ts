/** A value of an answer or an object, so that it fits where it stands and can still be had whole. */
import { html, type TemplateResult } from 'lit';

const isoTime = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.000)?(\.\d+)?Z$/;

/** From here on a word is cut in its middle where it does not fit. */
const longWord = 17;

/** How many characters at the end of a cut word always show: versions and hashes are told apart by them. */
const tail = 6;

/** Times as date and time of day, long words cut in the middle; the title holds what is not shown. */
export function valueView(value: string): TemplateResult {
  const time = isoTime.exec(value);
  if (time) {
    const [, date, clock, fraction = ''] = time;
    return html`<time class="moment mono" datetime=${value} title=${value}><span>${date}</span> <span>${clock}${fraction}Z</span></time>`;
  }
  if (value.length >= longWord && !/\s/.test(value)) return cutInside(value);
  return html`<span class="mono clamp" title=${value}>${value}</span>`;
}

/** One line whatever its width: the head gives way to an ellipsis, the tail stays. */
export function cutInside(word: string): TemplateResult {
  return html`<span class="cut mono" title=${word}><span class="cut-head">${word.slice(0, -tail)}</span><span class="cut-tail">${word.slice(-tail)}</span></span>`;
}
