/** Arrow keys in a list of buttons: one of them takes Tab, the arrows move. */

/** Moves focus among `selector` inside the list that heard the key. Returns whether it did. */
export function moveInList(event: KeyboardEvent, selector: string): boolean {
  const list = event.currentTarget;
  if (!(list instanceof HTMLElement)) return false;
  const all = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = all.findIndex((item) => item === event.target);
  if (at < 0) return false;
  const page = 8;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: all.length - 1,
  };
  const to = moves[event.key];
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
  return true;
}
