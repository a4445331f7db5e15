/** What an event's control holds. */

/** What was typed or chosen. */
export function valueIn({ target }: Event): string {
  const holds =
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement;
  return holds ? target.value : '';
}

/** Whether a box is ticked. */
export function checkedIn({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

/** What a field of a form holds, without the blanks around it. */
export function fieldIn(form: EventTarget | null, name: string): string {
  const value = form instanceof HTMLFormElement ? new FormData(form).get(name) : null;
  return typeof value === 'string' ? value.trim() : '';
}
