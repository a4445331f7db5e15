import { describe, expect, test } from 'vitest';
import { locate } from '../../src/protocol/address.ts';
import { S3Error } from '../../src/protocol/errors.ts';
import { route } from '../../src/protocol/route.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';

type Headers = readonly (readonly [string, string])[];

function routed(line: string, headers: Headers = [], host = 's3.amazonaws.com') {
  const [method = '', target = ''] = line.split(' ');
  return route({ method, headers }, locate({ host, target }), s3);
}

function refused(line: string, headers: Headers = []): S3Error {
  try {
    throw new Error(`${line} is ${routed(line, headers)}`);
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

const copy: Headers = [['x-amz-copy-source', 'b/k']];
const rename: Headers = [['x-amz-rename-source', 'k']];
const attributes: Headers = [['x-amz-object-attributes', 'ETag']];

describe('the most specific operation is it', () => {
  test.each<[string, string, Headers]>([
    ['GET /', 'ListBuckets', []],
    ['GET /b', 'ListObjects', []],
    ['GET /b/', 'ListObjects', []],
    ['GET /b?prefix=x&delimiter=/', 'ListObjects', []],
    ['GET /b?list-type=2', 'ListObjectsV2', []],
    ['GET /b?list-type=1', 'ListObjects', []],
    ['GET /b?versions', 'ListObjectVersions', []],
    ['GET /b?versions&list-type=2', 'ListObjectVersions', []],
    ['GET /b?uploads', 'ListMultipartUploads', []],
    ['GET /b?location', 'GetBucketLocation', []],
    ['HEAD /b', 'HeadBucket', []],
    ['PUT /b', 'CreateBucket', []],
    ['PUT /b?acl', 'PutBucketAcl', []],
    ['PUT /b?acl=', 'PutBucketAcl', []],
    ['DELETE /b', 'DeleteBucket', []],
    ['POST /b?delete', 'DeleteObjects', []],
    ['GET /b?analytics', 'ListBucketAnalyticsConfigurations', []],
    ['GET /b?analytics&id=1', 'GetBucketAnalyticsConfiguration', []],
    ['GET /b?inventory&id=', 'GetBucketInventoryConfiguration', []],
    ['GET /b/k', 'GetObject', []],
    ['GET /b/k?versionId=1', 'GetObject', []],
    ['GET /b/k?acl', 'GetObjectAcl', []],
    ['GET /b/k?uploadId=1', 'ListParts', []],
    ['GET /b/k?attributes', 'GetObjectAttributes', attributes],
    ['GET /b/k?attributes', 'GetObjectAttributes', []],
    ['GET /b/k?annotation', 'ListObjectAnnotations', []],
    ['GET /b/k?annotation&annotationName=x', 'GetObjectAnnotation', []],
    ['HEAD /b/k', 'HeadObject', []],
    ['PUT /b/k', 'PutObject', []],
    ['PUT /b/k', 'CopyObject', copy],
    ['PUT /b/k?partNumber=1&uploadId=1', 'UploadPart', []],
    ['PUT /b/k?partNumber=1&uploadId=1', 'UploadPartCopy', copy],
    ['PUT /b/k?renameObject', 'RenameObject', rename],
    ['PUT /b/k?renameObject', 'RenameObject', []],
    ['PUT /b/k?tagging', 'PutObjectTagging', copy],
    ['POST /b/k?uploads', 'CreateMultipartUpload', []],
    ['POST /b/k?uploadId=1', 'CompleteMultipartUpload', []],
    ['POST /b/k?select&select-type=2', 'SelectObjectContent', []],
    ['DELETE /b/k', 'DeleteObject', []],
    ['DELETE /b/k?uploadId=1', 'AbortMultipartUpload', []],
    ['POST /WriteGetObjectResponse', 'WriteGetObjectResponse', []],
    ['OPTIONS /b/k', 'Preflight', []],
    ['OPTIONS /', 'Preflight', []],
  ])('%s is %s', (line, name, headers) => {
    expect(routed(line, headers)).toBe(name);
  });

  test('what names an operation of KMS is for KMS, where no bucket is named', () => {
    const kms = [['x-amz-target', 'TrentService.CreateKey']] as const;
    expect(routed('POST /', kms)).toBe('Kms');
    expect(() => routed('POST /', [['x-amz-target', 'Other.Thing']])).toThrow('not allowed');
    expect(() => routed('POST /b', kms)).toThrow();
  });

  test('x-id is only a hint', () => {
    expect(routed('GET /b/k?x-id=DeleteObject')).toBe('GetObject');
    expect(routed('PUT /b/k?x-id=CopyObject')).toBe('PutObject');
  });

  test('a subresource of the other level is only a parameter', () => {
    expect(routed('GET /b/k?versions')).toBe('GetObject');
    expect(routed('GET /b?attributes')).toBe('ListObjects');
  });

  test('buckets and directory buckets are listed at different hosts', () => {
    expect(routed('GET /', [], 's3express-control.us-west-2.amazonaws.com')).toBe(
      'ListDirectoryBuckets',
    );
    expect(routed('GET /', [], 'localhost')).toBe('ListBuckets');
  });

  test('a copy source in a presigned URL makes a copy', () => {
    const target = 'PUT /b/k?X-Amz-Signature=1&x-amz-copy-source=b/l';
    expect(routed(target)).toBe('CopyObject');
    expect(routed('PUT /b/k?x-amz-copy-source=b/l')).toBe('PutObject');
  });

  test('a subresource without what it requires never becomes the plain operation', () => {
    expect(routed('DELETE /b/k?annotation')).toBe('DeleteObjectAnnotation');
    expect(routed('DELETE /b?inventory')).toBe('DeleteBucketInventoryConfiguration');
    expect(routed('PUT /b?metrics')).toBe('PutBucketMetricsConfiguration');
  });
});

describe('what is no operation', () => {
  test.each([
    ['POST /', 'SERVICE', 'GET'],
    ['PUT /', 'SERVICE', 'GET'],
    ['PATCH /b', 'BUCKET', 'DELETE, GET, HEAD, PUT'],
    ['POST /b/k', 'OBJECT', 'DELETE, GET, HEAD, POST, PUT'],
    ['DELETE /b?acl', 'BUCKET', 'GET, PUT'],
    ['DELETE /b?versioning', 'BUCKET', 'GET, PUT'],
    ['GET /b/k?uploads', 'OBJECT', 'POST'],
  ])('%s is MethodNotAllowed', (line, ResourceType, allow) => {
    const [Method = ''] = line.split(' ');
    expect(refused(line)).toMatchObject({
      code: 'MethodNotAllowed',
      status: 405,
      message: 'The specified method is not allowed against this resource.',
      detail: { Method, ResourceType },
      headers: { allow },
    });
  });

  test('a browser’s form upload has a route of its own', () => {
    const form: Headers = [['content-type', 'multipart/form-data; boundary=x']];
    expect(routed('POST /b', form)).toBe('PostObject');
    expect(routed('POST /b/', form)).toBe('PostObject');
    expect(routed('POST /b?delete', form)).toBe('DeleteObjects');
    expect(refused('POST /b').detail).toEqual({
      Condition: 'Bucket POST must be of the enclosure-type multipart/form-data',
    });
  });

  test.each(['GET /b/k', 'HEAD /b', 'DELETE /b/k', 'POST /b/k?uploadId=1'])(
    '%s with a copy source is no copy',
    (line) => {
      expect(refused(line, copy)).toMatchObject({
        code: 'InvalidArgument',
        status: 400,
        message: 'You can only specify a copy source header for copy requests.',
        detail: { ArgumentName: 'x-amz-copy-source' },
      });
    },
  );

  test.each([[[]], [copy]])('a part is no object without its upload (%j)', (headers) => {
    expect(refused('PUT /b/k?partNumber=1', headers)).toMatchObject({
      code: 'InvalidArgument',
      status: 400,
      message: 'This operation does not accept partNumber without uploadId',
      detail: { ArgumentName: 'partNumber', ArgumentValue: 'partNumber' },
    });
    expect(routed('PUT /b/k?partNumber=1&uploadId=u', headers)).toMatch(/^UploadPart/);
    expect(routed('GET /b/k?partNumber=1')).toBe('GetObject');
  });

  test.each(['POST /b/k?uploads', 'POST /b?delete'])(
    '%s with a copy source is MethodNotAllowed',
    (line) => {
      expect(refused(line, copy).code).toBe('MethodNotAllowed');
    },
  );

  test('a copy source says nothing where there is no bucket, or in another PUT', () => {
    expect(routed('GET /', copy)).toBe('ListBuckets');
    expect(routed('PUT /b/k?tagging', copy)).toBe('PutObjectTagging');
  });

  test('two subresources at once are refused', () => {
    expect(refused('GET /b?acl&policy')).toMatchObject({
      code: 'InvalidArgument',
      message: 'Conflicting query string parameters: acl, policy',
    });
  });
});
