/** Where a text stops being JSON (RFC 8259). Browsers tell it each in its own words, or not at all. */

interface Fault {
  readonly line: number;
  readonly column: number;
  /** What should stand there. */
  readonly expected: string;
}

type Want = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'next' | 'end';

const token =
  /(?<text>"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<mark>[{}[\],:])/y;

const expectations: Readonly<Record<Want, string>> = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  name: 'a name in double quotes',
  nameOrEnd: 'a name in double quotes or }',
  colon: 'a colon',
  next: 'a comma or the end of what is open',
  end: 'nothing more',
};

/** Undefined for what is JSON. */
export function jsonFault(json: string): Fault | undefined {
  const open: ('{' | '[')[] = [];
  let want: Want = 'value';
  let at = 0;
  for (;;) {
    at += /^[ \t\n\r]*/.exec(json.slice(at))?.[0].length ?? 0;
    if (want === 'end' && at === json.length) return undefined;
    token.lastIndex = at;
    const found = token.exec(json);
    const next: Want | undefined = found ? after(want, found, open) : undefined;
    if (!found || next === undefined) return placed(json, at, expectations[want]);
    at += found[0].length;
    want = next;
  }
}

/** What may follow this token; undefined where it may not stand itself. `open` is kept up. */
function after(want: Want, found: RegExpExecArray, open: ('{' | '[')[]): Want | undefined {
  const { text, mark } = found.groups ?? {};
  const [asValue, asName] = [want.startsWith('value'), want.startsWith('name')];
  const closed = (): Want => (open.length ? 'next' : 'end');
  if (mark === undefined) {
    if (asName) return text === undefined ? undefined : 'colon';
    return asValue ? closed() : undefined;
  }
  if (mark === ':') return want === 'colon' ? 'value' : undefined;
  if (mark === ',') {
    if (want !== 'next') return undefined;
    return open.at(-1) === '{' ? 'name' : 'value';
  }
  if (mark === '{' || mark === '[') {
    if (!asValue) return undefined;
    open.push(mark);
    return mark === '{' ? 'nameOrEnd' : 'valueOrEnd';
  }
  const [begun, early] = mark === '}' ? ['{', 'nameOrEnd'] : ['[', 'valueOrEnd'];
  if (open.at(-1) !== begun || (want !== 'next' && want !== early)) return undefined;
  open.pop();
  return closed();
}

function placed(json: string, at: number, expected: string): Fault {
  const before = json.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, expected };
}
