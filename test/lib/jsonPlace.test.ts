import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault, lineAndColumn, nearestTo } from '../../src/lib/jsonPlace.ts';

test.each([
  ['{"a": 1}', undefined],
  [' [1.5e3, -0, "\\u00e4\\n", true, null, {}, []] \n', undefined],
  ['', 0],
  ['{"a":}', 5],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['[1 2]', 3],
  ['{a: 1}', 1],
  ["{'a': 1}", 1],
  ['{"a": "b', 6],
  ['{"a": "\t"}', 6],
  ['{} {}', 3],
  ['[01]', 2],
  ['nul', 0],
])('%j stops being JSON at %j', (text, at) => {
  expect(jsonFault(text)).toBe(at);
});

test('nothing is read that is nested without end', () => {
  expect(jsonFault('['.repeat(20_000))).toBe(101);
  expect(jsonFault('['.repeat(90) + ']'.repeat(90))).toBeUndefined();
});

test('it agrees with JSON.parse on every text', () => {
  const texts = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string(),
    fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, more]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + more + json.slice(cut + 1);
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const isJson = () => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      };
      expect(jsonFault(text) === undefined).toBe(isJson());
    }),
    { numRuns: 1000 },
  );
});

describe('a place', () => {
  const text = '{\n  "a": [1, {"b": "c"}],\n  "d": {}\n}';

  test.each([
    [[], [], 0],
    [['a'], ['a'], text.indexOf('[')],
    [['a', 1, 'b'], ['a', 1, 'b'], text.indexOf('"c"')],
    [['a', 1, 'z'], ['a', 1], text.indexOf('{"b"')],
    [['d'], ['d'], text.lastIndexOf('{')],
    [['e', 3], [], 0],
  ])('%j is that of %j', (wanted, path, offset) => {
    expect(nearestTo(text, wanted)).toEqual({ path, offset });
  });

  test('is told by line and column, from 1', () => {
    expect(lineAndColumn(text, 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn(text, text.indexOf('"c"'))).toEqual({ line: 2, column: 18 });
  });
});
