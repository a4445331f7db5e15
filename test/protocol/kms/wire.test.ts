import { describe, expect, test } from 'vitest';
import { text, utf8 } from '../../../src/lib/bytes.ts';
import { refuse } from '../../../src/protocol/errors.ts';
import { refuseKms } from '../../../src/protocol/kms/errors.ts';
import {
  encodeKmsAnswer,
  encodeKmsError,
  kmsTarget,
  readKmsRequest,
} from '../../../src/protocol/kms/wire.ts';

const read = (operation: string, body: string) => readKmsRequest(operation, utf8(body));
const json = ({ body }: ReturnType<typeof encodeKmsAnswer>) =>
  body instanceof Uint8Array ? text(body) : '';

describe('the operation', () => {
  const target = (value: string, method = 'POST') =>
    kmsTarget({ method, headers: [['x-amz-target', value]] });

  test('is named by X-Amz-Target', () => {
    expect(target('TrentService.CreateKey')).toBe('CreateKey');
    expect([target('TrentService.'), target('TrentService.X', 'GET')]).toEqual(['', undefined]);
    expect([target('DynamoDB.ListTables'), target('')]).toEqual([undefined, undefined]);
  });
});

describe('the members', () => {
  test('are those that the operation has', () => {
    const { input, violations } = read('DescribeKey', '{"KeyId":"a","Other":1,"GrantTokens":null}');
    expect([input, violations]).toEqual([{ KeyId: 'a' }, []]);
    expect(read('ListKeys', '')).toEqual({ operation: 'ListKeys', input: {}, violations: [] });
  });

  test.each([
    ['{', 'The body is not JSON.'],
    ['[]', 'Start of structure or map found where not expected.'],
    ['{"KeyId":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['{"KeyId":{}}', 'START_OBJECT can not be converted to a String'],
    ['{"KeyId":"a","PendingWindowInDays":"7"}', 'STRING_VALUE can not be converted to an Integer'],
    ['{"KeyId":"a","PendingWindowInDays":7.5}', 'NUMBER_VALUE can not be converted to an Integer'],
  ])('of %s cannot be read', (body, unreadable) => {
    expect(read('ScheduleKeyDeletion', body)).toMatchObject({ unreadable });
  });

  test.each([
    [
      'DescribeKey',
      '{}',
      "Value null at 'keyId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'DescribeKey',
      '{"KeyId":""}',
      "Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'ListKeys',
      '{"Limit":0}',
      "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'ListKeys',
      '{"Limit":1001}',
      "Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [
      'DeleteAlias',
      '{"AliasName":"alias/!"}',
      "Value 'alias/!' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$",
    ],
    [
      'CreateKey',
      '{"Origin":"X"}',
      "Value 'X' at 'origin' failed to satisfy constraint: Member must satisfy enum value set: [AWS_KMS, EXTERNAL, AWS_CLOUDHSM, EXTERNAL_KEY_STORE]",
    ],
  ])('of %s with %s are not valid', (operation, body, violation) => {
    expect(read(operation, body).violations).toEqual([violation]);
  });

  test('are each judged', () => {
    expect(read('CreateAlias', '{}').violations).toHaveLength(2);
  });
});

describe('an answer', () => {
  test('is JSON with times in seconds', () => {
    const answer = encodeKmsAnswer({ A: { At: new Date(1_767_225_600_250) }, B: [true, 'x'] });
    expect(json(answer)).toBe('{"A":{"At":1767225600.25},"B":[true,"x"]}');
    expect(answer).toMatchObject({
      status: 200,
      headers: [['content-type', 'application/x-amz-json-1.1']],
    });
    expect(json(encodeKmsAnswer(undefined))).toBe('');
  });

  test('that refuses names its error', () => {
    const answer = encodeKmsError(refuseKms('NotFoundException', 'No.'));
    expect(json(answer)).toBe('{"__type":"NotFoundException","message":"No."}');
    expect(answer.status).toBe(400);
    expect(answer.headers).toContainEqual(['x-amzn-errortype', 'NotFoundException']);
    expect(json(encodeKmsError(refuseKms('UnknownOperationException')))).toBe(
      '{"__type":"UnknownOperationException"}',
    );
  });

  test('to what failed inside says so in the words of KMS', () => {
    expect(encodeKmsError(refuse('InternalError'))).toMatchObject({
      status: 500,
      headers: [expect.anything(), ['x-amzn-errortype', 'KMSInternalException']],
    });
    expect(json(encodeKmsError(refuse('InvalidRequest', {}, 'No.')))).toContain('InvalidRequest');
    const slow = encodeKmsError(refuse('SlowDown'));
    expect([slow.status, json(slow)]).toEqual([
      400,
      '{"__type":"ThrottlingException","message":"Please reduce your request rate."}',
    ]);
  });
});
