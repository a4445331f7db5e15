import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/form.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

test('[form/one-file] neither none nor two', () => {
  for (const files of [0, 2]) {
    expect(judge(rules.oneFile, { files })).toEqual({
      status: 400,
      code: 'IncorrectNumberOfFilesInPostRequest',
      message: 'POST requires exactly one file upload per request.',
    });
  }
  expect(judge(rules.oneFile, { files: 1 })).toBe('passed');
});

test('[form/size-of-fields] up to the limit', () => {
  expect(judge(rules.fieldsFit, { ahead: 20_481, limit: 20_480 })).toEqual({
    status: 400,
    code: 'MaxPostPreDataLengthExceededError',
    message: 'Your POST request fields preceding the upload file were too large.',
    MaxPostPreDataLengthBytes: 20_480,
  });
  expect(judge(rules.fieldsFit, { ahead: 20_480, limit: 20_480 })).toBe('passed');
});

test('[form/key] is there and not empty', () => {
  expect(judge(rules.keyIsNamed, { key: undefined })).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message:
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
    ArgumentName: 'key',
    ArgumentValue: '',
  });
  expect(judge(rules.keyIsNamed, { key: '' })).toMatchObject({
    message: 'User key must have a length greater than 0.',
  });
  expect(judge(rules.keyIsNamed, { key: 'a' })).toBe('passed');
});

test('[form/copy-source] a form copies nothing', () => {
  expect(judge(rules.formIsNoCopy, { source: 'photos/cat' })).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message: 'You can only specify a copy source header for copy requests.',
    ArgumentName: 'x-amz-copy-source',
  });
  expect(judge(rules.formIsNoCopy, { source: undefined })).toBe('passed');
});

test('[form/signature-fields] names the one that is missing', () => {
  expect(judge(rules.signatureIsWhole, { missing: 'X-Amz-Date' })).toMatchObject({
    code: 'InvalidArgument',
    message: expect.stringMatching(/^Bucket POST must contain a field named 'X-Amz-Date'\. {2}/),
    ArgumentName: 'X-Amz-Date',
  });
  expect(judge(rules.signatureIsWhole, { missing: undefined })).toBe('passed');
});

test('[form/policy-signed] a policy alone is nobody’s', () => {
  expect(judge(rules.policyIsSigned, { policy: true, signed: false })).toMatchObject({
    status: 403,
    code: 'AccessDenied',
  });
  expect(judge(rules.policyIsSigned, { policy: false, signed: false })).toBe('passed');
  expect(judge(rules.policyIsSigned, { policy: true, signed: true })).toBe('passed');
});

test.each([
  [{ redirect: 'https://example.com/done', status: '201' }, 303],
  [{ redirect: 'done.html', status: '201' }, 201],
  [{ redirect: undefined, status: '200' }, 200],
  [{ redirect: undefined, status: '204' }, 204],
  [{ redirect: '', status: '404' }, 204],
  [{ redirect: undefined, status: undefined }, 204],
])('[form/answer] to %j is %i', (asked, status) => {
  expect(choose(rules.answerToForm, asked).value).toBe(status);
});

everyRuleWasSeen(rules);
