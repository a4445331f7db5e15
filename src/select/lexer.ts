/** An expression → its tokens. */
import { fail, failAt, type Position } from './fault.ts';
import { isReserved } from './keywords.ts';

export type TokenType =
  | 'KEYWORD'
  | 'IDENTIFIER'
  | 'QUOTED_IDENTIFIER'
  | 'STRING'
  | 'NUMBER'
  | 'ION_LITERAL'
  | 'OPERATOR'
  | 'STAR'
  | 'LEFT_PAREN'
  | 'RIGHT_PAREN'
  | 'LEFT_BRACKET'
  | 'RIGHT_BRACKET'
  | 'COMMA'
  | 'DOT'
  | 'SEMICOLON'
  | 'EOF';

/** `text` is what the token means: keywords in lower case, quotes and their escapes gone. */
export interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly at: Position;
}

/** Bytes that an expression may have. */
const longest = 256 * 1024;

const signs: Readonly<Record<string, TokenType>> = {
  '(': 'LEFT_PAREN',
  ')': 'RIGHT_PAREN',
  '[': 'LEFT_BRACKET',
  ']': 'RIGHT_BRACKET',
  ',': 'COMMA',
  '.': 'DOT',
  ';': 'SEMICOLON',
  '*': 'STAR',
};

/** The first that matches is the token; the order matters. */
const shapes: readonly (readonly [shape: RegExp, type: TokenType | null])[] = [
  [/\s+|--[^\n]*|\/\*[\s\S]*?\*\//y, null],
  [/(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y, 'NUMBER'],
  [/[\p{L}_$][\p{L}\p{N}_$]*/uy, 'IDENTIFIER'],
  [/"(?:[^"]|"")*"/y, 'QUOTED_IDENTIFIER'],
  [/'(?:[^']|'')*'/y, 'STRING'],
  [/`[^`]*`/y, 'ION_LITERAL'],
  [/<=|>=|<>|!=|\|\||[-+/%<>=]/y, 'OPERATOR'],
  [/[()[\],.;*]/y, 'STAR'],
];

export function tokens(expression: string): Token[] {
  if (new TextEncoder().encode(expression).length > longest) fail('ExpressionTooLong');
  const found: Token[] = [];
  const at = { line: 1, column: 1 };
  for (let i = 0; i < expression.length; ) {
    const [type, text] = next(expression, i, at);
    if (type !== null) found.push(token(type, text, { ...at }));
    for (const char of text) {
      if (char === '\n') Object.assign(at, { line: at.line + 1, column: 1 });
      else at.column += 1;
    }
    i += text.length;
  }
  return [...found, { type: 'EOF', text: 'EOF', at: { ...at } }];
}

function next(expression: string, i: number, at: Position): readonly [TokenType | null, string] {
  for (const [shape, type] of shapes) {
    shape.lastIndex = i;
    const text = shape.exec(expression)?.[0];
    if (text !== undefined) return [type, text];
  }
  const char = String.fromCodePoint(expression.codePointAt(i) ?? 0);
  if (/["'`]/.test(char)) failAt('LexerInvalidLiteral', 'Invalid literal', at);
  return failAt('LexerInvalidChar', 'Invalid character', at);
}

function token(type: TokenType, text: string, at: Position): Token {
  const quote = text.charAt(0);
  switch (type) {
    case 'STAR':
      return { type: signs[text] ?? type, text, at };
    case 'IDENTIFIER':
      return isReserved(text)
        ? { type: 'KEYWORD', text: text.toLowerCase(), at }
        : { type, text, at };
    case 'STRING':
    case 'QUOTED_IDENTIFIER':
      return { type, text: text.slice(1, -1).replaceAll(quote + quote, quote), at };
    case 'ION_LITERAL':
      return { type, text: text.slice(1, -1), at };
    default:
      return { type, text, at };
  }
}
