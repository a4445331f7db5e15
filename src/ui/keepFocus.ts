/** What has focus may be taken out of the page by what it did: then its panel takes over, so that keys go on working. */

/** Watches `root` until the page is closed. */
export function keepFocus(root: HTMLElement): void {
  let last: Element | null = null;
  let home: string | undefined;
  root.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
    home = last?.closest('.panel')?.id;
  });
  const rescue = (): void => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const panel = home === undefined ? null : document.getElementById(home);
    // Where only one panel fits another may take its place, a moment later.
    const next = panel ?? root.querySelector<HTMLElement>('.panel');
    next?.focus({ preventScroll: true });
  };
  new MutationObserver(rescue).observe(root, { childList: true, subtree: true });
}
