import { describe, expect, test } from 'vitest';
import { meets, readPolicy } from '../../../src/semantics/form/postPolicy.ts';

const expiration = '2026-01-01T12:00:00Z';
const read = (policy: unknown) => readPolicy(btoa(JSON.stringify(policy)));
const conditionsOf = (...conditions: unknown[]) => {
  const policy = read({ expiration, conditions });
  return typeof policy === 'string' ? policy : policy.conditions;
};

test.each([
  ['not base64', '…', 'Invalid JSON.'],
  ['not JSON', btoa('{'), 'Invalid JSON.'],
  ['no object', btoa('"text"'), 'Invalid JSON.'],
  ['nothing', '', 'Invalid JSON.'],
  ['no expiration', btoa('{"conditions":[]}'), 'Policy missing expiration.'],
  [
    'an expiration that is no time',
    btoa('{"expiration":"soon","conditions":[]}'),
    "Invalid 'expiration' value: 'soon'",
  ],
  ['no conditions', btoa(JSON.stringify({ expiration })), 'Policy missing conditions.'],
])('%s', (_, base64, problem) => {
  expect(readPolicy(base64)).toBe(problem);
});

test('a policy may be broken into lines', () => {
  const base64 = btoa(JSON.stringify({ expiration, conditions: [] }));
  const policy = readPolicy(`${base64.slice(0, 9)}\r\n${base64.slice(9)}`);
  expect(policy).toEqual({ expires: Date.UTC(2026, 0, 1, 12), conditions: [] });
});

describe('conditions', () => {
  test('of every kind', () => {
    expect(
      conditionsOf(
        { acl: 'private' },
        ['eq', '$Content-Type', 'text/plain'],
        ['Starts-With', '$key', 'a"b'],
        ['content-length-range', 1, '20'],
      ),
    ).toEqual([
      {
        condition: { kind: 'eq', field: 'acl', value: 'private' },
        words: '["eq", "$acl", "private"]',
      },
      {
        condition: { kind: 'eq', field: 'content-type', value: 'text/plain' },
        words: '["eq", "$Content-Type", "text/plain"]',
      },
      {
        condition: { kind: 'starts-with', field: 'key', value: 'a"b' },
        words: '["starts-with", "$key", "a\\"b"]',
      },
      {
        condition: { kind: 'size', min: 1, max: 20 },
        words: '["content-length-range", 1, "20"]',
      },
    ]);
  });

  test.each([
    [['eq', 'key', 'a']],
    [['eq', '$key']],
    [['eq', '$key', 1]],
    [['ends-with', '$key', 'a']],
    [['content-length-range', -1, 2]],
    [['content-length-range', 'a', 2]],
    [[1, 2, 3]],
  ])('%j makes no sense', (condition) => {
    expect(conditionsOf(condition)).toMatchObject([{ condition: { kind: 'unknown' } }]);
  });

  test.each([[{}], [{ a: '1', b: '2' }], [null], ['text']])(
    '%j is no simple condition',
    (condition) => {
      expect(conditionsOf(condition)).toMatch(/exactly one property/);
    },
  );

  test('a simple condition names a text', () => {
    expect(conditionsOf({ acl: 1 })).toMatch(/value must be a string/);
  });
});

describe('a value', () => {
  test('is the same, or begins so', () => {
    const eq = { kind: 'eq', field: 'key', value: 'a' } as const;
    expect([meets(eq, 'a'), meets(eq, 'A'), meets(eq, 'ab')]).toEqual([true, false, false]);
    const starts = { ...eq, kind: 'starts-with' } as const;
    expect([meets(starts, 'ab'), meets(starts, 'ba')]).toEqual([true, false]);
    expect(meets({ ...starts, value: '' }, '')).toBe(true);
  });

  test('of Content-Type may be a list, of which each begins so', () => {
    const images = { kind: 'starts-with', field: 'content-type', value: 'image/' } as const;
    expect(meets(images, 'image/png, image/jpeg')).toBe(true);
    expect(meets(images, 'image/png,text/html')).toBe(false);
    expect(meets({ ...images, field: 'key' }, 'image/png,text/html')).toBe(true);
  });
});
