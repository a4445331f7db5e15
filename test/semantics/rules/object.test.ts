import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/object.ts';
import { createIds } from '../../../src/world/ids.ts';
import { choose, everyRuleWasSeen, judge, refusalHeaders } from './judge.ts';
import { marker, object } from './samples.ts';

const valid = createIds('anywhere').versionId(1);
const lookup = (
  version: ReturnType<typeof object> | ReturnType<typeof marker> | undefined,
  versionId?: string,
) => ({
  version,
  key: 'cat',
  versionId,
});

test('[object/key-length] a key has at most 1,024 bytes, whatever its characters', () => {
  const limit = 1024;
  expect(judge(rules.keyFits, { key: 'é'.repeat(512), limit })).toBe('passed');
  expect(judge(rules.keyFits, { key: `${'é'.repeat(512)}a`, limit })).toEqual({
    status: 400,
    code: 'KeyTooLongError',
    message: 'Your key is too long',
    Size: 1025,
    MaxSizeAllowed: 1024,
  });
});

test('[object/size] one upload sends at most 5 GB', () => {
  const limit = 5 * 1024 ** 3;
  expect(judge(rules.sizeFits, { size: limit, limit })).toBe('passed');
  expect(judge(rules.sizeFits, { size: limit + 1, limit })).toEqual({
    status: 400,
    code: 'EntityTooLarge',
    message: 'Your proposed upload exceeds the maximum allowed size',
    ProposedSize: limit + 1,
    MaxSizeAllowed: limit,
  });
});

test('[version/id-given] a version id is not empty', () => {
  expect(judge(rules.versionIdIsNotEmpty, { versionId: '' })).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message: 'Version id cannot be the empty string',
    ArgumentName: 'versionId',
    ArgumentValue: '',
  });
  expect(judge(rules.versionIdIsNotEmpty, { versionId: 'null' })).toBe('passed');
  expect(judge(rules.versionIdIsNotEmpty, { versionId: undefined })).toBe('skipped');
});

describe('[version/id] a version id', () => {
  test.each(['', 'abc', 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'])(
    '"%s" could never have been given',
    (versionId) => {
      expect(judge(rules.versionIdIsValid, { versionId })).toEqual({
        status: 400,
        code: 'InvalidArgument',
        message: 'Invalid version id specified',
        ArgumentName: 'versionId',
        ArgumentValue: versionId,
      });
    },
  );

  test('that could have been, of any world, is let through', () => {
    expect(judge(rules.versionIdIsValid, { versionId: valid })).toBe('passed');
    expect(judge(rules.versionIdIsValid, { versionId: 'null' })).toBe('passed');
    expect(judge(rules.versionIdIsValid, { versionId: undefined })).toBe('skipped');
  });
});

test('[version/exists] a version that is named must exist', () => {
  expect(judge(rules.versionExists, lookup(undefined, valid))).toEqual({
    status: 404,
    code: 'NoSuchVersion',
    message: 'The specified version does not exist.',
    Key: 'cat',
    VersionId: valid,
  });
  expect(judge(rules.versionExists, lookup(marker(), valid))).toBe('passed');
  expect(judge(rules.versionExists, lookup(undefined))).toBe('skipped');
});

describe('[object/exists] a key', () => {
  const noSuchKey = {
    status: 404,
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    Key: 'cat',
  };

  test('that nobody wrote is NoSuchKey', () => {
    expect(judge(rules.objectExists, lookup(undefined))).toEqual(noSuchKey);
    expect(refusalHeaders(rules.objectExists, lookup(undefined))).toEqual({});
  });

  test('whose current version is a delete marker is NoSuchKey, and headers tell of the marker', () => {
    const facts = lookup(marker({ versionId: 'v2' }));
    expect(judge(rules.objectExists, facts)).toEqual(noSuchKey);
    expect(refusalHeaders(rules.objectExists, facts)).toEqual({
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': 'v2',
    });
  });

  test('that there is is let through, and one that is named by version is left to others', () => {
    expect(judge(rules.objectExists, lookup(object()))).toBe('passed');
    expect(judge(rules.objectExists, lookup(marker(), valid))).toBe('passed');
  });
});

describe('[version/delete-marker] a delete marker', () => {
  const what = 'object' as const;
  const facts = { ...lookup(marker({ versionId: valid }), valid), method: 'HEAD', what };

  test('that is named allows nothing but DELETE', () => {
    expect(judge(rules.notADeleteMarker, facts)).toEqual({
      status: 405,
      code: 'MethodNotAllowed',
      message: 'The specified method is not allowed against this resource.',
      Method: 'HEAD',
      ResourceType: 'DeleteMarker',
    });
    expect(refusalHeaders(rules.notADeleteMarker, facts)).toEqual({
      allow: 'DELETE',
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': valid,
      'last-modified': 'Sat, 10 Jan 2026 12:00:00 GMT',
    });
  });

  test.each(['PUT', 'DELETE'])(
    'that is current is not changed by a %s of a part of it',
    (method) => {
      const current = { ...lookup(marker({ versionId: valid })), method, what };
      expect(judge(rules.notADeleteMarker, current)).toMatchObject({ status: 405, Method: method });
      expect(refusalHeaders(rules.notADeleteMarker, current)).toMatchObject({ allow: 'DELETE' });
    },
  );

  test('that is current has no tags to get', () => {
    const current = { ...lookup(marker({ versionId: valid })), method: 'GET' };
    expect(judge(rules.notADeleteMarker, { ...current, what: 'tags' })).toMatchObject({
      status: 405,
      Method: 'GET',
    });
  });

  test.each(['GET', 'HEAD', 'POST'])('that is current is left to others by a %s', (method) => {
    const current = { ...lookup(marker({ versionId: valid })), method, what };
    expect(judge(rules.notADeleteMarker, current)).toBe('passed');
  });

  test('is not what an object is', () => {
    expect(judge(rules.notADeleteMarker, { ...lookup(object(), valid), method: 'GET', what })).toBe(
      'passed',
    );
  });
});

test('[object/new] a new object is dated now', () => {
  const choice = choose(rules.newObject, { now: 77 });
  expect(choice).toMatchObject({ value: { modified: 77 }, origin: 'computed' });
});

test('[object/bytes] the size of an object is that of what arrived', () => {
  expect(choose(rules.bytesSent, { size: 12 })).toMatchObject({ value: 12, origin: 'requested' });
});

everyRuleWasSeen(rules);
