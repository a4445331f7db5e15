/** The tags of somebody, which policies read as aws:PrincipalTag. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldIn } from './events.ts';
import type { PersonCase } from './personCase.ts';

export function tagSection({ person: { arn, tags = {} }, emit }: PersonCase): TemplateResult {
  const set = (next: Readonly<Record<string, string>>): void => {
    const some = Object.keys(next).length > 0;
    emit({ do: 'people', edit: { arn, set: { tags: some ? next : undefined } } });
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    set({ ...tags, [fieldIn(form, 'tag')]: fieldIn(form, 'value') });
    form.reset();
  };
  const without = (name: string) =>
    Object.fromEntries(Object.entries(tags).filter(([one]) => one !== name));
  const all = Object.entries(tags);
  return html`<section>
    <h3>Tags</h3>
    ${
      all.length
        ? html`<ul class="key-list">${all.map(
            ([name, value]) =>
              html`<li><span class="key-name">${name} = ${value}</span>
                <button type="button" class="button tiny" aria-label="Take away tag ${name}" @click=${() => set(without(name))}>Take away</button></li>`,
          )}</ul>`
        : nothing
    }
    <form class="add-line" @submit=${submit}>
      <input type="text" name="tag" required aria-label="Name of a tag" placeholder="Tag" autocomplete="off" autocapitalize="off" spellcheck="false" />
      <input type="text" name="value" aria-label="Value of the tag" placeholder="Value" autocomplete="off" autocapitalize="off" spellcheck="false" />
      <button type="submit" class="button small">Set tag</button>
    </form>
  </section>`;
}
