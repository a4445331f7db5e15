/** Two texts line by line, side by side: what is equal at the start and at the end belongs together. */

export interface SideLine {
  /** Undefined: the other side has a line here that this one lacks. */
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly differs: boolean;
}

export function sideBySide(left: string, right: string): readonly SideLine[] {
  const [a, b] = [left.split('\n'), right.split('\n')];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const same = (lines: readonly string[]): SideLine[] =>
    lines.map((line) => ({ left: line, right: line, differs: false }));
  const middle = Array.from({ length: Math.max(a.length, b.length) - start - end }, (_, i) => ({
    left: start + i < a.length - end ? a[start + i] : undefined,
    right: start + i < b.length - end ? b[start + i] : undefined,
    differs: true,
  }));
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))];
}
