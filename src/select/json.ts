/** JSON → values. Numbers keep every digit, members their order. https://www.rfc-editor.org/rfc/rfc8259 */
import { maxRecordLength, overMaxRecord } from './csv.ts';
import { parseDecimal } from './decimal.ts';
import { fail, SelectFault } from './fault.ts';
import { Struct, type Value } from './value.ts';

const deepest = 500;

const wrong = (): never =>
  fail('JSONParsingError', 'Error parsing JSON file. Please check the file and try again.');

/** One value a line; empty lines are none. */
export function* jsonLines(text: string): Generator<Value> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(at, next).trim();
    if (line.length > maxRecordLength) fail('OverMaxRecordSize', overMaxRecord);
    at = next;
    if (line === '') continue;
    const [value, ...more] = jsonDocuments(line);
    if (more.length > 0) wrong();
    yield value;
  }
}

/** Values one after the other, however they are laid out. */
export function* jsonDocuments(text: string): Generator<Value> {
  const parser = parserOf(text);
  while (parser.more()) {
    const start = parser.at;
    const value = parser.value(0);
    if (parser.at - start > maxRecordLength) fail('OverMaxRecordSize', overMaxRecord);
    yield value;
  }
}

interface Parser {
  at: number;
  /** Passes white space; whether anything follows. */
  more(): boolean;
  value(depth: number): Value;
}

const scalar =
  /"(?:[^"\\]|\\.)*"|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const space = /[ \t\r\n]*/y;
const words = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function parserOf(text: string): Parser {
  const takes = (char: string) => {
    parser.more();
    const fits = text.charAt(parser.at) === char;
    if (fits) parser.at += 1;
    return fits;
  };
  const items = (close: string, read: () => void) => {
    if (takes(close)) return;
    do read();
    while (takes(','));
    if (!takes(close)) wrong();
  };
  const list = (depth: number) => {
    const values: Value[] = [];
    items(']', () => values.push(parser.value(depth)));
    return values;
  };
  const struct = (depth: number) => {
    const [names, values]: [string[], Value[]] = [[], []];
    items('}', () => {
      const name = parser.value(depth);
      const named = typeof name === 'string' && takes(':');
      names.push(named ? name : wrong());
      values.push(parser.value(depth));
    });
    return new Struct(names, values);
  };
  const parser: Parser = {
    at: 0,
    more() {
      space.lastIndex = parser.at;
      space.exec(text);
      parser.at = space.lastIndex;
      return parser.at < text.length;
    },
    value(depth) {
      if (depth > deepest) wrong();
      if (takes('{')) return struct(depth + 1);
      if (takes('[')) return list(depth + 1);
      scalar.lastIndex = parser.at;
      const token = scalar.exec(text)?.[0] ?? wrong();
      parser.at += token.length;
      return valueOf(token);
    },
  };
  return parser;
}

function valueOf(token: string): Value {
  if (words.has(token)) return words.get(token);
  try {
    if (token.startsWith('"')) return JSON.parse(token) as string;
    return /[.eE]/.test(token) ? parseDecimal(token) : BigInt(token);
  } catch (error) {
    return error instanceof SelectFault ? fail('NumberFormatError') : wrong();
  }
}
