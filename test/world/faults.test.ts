import { describe, expect, test } from 'vitest';
import { createFaults, type Fault } from '../../src/world/faults.ts';

const slow = { kind: 'error', code: 'SlowDown' } as const;
const copy = { operation: 'CopyObject', bucket: 'photos', key: 'trips/cat.jpg' };

/** Which of these requests a fault strikes, by their places. */
function struck(
  fault: Omit<Fault, 'does'>,
  requests: readonly object[],
  does: Fault['does'] = slow,
) {
  const faults = createFaults([{ ...fault, does }]);
  return requests.flatMap((request, i) => (faults.strike(request).length > 0 ? [i] : []));
}

describe('a fault strikes', () => {
  test.each([
    [{}, true],
    [{ operation: 'CopyObject' }, true],
    [{ operation: 'PutObject' }, false],
    [{ bucket: 'photos' }, true],
    [{ bucket: 'photo' }, false],
    [{ key: 'trips/cat.jpg' }, true],
    [{ key: 'trips/*' }, true],
    [{ key: '*cat*' }, true],
    [{ key: 'trips/catXjpg' }, false],
    [{ key: 'cat' }, false],
    [{ key: '(' }, false],
    [{ key: 'trips?cat.jpg' }, false],
    [{ key: `${'*?'.repeat(9)}*` }, false],
    [{ operation: 'CopyObject', bucket: 'photos', key: 'dog' }, false],
  ])('%j: %s', (fault, strikes) => {
    expect(struck(fault, [copy])).toEqual(strikes ? [0] : []);
  });

  test('a pattern with many stars takes no longer than another', () => {
    const key = 'a'.repeat(1024);
    expect(struck({ key: `${'*a'.repeat(30)}*b` }, [{ key }])).toEqual([]);
  });

  test('the first request that fits, or those that are said', () => {
    const five = [{}, copy, copy, copy, copy];
    const aim = { operation: 'CopyObject' };
    expect(struck(aim, five)).toEqual([1]);
    expect(struck({ ...aim, nth: 2 }, five)).toEqual([2]);
    expect(struck({ ...aim, nth: 2, times: 2 }, five)).toEqual([2, 3]);
    expect(struck({ ...aim, times: 99 }, five)).toEqual([1, 2, 3, 4]);
  });

  test('late only what answers before it is done', () => {
    const requests = ['PutObject', 'CopyObject', 'UploadPartCopy', 'CompleteMultipartUpload'].map(
      (operation) => ({ operation }),
    );
    for (const kind of ['late', 'empty'] as const)
      expect(struck({ times: 9 }, requests, { kind })).toEqual([1, 2, 3]);
  });
});

test('faults that are set anew begin anew', () => {
  const fault = { does: slow };
  const faults = createFaults([fault]);
  expect([faults.strike(copy), faults.strike(copy)]).toEqual([[fault], []]);
  faults.set([fault]);
  expect(faults.strike(copy)).toEqual([fault]);
});
