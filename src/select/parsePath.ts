/** Paths: `s.name`, `s."Name"`, `s.a.b[0]`, and those of FROM, which may say `[*]`. */
import type { Cursor } from './cursor.ts';
import type { Path, Step } from './tree.ts';

export function parsePath(cursor: Cursor): Path {
  const { at } = cursor.peek();
  const path: Path = { kind: 'path', steps: [parseName(cursor), ...parseSteps(cursor, false)], at };
  cursor.paths.push(path);
  return path;
}

/** The steps after the first; `all` says whether `*` may be one. */
export function parseSteps(cursor: Cursor, all: boolean): Step[] {
  const steps: Step[] = [];
  for (;;) {
    const bracket = cursor.peek().type === 'LEFT_BRACKET';
    if (!bracket && cursor.peek().type !== 'DOT') return steps;
    // `s.*` ends a path of the SELECT list, which reads it itself.
    if (!bracket && !all && cursor.peek(1).type === 'STAR') return steps;
    cursor.take();
    steps.push(bracket ? parseIndex(cursor, all) : parseNamedStep(cursor, all));
  }
}

function parseNamedStep(cursor: Cursor, all: boolean): Step {
  if (all && cursor.takes('STAR')) return { kind: 'all' };
  return parseName(cursor);
}

function parseName(cursor: Cursor): Step {
  const { type, text } = cursor.peek();
  if (type !== 'IDENTIFIER' && type !== 'QUOTED_IDENTIFIER')
    cursor.unexpected(
      'ParseInvalidPathComponent',
      'Invalid path component, expecting either an IDENTIFIER or STAR, got',
    );
  cursor.take();
  return { kind: 'name', name: text, quoted: type === 'QUOTED_IDENTIFIER' };
}

function parseIndex(cursor: Cursor, all: boolean): Step {
  const { type, text } = cursor.peek();
  if (type === 'STAR' && !all)
    cursor.unexpected('ParseInvalidContextForWildcardInSelectList', 'Invalid use of');
  cursor.take();
  const step = stepOf(type, text);
  if (!step) cursor.unexpected('ParseInvalidPathComponent', 'Invalid path component, got');
  cursor.expect('RIGHT_BRACKET', 'ParseExpectedTokenType');
  return step;
}

function stepOf(type: string, text: string): Step | undefined {
  if (type === 'STAR') return { kind: 'all' };
  if (type === 'NUMBER' && /^\d+$/.test(text)) return { kind: 'index', index: Number(text) };
  return type === 'STRING' ? { kind: 'name', name: text, quoted: true } : undefined;
}
