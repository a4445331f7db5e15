import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concat,
  fromBase64,
  fromHex,
  isUtf8,
  text,
  toBase64,
  toHex,
  utf8,
  utf8Length,
} from '../../src/lib/bytes.ts';

describe('base64', () => {
  test("of any bytes is Node's, and reads back as them", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const base64 = toBase64(bytes);
        expect(base64).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(base64)).toEqual(bytes);
      }),
    );
  });

  test('of more bytes than one call takes as arguments', () => {
    const bytes = new Uint8Array(100_000).fill(7);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });

  test.each([
    ['without padding', 'YQ'],
    ['with too little padding', 'YQ='],
    ['with too much padding', 'YWJj===='],
    ['with padding in the middle', 'YQ==YQ=='],
    ['of the URL alphabet', '_-8='],
    ['with a space', 'YW Jj'],
    ['with a line break', 'YWJj\n'],
    ['with a letter of no alphabet', 'YWJ*'],
  ])('%s is not read', (_what, base64) => {
    expect(fromBase64(base64)).toBeUndefined();
  });

  test('of nothing is nothing', () => {
    expect(fromBase64('')).toEqual(new Uint8Array());
  });
});

describe('hex', () => {
  test('of any bytes is lower case, and reads back as them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('text', () => {
  test('counts its bytes, not its characters', () => {
    expect(utf8Length('aé€😀')).toBe(1 + 2 + 3 + 4);
    expect(utf8('é')).toEqual(Uint8Array.of(0xc3, 0xa9));
  });

  test('that is malformed reads as replacement characters', () => {
    expect(text(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\ufffdb');
  });
});

describe('concat', () => {
  test('puts chunks behind each other', () => {
    expect(concat([utf8('ab'), new Uint8Array(), utf8('c')])).toEqual(utf8('abc'));
    expect(concat([])).toEqual(new Uint8Array());
  });

  test('of one chunk is that chunk, not a copy of it', () => {
    const chunk = utf8('large');
    expect(concat([chunk])).toBe(chunk);
  });
});

test('UTF-8 is told from other bytes', () => {
  expect(isUtf8(utf8('grün 🌲'))).toBe(true);
  expect(isUtf8(new Uint8Array())).toBe(true);
  for (const bytes of [[255], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]])
    expect(isUtf8(Uint8Array.from(bytes))).toBe(false);
});
