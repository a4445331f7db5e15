import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/listing.ts';
import { createIds } from '../../../src/world/ids.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { upload } from './samples.ts';

const refusal = (ArgumentName: string, message: string, ArgumentValue?: string | number) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName,
  ...(ArgumentValue !== undefined && { ArgumentValue }),
});

test('[list/encoding-type] the only encoding is url', () => {
  expect(judge(rules.encodingTypeIsUrl, { EncodingType: 'value' })).toEqual(
    refusal('encoding-type', 'Invalid Encoding Method specified in Request', 'value'),
  );
  expect(judge(rules.encodingTypeIsUrl, { EncodingType: 'URL' })).toMatchObject({
    code: 'InvalidArgument',
  });
  expect(judge(rules.encodingTypeIsUrl, { EncodingType: 'url' })).toBe('passed');
  expect(judge(rules.encodingTypeIsUrl, { EncodingType: undefined })).toBe('skipped');
});

describe('[list/maximum] the number of entries asked for', () => {
  test.each([
    [-1, 'max-keys', 'maxKeys'],
    [2 ** 31, 'max-uploads', 'max-uploads'],
    [-1, 'max-parts', 'max-parts'],
  ])('is not %i', (asked, argument, spoken) => {
    const message = `Argument ${spoken} must be an integer between 0 and 2147483647`;
    expect(judge(rules.maximumIsInRange, { asked, argument })).toEqual(
      refusal(argument, message, asked),
    );
  });

  test.each([0, 1, 1001, 2 ** 31 - 1])('may be %i', (asked) => {
    expect(judge(rules.maximumIsInRange, { asked, argument: 'max-keys' })).toBe('passed');
  });

  test('need not be told', () => {
    expect(judge(rules.maximumIsInRange, { asked: undefined, argument: 'max-keys' })).toBe(
      'skipped',
    );
  });
});

describe('[list/part-number-marker] a part number marker', () => {
  const judged = (marker: string | undefined) => judge(rules.partNumberMarkerIsNumber, { marker });
  const refused = (message: string, marker: string) =>
    expect(judged(marker)).toEqual(refusal('part-number-marker', message, marker));

  test.each(['', '0', '7', '+7', '2147483647'])('may be "%s"', (marker) => {
    expect(judged(marker)).toBe('passed');
  });

  test.each(['-1', '-2147483647'])('is not %s', (marker) => {
    refused('Argument part-number-marker must be an integer between 0 and 2147483647', marker);
  });

  test.each(['x', '1e3', '1.5', '-', '2147483648', '-99999999999'])('is not %s', (marker) => {
    refused('Provided part-number-marker not an integer or within integer range', marker);
  });

  test('need not be told', () => {
    expect(judged(undefined)).toBe('skipped');
  });
});

test('[list/continuation-token] a token is one that a page gave', () => {
  const rule = rules.continuationTokenIsOurs;
  const message = 'The continuation token provided is incorrect';
  expect(judge(rule, { token: '', decoded: undefined })).toEqual(
    refusal('continuation-token', message),
  );
  expect(judge(rule, { token: 'abc', decoded: undefined })).toEqual(
    refusal('continuation-token', message),
  );
  expect(judge(rule, { token: 'abc', decoded: '' })).toBe('passed');
  expect(judge(rule, { token: undefined, decoded: undefined })).toBe('skipped');
});

test('[list/version-id-marker] a version id marker goes with a key marker', () => {
  const rule = rules.versionMarkerNeedsKeyMarker;
  const message = 'A version-id marker cannot be specified without a key marker.';
  expect(judge(rule, { KeyMarker: undefined, VersionIdMarker: 'v1' })).toEqual(
    refusal('version-id-marker', message, 'v1'),
  );
  expect(judge(rule, { KeyMarker: '', VersionIdMarker: 'v1' })).toEqual(
    refusal('version-id-marker', message, 'v1'),
  );
  expect(judge(rule, { KeyMarker: 'cat', VersionIdMarker: 'v1' })).toBe('passed');
  expect(judge(rule, { KeyMarker: undefined, VersionIdMarker: '' })).toEqual(
    refusal('version-id-marker', message, ''),
  );
  expect(judge(rule, { KeyMarker: 'cat', VersionIdMarker: undefined })).toBe('skipped');
});

test('[list/version-id-marker-form] a version id marker is one that S3 could have given', () => {
  const rule = rules.versionMarkerIsValid;
  expect(judge(rule, { VersionIdMarker: 'v1' })).toEqual(
    refusal('version-id-marker', 'Invalid version id specified', 'v1'),
  );
  expect(judge(rule, { VersionIdMarker: '' })).toEqual(
    refusal('version-id-marker', 'A version-id marker cannot be empty.', ''),
  );
  expect(judge(rule, { VersionIdMarker: createIds('anywhere').versionId(1) })).toBe('passed');
  expect(judge(rule, { VersionIdMarker: 'null' })).toBe('passed');
  expect(judge(rule, { VersionIdMarker: undefined })).toBe('skipped');
});

test('[list/upload-id-marker] an upload id marker names an upload of the marked key', () => {
  const rule = rules.uploadIdMarkerIsKnown;
  const marked = upload();
  expect(judge(rule, { KeyMarker: 'cat', UploadIdMarker: 'u1', marked: undefined })).toEqual(
    refusal('upload-id-marker', 'Invalid uploadId marker', 'u1'),
  );
  expect(judge(rule, { KeyMarker: 'cat', UploadIdMarker: 'u1', marked })).toBe('passed');
  expect(judge(rule, { KeyMarker: '', UploadIdMarker: 'u1', marked: undefined })).toBe('passed');
  expect(judge(rule, { KeyMarker: 'cat', UploadIdMarker: undefined, marked: undefined })).toBe(
    'skipped',
  );
});

everyRuleWasSeen(rules);
