/** A place among the tokens of an expression, and the words in which it is told of. */
import { fail, failAt, type SelectCode } from './fault.ts';
import { type Token, type TokenType, tokens } from './lexer.ts';
import type { Path } from './tree.ts';

/** As many operators and operands as an expression may have, and as deep as they may nest. */
const most = 5000;
const deepest = 100;

export interface Cursor {
  peek(ahead?: number): Token;
  take(): Token;
  /** Takes the token if it is that one. */
  takes(type: TokenType, text?: string): boolean;
  takesKeyword(...words: readonly string[]): string | undefined;
  expect(type: TokenType, code: SelectCode): Token;
  expectKeyword(word: string): void;
  /** The next token is not what may stand here. */
  unexpected(code: SelectCode, what: string): never;
  /** Counts what is inside; refuses an expression that is too large or too deep. */
  nest<T>(parse: () => T): T;
  readonly paths: Path[];
  /** How often an aggregate was called. */
  aggregates: number;
}

export function cursorOf(expression: string): Cursor {
  const all = tokens(expression);
  const end = all.at(-1) as Token;
  let i = 0;
  let parsed = 0;
  let depth = 0;
  const cursor: Cursor = {
    paths: [],
    aggregates: 0,
    peek: (ahead = 0) => all[i + ahead] ?? end,
    take() {
      const token = cursor.peek();
      i += 1;
      return token;
    },
    takes(type, text) {
      const next = cursor.peek();
      const fits = next.type === type && (text === undefined || next.text === text);
      if (fits) i += 1;
      return fits;
    },
    takesKeyword(...words) {
      const { type, text } = cursor.peek();
      if (type !== 'KEYWORD' || !words.includes(text)) return undefined;
      i += 1;
      return text;
    },
    expect(type, code) {
      if (cursor.peek().type !== type)
        cursor.unexpected(code, `Expected token of type ${type}, found`);
      return cursor.take();
    },
    expectKeyword(word) {
      if (!cursor.takesKeyword(word))
        cursor.unexpected('ParseExpectedKeyword', `Expected keyword ${word.toUpperCase()}, found`);
    },
    unexpected(code, what) {
      const { type, text, at } = cursor.peek();
      const named = type === 'STRING' || type === 'NUMBER' ? 'LITERAL' : type;
      return failAt(code, `${what} ${named}:${text}`, at);
    },
    nest(parse) {
      parsed += 1;
      depth += 1;
      if (parsed > most || depth > deepest) fail('MaxOperatorsExceeded');
      const result = parse();
      depth -= 1;
      return result;
    },
  };
  return cursor;
}
