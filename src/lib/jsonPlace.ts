/** Where things stand in a JSON text (RFC 8259), and where it stops being one: engines do not agree on how to tell. */

export type JsonPath = readonly (string | number)[];

interface Scan {
  readonly text: string;
  at: number;
  /** The place of a value is told before the value is read. */
  readonly visit: (path: JsonPath, at: number) => void;
}

/** Deeper than this nothing is read. */
const deepest = 100;

class Fault extends Error {}

/** Offset of the first character that cannot stand where it stands; undefined when the text is JSON. */
export function jsonFault(text: string): number | undefined {
  return scan({ text, at: 0, visit() {} });
}

export interface JsonPlace {
  readonly path: JsonPath;
  readonly offset: number;
}

/** The value at `path`, or the nearest one around it that there is. */
export function nearestTo(text: string, path: JsonPath): JsonPlace {
  let nearest: JsonPlace = { path: [], offset: 0 };
  scan({
    text,
    at: 0,
    visit(there, offset) {
      const isOnTheWay = there.every((name, i) => name === path[i]);
      if (isOnTheWay && there.length >= nearest.path.length) nearest = { path: there, offset };
    },
  });
  return nearest;
}

export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function scan(state: Scan): number | undefined {
  try {
    readValue(state, []);
    if (skipSpace(state) !== undefined) throw new Fault();
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return state.at;
    throw error;
  }
}

function readValue(state: Scan, path: JsonPath): void {
  const first = skipSpace(state);
  state.visit(path, state.at);
  if (path.length > deepest) throw new Fault();
  if (first === '{') readMembers(state, path);
  else if (first === '[') readElements(state, path);
  else if (first === '"') readString(state);
  else take(state, /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y);
}

function readMembers(state: Scan, path: JsonPath): void {
  state.at += 1;
  if (isClosed(state, '}')) return;
  do {
    skipSpace(state);
    const name = readString(state);
    skipSpace(state);
    take(state, /:/y);
    readValue(state, [...path, name]);
  } while (goesOn(state, '}'));
}

function readElements(state: Scan, path: JsonPath): void {
  state.at += 1;
  if (isClosed(state, ']')) return;
  let index = 0;
  do {
    readValue(state, [...path, index]);
    index += 1;
  } while (goesOn(state, ']'));
}

function isClosed(state: Scan, close: string): boolean {
  if (skipSpace(state) !== close) return false;
  state.at += 1;
  return true;
}

function goesOn(state: Scan, close: string): boolean {
  if (isClosed(state, close)) return false;
  take(state, /,/y);
  return true;
}

/** What a string may hold is for the engine to say: they agree on that. */
function readString(state: Scan): string {
  const start = state.at;
  const written = take(state, /"(?:[^"\\]|\\.)*"/sy);
  try {
    return JSON.parse(written) as string;
  } catch {
    state.at = start;
    throw new Fault();
  }
}

function skipSpace(state: Scan): string | undefined {
  while (/[ \t\r\n]/.test(state.text[state.at] ?? '')) state.at += 1;
  return state.text[state.at];
}

function take(state: Scan, pattern: RegExp): string {
  pattern.lastIndex = state.at;
  const [taken] = pattern.exec(state.text) ?? [];
  if (taken === undefined) throw new Fault();
  state.at += taken.length;
  return taken;
}
