import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, headerOf, noBody, withHeader, withTarget } from '../../src/scenarios/draft.ts';
import { fromExchange, fromWire, toWire } from '../../src/scenarios/draftWire.ts';
import { refused, succeeded } from '../ui/samples.ts';

const regionOf = (bucket: string) => (bucket === 'backup' ? 'eu-west-1' : 'us-east-1');
const base = { operation: 'CopyObject', principal: 'test' };
const draft: Draft = {
  ...base,
  method: 'PUT',
  bucket: 'backup',
  key: 'a b/ü+.jpg',
  query: [],
  headers: [['x-amz-copy-source', 'photos/cat.jpg']],
  body: noBody,
};

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const drafts: fc.Arbitrary<Draft> = fc.record({
  operation: fc.constant('CopyObject'),
  principal: fc.constant('test'),
  method: fc.constantFrom('PUT', 'GET'),
  bucket: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,30}[a-z0-9]$/).filter((b) => !/^s3[.-]/.test(b)),
  key: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  query: fc.array(
    fc.tuple<[string, string | null]>(name, fc.option(fc.string({ unit: 'grapheme' }))),
    { maxLength: 4 },
  ),
  headers: fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })), { maxLength: 5 }),
  body: fc.constantFrom(noBody, { kind: 'text', text: 'Grüße\n' } as const),
});

test('a draft comes back from the wire as it was', () => {
  fc.assert(
    fc.property(drafts, (one) => {
      const headers = one.headers.filter(([n]) => n !== 'host');
      const sent = { ...one, headers };
      expect(fromWire(toWire(sent, regionOf), base, regionOf)).toEqual(sent);
    }),
    { numRuns: 1000 },
  );
});

test('host and path follow the bucket, its region and the key', () => {
  expect(toWire(draft, regionOf)).toMatchObject({
    host: 'backup.s3.eu-west-1.amazonaws.com',
    target: '/a%20b/%C3%BC%2B.jpg',
  });
  expect(toWire({ ...draft, bucket: 'My.Bucket' }, regionOf)).toMatchObject({
    host: 's3.us-east-1.amazonaws.com',
    target: '/My.Bucket/a%20b/%C3%BC%2B.jpg',
  });
});

test('a path spelled otherwise, another host and another region are kept as written', () => {
  const odd = {
    ...toWire(draft, regionOf),
    target: '/a%20b/%c3%bc%2B.jpg',
    host: 'localhost:9000',
  };
  const read = fromWire(odd, base, regionOf);
  expect(toWire(read, regionOf)).toMatchObject({ target: odd.target, host: odd.host });
  const abroad = fromWire(
    { ...toWire(draft, regionOf), host: 'backup.s3.ap-south-1.amazonaws.com' },
    base,
    regionOf,
  );
  expect(abroad).toMatchObject({ bucket: 'backup', region: 'ap-south-1' });
});

test('editing bucket or key forgets the path that was kept', () => {
  const edited = withTarget({ ...draft, path: '/%61', host: 'h' }, { key: 'b' });
  expect(toWire(edited, regionOf)).toMatchObject({
    host: 'backup.s3.eu-west-1.amazonaws.com',
    target: '/b',
  });
});

describe('a header has three states', () => {
  test('not sent, sent empty, sent', () => {
    expect(headerOf(draft, 'if-match')).toBeUndefined();
    const empty = withHeader(draft, 'if-match', '');
    expect(headerOf(empty, 'if-match')).toBe('');
    expect(headerOf(withHeader(empty, 'if-match', '"x"'), 'if-match')).toBe('"x"');
    expect(withHeader(empty, 'if-match', undefined)).toEqual(draft);
  });

  test('a change leaves it where it stands', () => {
    const two = withHeader(draft, 'if-match', '"x"');
    const first = withHeader(two, 'x-amz-copy-source', 'photos/b');
    expect(first.headers.map(([n]) => n)).toEqual(['x-amz-copy-source', 'if-match']);
  });
});

test('a stored exchange becomes a draft without what its sender had added', () => {
  const again = fromExchange(refused, base, regionOf);
  expect(again).toMatchObject({ bucket: 'backup', key: 'cat.jpg', method: 'PUT', query: [] });
  expect(again.headers.map(([n]) => n)).toEqual([
    'x-amz-copy-source',
    'x-amz-copy-source-if-none-match',
  ]);
  expect(fromExchange(succeeded, base, regionOf).body).toEqual(noBody);
});
