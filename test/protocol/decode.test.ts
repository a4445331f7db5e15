import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/protocol/address.ts';
import { decodeInput, streamingMember, unnamed } from '../../src/protocol/decode.ts';
import { S3Error } from '../../src/protocol/errors.ts';
import type { WireHeaders } from '../../src/protocol/message.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';

interface Given {
  readonly target?: string;
  readonly headers?: WireHeaders;
  readonly body?: string;
}

const parts = ({ target = '/b/k', headers = [] }: Given) => ({
  location: locate({ host: 's3.amazonaws.com', target }),
  headers,
});

function decode(name: OperationName, given: Given): Record<string, unknown> {
  const body = new TextEncoder().encode(given.body ?? '');
  return decodeInput(name, parts(given), body, s3) as Record<string, unknown>;
}

function refusal(name: OperationName, given: Given): S3Error {
  try {
    throw new Error(`decoded: ${JSON.stringify(decode(name, given))}`);
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

const header = (name: string, value: string): Given => ({ headers: [[name, value]] });

describe('headers', () => {
  test('are passed through as bytes, enum values and empty values too', () => {
    const headers: WireHeaders = [
      ['x-amz-acl', 'nonsense'],
      ['x-amz-tagging', 'a=%20b'],
      ['cache-control', ''],
      ['x-amz-meta-ü', 'Ã¼ '],
      ['x-amz-meta-empty', ''],
    ];
    expect(decode('PutObject', { headers })).toEqual({
      Bucket: 'b',
      Key: 'k',
      ACL: 'nonsense',
      Tagging: 'a=%20b',
      CacheControl: '',
      Metadata: { ü: 'Ã¼ ', empty: '' },
    });
  });

  test('that are repeated are joined', () => {
    const headers: WireHeaders = [
      ['x-amz-meta-a', '1'],
      ['x-amz-meta-a', '2'],
    ];
    expect(decode('PutObject', { headers }).Metadata).toEqual({ a: '1,2' });
  });

  test('a metadata name that JavaScript has a meaning for is a name', () => {
    const { Metadata } = decode('PutObject', header('x-amz-meta-__proto__', 'x'));
    expect(Object.keys(Metadata as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(Metadata)).toBe(Object.prototype);
  });

  test('lists are separated by commas, with spaces or quotes or not', () => {
    const attributes = (value: string) =>
      decode('GetObjectAttributes', header('x-amz-object-attributes', value)).ObjectAttributes;
    expect(attributes('ETag, Checksum,ObjectSize')).toEqual(['ETag', 'Checksum', 'ObjectSize']);
    expect(attributes('"ETag","Check,sum"')).toEqual(['ETag', 'Check,sum']);
    expect(attributes('')).toEqual([]);
    expect(attributes(' , ,')).toEqual([]);
  });

  test.each([
    ['Wed, 21 Oct 2026 07:28:00 GMT'],
    ['Wednesday, 21-Oct-26 07:28:00 GMT'],
    ['Wed Oct 21 07:28:00 2026'],
    ['2026-10-21T07:28:00Z'],
    ['2026-10-21T07:28:00.000Z'],
    ['2026-10-21T09:28:00+02:00'],
    ['wed, 21 oct 2026 07:28:00 gmt'],
  ])('%s is a time', (value) => {
    const input = decode('GetObject', header('if-modified-since', value));
    expect(input.IfModifiedSince).toEqual(new Date('2026-10-21T07:28:00Z'));
  });

  test.each([
    'yesterday',
    'Wed, 31 Feb 2026 07:28:00 GMT',
    '2026-13-01',
    '',
    'Wed, 21 Oct 2026 25:00:00 GMT',
  ])('a condition with the time %j is as if not sent', (value) => {
    expect(decode('GetObject', header('if-modified-since', value))).toEqual({
      Bucket: 'b',
      Key: 'k',
    });
    const copy: WireHeaders = [
      ['x-amz-copy-source', 'b/k'],
      ['x-amz-copy-source-if-unmodified-since', value],
    ];
    expect(decode('CopyObject', { headers: copy })).not.toHaveProperty(
      'CopySourceIfUnmodifiedSince',
    );
  });

  test('a retention with a wrong time is refused', () => {
    expect(
      refusal('PutObject', header('x-amz-object-lock-retain-until-date', 'soon')),
    ).toMatchObject({
      code: 'InvalidArgument',
      message: 'The retain until date must be provided in ISO 8601 format',
      detail: { ArgumentName: 'x-amz-object-lock-retain-until-date', ArgumentValue: 'soon' },
    });
  });

  test('Expires is kept as the text it is', () => {
    expect(decode('PutObject', header('expires', '0')).Expires).toBe('0');
  });

  test('a flag is true or false in any case, and nothing else', () => {
    const flag = 'x-amz-bypass-governance-retention';
    expect(decode('DeleteObject', header(flag, 'TRUE')).BypassGovernanceRetention).toBe(true);
    expect(decode('DeleteObject', header(flag, 'false')).BypassGovernanceRetention).toBe(false);
    expect(refusal('DeleteObject', header(flag, 'yes'))).toMatchObject({
      code: 'InvalidArgument',
      detail: { ArgumentName: flag, ArgumentValue: 'yes' },
    });
  });

  test('in a presigned URL may stand in the query, but for the checksum of the body', () => {
    const query = 'X-Amz-Signature=1&x-amz-acl=private&x-amz-checksum-crc32=AAAAAA%3D%3D';
    const target = `/b/k?${query}&x-amz-sdk-checksum-algorithm=CRC32&X-Amz-Meta-A=1`;
    expect(decode('PutObject', { target })).toEqual({
      Bucket: 'b',
      Key: 'k',
      ACL: 'private',
      Metadata: { a: '1' },
    });
    expect(decode('PutObject', { target: '/b/k?x-amz-acl=private' })).not.toHaveProperty('ACL');
    expect(unnamed('PutObject', parts({ target }), s3)).toEqual({ headers: [], parameters: [] });
  });
});

describe('queries', () => {
  test.each(['abc', '1.5', '2147483648', '0x10', ' 1', '99999999999999999999'])(
    'max-keys=%s is not an integer',
    (value) => {
      const target = `/b?max-keys=${encodeURIComponent(value)}`;
      expect(refusal('ListObjects', { target })).toMatchObject({
        code: 'InvalidArgument',
        message: 'Provided max-keys not an integer or within integer range',
        detail: { ArgumentName: 'max-keys', ArgumentValue: value },
      });
    },
  );

  test('integers are numbers, negative ones too, and an empty one is none', () => {
    expect(decode('ListObjects', { target: '/b?max-keys=-1' }).MaxKeys).toBe(-1);
    expect(decode('ListObjects', { target: '/b?max-keys=2147483647' }).MaxKeys).toBe(2147483647);
    expect(decode('ListObjects', { target: '/b?max-keys=' })).toEqual({ Bucket: 'b' });
  });

  test('a part number that is none has words of its own', () => {
    const target = '/b/k?partNumber=x&uploadId=u';
    expect(refusal('UploadPart', { target }).message).toBe(
      'Part number must be an integer between 1 and 10000, inclusive',
    );
  });

  test('strings keep what they are, empty ones too', () => {
    const target = '/b?prefix=&delimiter=%2F&marker=a+b&encoding-type=what';
    expect(decode('ListObjects', { target })).toEqual({
      Bucket: 'b',
      Prefix: '',
      Delimiter: '/',
      Marker: 'a b',
      EncodingType: 'what',
    });
  });

  test('what an operation requires and the request has not is refused', () => {
    expect(refusal('DeleteObjectAnnotation', {}).detail).toMatchObject({
      ArgumentName: 'annotationName',
    });
    expect(refusal('GetObjectAttributes', {}).message).toMatch(/x-amz-object-attributes header/);
    expect(refusal('RenameObject', {})).toMatchObject({
      code: 'MissingSecurityHeader',
      status: 400,
      detail: { MissingHeaderName: 'x-amz-rename-source' },
    });
  });
});

const tagging = (body: string): Given => ({ target: '/b/k?tagging', body });
const tags = '<TagSet><Tag><Key>a</Key><Value> b </Value></Tag></TagSet>';

describe('documents', () => {
  test.each([
    ['without a namespace', `<Tagging>${tags}</Tagging>`],
    ['with S3’s', `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${tags}</Tagging>`],
    ['with a prefix', `<s:Tagging xmlns:s="u">${tags}</s:Tagging>`],
    ['with a prolog and white space', `<?xml version="1.0"?>\n<Tagging>\n ${tags}\n</Tagging>\n`],
  ])('%s are read', (_, body) => {
    expect(decode('PutObjectTagging', tagging(body)).Tagging).toEqual({
      TagSet: [{ Key: 'a', Value: ' b ' }],
    });
  });

  test.each([
    ['not XML', 'hello'],
    ['JSON', '{"TagSet":[]}'],
    ['another root', `<Tags>${tags}</Tags>`],
    ['no required element inside', '<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>'],
    ['an unknown element', `<Tagging>${tags}<Extra/></Tagging>`],
    ['an unknown element in a list', '<Tagging><TagSet><Label/></TagSet></Tagging>'],
    ['an element twice', `<Tagging>${tags}${tags}</Tagging>`],
    ['text between', `<Tagging>x${tags}</Tagging>`],
    [
      'elements inside a text',
      '<Tagging><TagSet><Tag><Key><b/></Key><Value/></Tag></TagSet></Tagging>',
    ],
    ['an element of another case', '<tagging><TagSet/></tagging>'],
    ['a DTD', `<!DOCTYPE Tagging><Tagging>${tags}</Tagging>`],
    ['two roots', `<Tagging>${tags}</Tagging><Tagging>${tags}</Tagging>`],
    ['__proto__', `<Tagging>${tags}<__proto__/></Tagging>`],
  ])('with %s are MalformedXML', (_, body) => {
    expect(refusal('PutObjectTagging', tagging(body))).toMatchObject({
      code: 'MalformedXML',
      status: 400,
      message:
        'The XML you provided was not well-formed or did not validate against our published schema',
    });
  });

  test('of tags may say nothing', () => {
    expect(decode('PutBucketTagging', tagging('<Tagging/>')).Tagging).toEqual({});
  });

  test('an empty list is one, when it is wrapped', () => {
    const body = '<Tagging><TagSet/></Tagging>';
    expect(decode('PutObjectTagging', tagging(body)).Tagging).toEqual({ TagSet: [] });
  });

  test.each([
    [
      'PutBucketVersioning',
      '<VersioningConfiguration><Status>enabled</Status></VersioningConfiguration>',
    ],
    ['PutBucketEncryption', '<ServerSideEncryptionConfiguration/>'],
    [
      'CompleteMultipartUpload',
      '<CompleteMultipartUpload><Part><PartNumber>x</PartNumber></Part></CompleteMultipartUpload>',
    ],
    [
      'CompleteMultipartUpload',
      '<CompleteMultipartUpload><Part><PartNumber/></Part></CompleteMultipartUpload>',
    ],
    ['DeleteObjects', '<Delete><Quiet>maybe</Quiet><Object><Key>k</Key></Object></Delete>'],
    ['DeleteObjects', '<Delete></Delete>'],
    ['PutObjectRetention', '<Retention><RetainUntilDate>soon</RetainUntilDate></Retention>'],
    ['UpdateObjectEncryption', '<ObjectEncryption/>'],
  ] as const)('%s refuses %s', (name, body) => {
    expect(refusal(name, { target: '/b/k?uploadId=u', body }).code).toBe('MalformedXML');
  });

  test('an unknown region is not malformed: a rule has words for it', () => {
    const body =
      '<CreateBucketConfiguration><LocationConstraint>mars-1</LocationConstraint></CreateBucketConfiguration>';
    const input = decode('CreateBucket', { target: '/b', body });
    expect(input.CreateBucketConfiguration).toEqual({ LocationConstraint: 'mars-1' });
  });

  test.each([
    '<AccessControlPolicy/>',
    '<AccessControlPolicy><AccessControlList/></AccessControlPolicy>',
    '<AccessControlPolicy><Owner/></AccessControlPolicy>',
    'nonsense',
    `<AccessControlPolicy><Owner/><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="BadType"/></Grant></AccessControlList></AccessControlPolicy>`,
    '<AccessControlPolicy><Owner/><AccessControlList><Grant><Permission>ALL</Permission></Grant></AccessControlList></AccessControlPolicy>',
  ])('an ACL that is wrong has a code of its own: %s', (body) => {
    expect(refusal('PutObjectAcl', { target: '/b/k?acl', body }).code).toBe('MalformedACLError');
  });

  test('the grantee’s type is an attribute, whatever its prefix', () => {
    const grant = (attributes: string) =>
      `<AccessControlPolicy><Owner/><AccessControlList><Grant><Grantee ${attributes}><ID>1</ID></Grantee></Grant></AccessControlList></AccessControlPolicy>`;
    for (const attributes of [
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"',
      'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="CanonicalUser"',
    ]) {
      expect(decode('PutObjectAcl', { body: grant(attributes) }).AccessControlPolicy).toEqual({
        Owner: {},
        Grants: [{ Grantee: { Type: 'CanonicalUser', ID: '1' } }],
      });
    }
  });

  test('an empty body is nothing where it may be, and refused where it may not', () => {
    expect(decode('CreateBucket', { target: '/b' })).toEqual({ Bucket: 'b' });
    expect(decode('CompleteMultipartUpload', { target: '/b/k?uploadId=u' })).toEqual({
      Bucket: 'b',
      Key: 'k',
      UploadId: 'u',
    });
    expect(refusal('DeleteObjects', { target: '/b?delete' })).toMatchObject({
      code: 'MissingRequestBodyError',
      status: 400,
    });
  });

  test('a body that is too big is not parsed', () => {
    const body = `<Tagging>${' '.repeat(s3.limits.maxDocument)}</Tagging>`;
    expect(refusal('PutObjectTagging', tagging(body)).code).toBe('MaxMessageLengthExceeded');
  });

  test('a policy is text', () => {
    const body = '\ufeff{"é": 1}';
    expect(decode('PutBucketPolicy', { target: '/b?policy', body }).Policy).toBe(body);
  });

  test('a request without a document has its body ignored', () => {
    expect(decode('GetObject', { body: '<' })).toEqual({ Bucket: 'b', Key: 'k' });
    expect(decode('PutObject', { body: '<' })).toEqual({ Bucket: 'b', Key: 'k' });
  });

  test('the references of keys are decoded once', () => {
    const body = '<Delete><Object><Key>a&#13;&amp;#13; </Key></Object></Delete>';
    expect(decode('DeleteObjects', { target: '/b?delete', body }).Delete).toEqual({
      Objects: [{ Key: 'a\r&#13; ' }],
    });
  });
});

test('the streaming members are the bodies of four operations', () => {
  const streaming = [...s3.model.operations.keys()].filter((name) => streamingMember(name, s3));
  expect(streaming).toEqual([
    'PutObject',
    'PutObjectAnnotation',
    'UploadPart',
    'WriteGetObjectResponse',
  ]);
});

test('what an operation does not know is listed, what belongs to signing and SDKs is not', () => {
  const headers: WireHeaders = [
    ['x-amz-date', 'x'],
    ['x-amz-content-sha256', 'x'],
    ['x-amz-security-token', 'x'],
    ['x-amz-user-agent', 'x'],
    ['x-amz-decoded-content-length', '1'],
    ['x-amz-trailer', 'x'],
    ['x-amz-sdk-checksum-algorithm', 'CRC32'],
    ['amz-sdk-invocation-id', 'x'],
    ['x-amz-acl', 'x'],
    ['x-amz-new-thing', 'x'],
    ['content-type', 'x'],
    ['x-other', 'x'],
  ];
  const target =
    '/b/k?x-id=GetObject&versionId=1&X-Amz-Date=1&X-Amz-Expires=1&partNumber=1&fetch-owner=x&fetch-owner=y';
  expect(unnamed('GetObject', parts({ target, headers }), s3)).toEqual({
    headers: ['x-amz-acl', 'x-amz-new-thing'],
    parameters: ['fetch-owner'],
  });
});

test('no document makes the decoder throw anything but S3Error', () => {
  const operations = [...s3.model.operations.values()].filter((o) =>
    o.input.members.some((m) => m.place === 'payload' && m.type.kind === 'struct'),
  );
  const names = [
    'Key',
    'Tag',
    'Part',
    'Object',
    'Rule',
    'Status',
    'Quiet',
    'Owner',
    'Grantee',
    '__proto__',
  ];
  const document = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom(...names),
        fc.array(fc.oneof({ maxDepth: 5 }, fc.string(), tie('element')), { maxLength: 3 }),
      )
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  })).element;
  fc.assert(
    fc.property(fc.constantFrom(...operations), document, (operation, inside) => {
      const payload = operation.input.members.find((m) => m.place === 'payload');
      const body = `<${payload?.wire}>${inside}</${payload?.wire}>`;
      const target = '/b/k?uploadId=u&id=i&versionId=v';
      try {
        decode(operation.name, { target, body });
      } catch (error) {
        expect(error).toBeInstanceOf(S3Error);
      }
    }),
    { numRuns: 1000 },
  );
});
