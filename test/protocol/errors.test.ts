import { describe, expect, test } from 'vitest';
import { encodeError } from '../../src/protocol/encode.ts';
import { type ErrorCode, errorTable, refuse } from '../../src/protocol/errors.ts';
import { run } from './sdk.ts';

const context = { requestId: 'REQUEST', hostId: 'host/id=', head: false };
const get = { Bucket: 'a-bucket', Key: 'k' };

const text = (body: unknown) => new TextDecoder().decode(body as Uint8Array);

describe('an error on the wire', () => {
  test('has its details between message and ids, in order', () => {
    const error = refuse(
      'InvalidArgument',
      { ArgumentName: 'x-amz-acl', ArgumentValue: '<&>' },
      'No',
    );
    const { status, headers, body } = encodeError(error, context);
    expect(status).toBe(400);
    expect(headers).toEqual([['content-type', 'application/xml']]);
    expect(text(body)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InvalidArgument</Code><Message>No</Message>' +
        '<ArgumentName>x-amz-acl</ArgumentName><ArgumentValue>&lt;&amp;&gt;</ArgumentValue>' +
        '<RequestId>REQUEST</RequestId><HostId>host/id=</HostId></Error>',
    );
  });

  test('may have an empty message, as S3 has for a wrong x-amz-acl', () => {
    const { body } = encodeError(refuse('InvalidArgument', {}, ''), context);
    expect(text(body)).toContain('<Code>InvalidArgument</Code><Message></Message><RequestId>');
  });

  test('names its resource only when asked to', () => {
    const { body } = encodeError(refuse('NoSuchKey', { Key: 'k' }), {
      ...context,
      resource: '/b/k',
    });
    expect(text(body)).toContain('<Key>k</Key><Resource>/b/k</Resource><RequestId>');
  });

  test('has no body for HEAD and for 304', () => {
    expect(encodeError(refuse('NoSuchKey'), { ...context, head: true })).toEqual({
      status: 404,
      headers: [['content-type', 'application/xml']],
      body: null,
    });
    const notModified = refuse('NotModified', {}, undefined, { ETag: '"e"' });
    expect(encodeError(notModified, context)).toEqual({
      status: 304,
      headers: [['etag', '"e"']],
      body: null,
    });
  });

  test('carries the headers of its refusal', () => {
    const error = refuse('MethodNotAllowed', {}, undefined, { Allow: 'GET' });
    expect(encodeError(error, context).headers).toContainEqual(['allow', 'GET']);
  });
});

const codes = Object.keys(errorTable) as ErrorCode[];

describe('the table', () => {
  test.each(codes.filter((code) => code !== 'NotModified'))(
    '%s is read by the SDK',
    async (code) => {
      const [status, message] = errorTable[code];
      const error = refuse(code, { BucketName: 'a-bucket', Count: 2 });
      const { result } = await run('GetObject', get, () => encodeError(error, context), {
        followRegionRedirects: false,
      });
      expect(result).toBeInstanceOf(Error);
      expect(result).toMatchObject({
        name: code,
        message,
        $metadata: { httpStatusCode: status },
        RequestId: 'REQUEST',
        HostId: 'host/id=',
        BucketName: 'a-bucket',
        Count: '2',
      });
    },
  );

  test('a NotModified has no name for the SDK, only its status', async () => {
    const { result } = await run('GetObject', get, () =>
      encodeError(refuse('NotModified'), context),
    );
    expect(result).toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  test('InvalidObjectState’s members reach the SDK', async () => {
    const error = refuse('InvalidObjectState', {
      StorageClass: 'GLACIER',
      AccessTier: 'ARCHIVE_ACCESS',
    });
    const { result } = await run('GetObject', get, () => encodeError(error, context));
    expect(result).toMatchObject({
      name: 'InvalidObjectState',
      StorageClass: 'GLACIER',
      AccessTier: 'ARCHIVE_ACCESS',
    });
  });

  test('a HEAD that finds nothing is NotFound', async () => {
    const { result } = await run('HeadObject', get, () =>
      encodeError(refuse('NoSuchKey'), { ...context, head: true }),
    );
    expect(result).toMatchObject({ name: 'NotFound', $metadata: { httpStatusCode: 404 } });
  });

  test.each<[ErrorCode, number, string]>([
    ['PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold'],
    ['NoSuchBucket', 404, 'The specified bucket does not exist'],
    ['NoSuchKey', 404, 'The specified key does not exist.'],
    ['NoSuchVersion', 404, 'The specified version does not exist.'],
    [
      'NoSuchUpload',
      404,
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    ],
    [
      'InvalidPart',
      400,
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    ],
    ['EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size'],
    ['InvalidRange', 416, 'The requested range is not satisfiable'],
    ['NotImplemented', 501, 'A header you provided implies functionality that is not implemented'],
    ['MethodNotAllowed', 405, 'The specified method is not allowed against this resource.'],
    [
      'ConditionalRequestConflict',
      409,
      'The conditional request cannot succeed due to a conflicting operation against this resource.',
    ],
    ['InvalidObjectState', 403, "The operation is not valid for the object's storage class"],
    ['BucketNotEmpty', 409, 'The bucket you tried to delete is not empty'],
    ['MissingSecurityHeader', 400, 'Your request was missing a required header'],
    [
      'InvalidEncryptionAlgorithmError',
      400,
      'The Encryption request you specified is not valid. Supported value: AES256.',
    ],
  ])('%s has the status and message recorded from AWS', (code, status, message) => {
    expect(errorTable[code]).toEqual([status, message]);
  });
});
