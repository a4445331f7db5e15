import { describe, expect, test } from 'vitest';
import { encodeAnswer } from '../../src/protocol/encode.ts';
import type { OperationName, Output } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const date = new Date(Date.UTC(2026, 1, 5, 15, 36, 11, 987));

function xml<Name extends OperationName>(name: Name, output: Output<Name>): string {
  const { body } = encodeAnswer(name, output, s3);
  const text = new TextDecoder().decode(body as Uint8Array);
  expect(text.startsWith(prolog)).toBe(true);
  return text.slice(prolog.length);
}

describe('bodies are what S3 writes, element by element', () => {
  test('a listing, version 1', () => {
    const text = xml('ListObjects', {
      Name: 'b',
      Prefix: '',
      Marker: '',
      MaxKeys: 1000,
      IsTruncated: false,
      Contents: [
        {
          Key: 'a\r\n<b>',
          LastModified: date,
          ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
          ChecksumAlgorithm: ['CRC32'],
          ChecksumType: 'FULL_OBJECT',
          Size: 0,
          StorageClass: 'STANDARD',
          Owner: { ID: '1' },
        },
      ],
      CommonPrefixes: [{ Prefix: 'p/' }],
    });
    expect(text).toBe(
      `<ListBucketResult ${ns}><Name>b</Name><Prefix></Prefix><Marker></Marker><MaxKeys>1000</MaxKeys>` +
        '<IsTruncated>false</IsTruncated><Contents><Key>a&#13;\n&lt;b&gt;</Key>' +
        '<LastModified>2026-02-05T15:36:11.000Z</LastModified>' +
        '<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><ChecksumAlgorithm>CRC32</ChecksumAlgorithm>' +
        '<ChecksumType>FULL_OBJECT</ChecksumType><Size>0</Size><StorageClass>STANDARD</StorageClass>' +
        '<Owner><ID>1</ID></Owner></Contents><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes></ListBucketResult>',
    );
  });

  test('a listing, version 2', () => {
    const text = xml('ListObjectsV2', {
      IsTruncated: true,
      Name: 'b',
      Prefix: 'x',
      KeyCount: 0,
      MaxKeys: 2,
      Delimiter: '/',
      EncodingType: 'url',
      StartAfter: 's',
      ContinuationToken: 'c',
      NextContinuationToken: 'n',
      Contents: [],
    });
    expect(text).toBe(
      `<ListBucketResult ${ns}><Name>b</Name><Prefix>x</Prefix><StartAfter>s</StartAfter>` +
        '<ContinuationToken>c</ContinuationToken><NextContinuationToken>n</NextContinuationToken>' +
        '<KeyCount>0</KeyCount><MaxKeys>2</MaxKeys><Delimiter>/</Delimiter><EncodingType>url</EncodingType>' +
        '<IsTruncated>true</IsTruncated></ListBucketResult>',
    );
  });

  test('versions and delete markers, one kind behind the other or in a given order', () => {
    const output = {
      Versions: [{ Key: 'a' }, { Key: 'c' }],
      DeleteMarkers: [{ Key: 'b', IsLatest: true, VersionId: 'v', LastModified: date }],
    };
    const kinds = (text: string) => text.match(/<(?:Version|DeleteMarker)>/g);
    expect(kinds(xml('ListObjectVersions', output))).toEqual([
      '<Version>',
      '<Version>',
      '<DeleteMarker>',
    ]);
    const $order = ['Version', 'DeleteMarker', 'Version'];
    const ordered = xml('ListObjectVersions', { ...output, $order });
    expect(kinds(ordered)).toEqual(['<Version>', '<DeleteMarker>', '<Version>']);
    expect(ordered).toContain(
      '<DeleteMarker><Key>b</Key><VersionId>v</VersionId><IsLatest>true</IsLatest><LastModified>2026-02-05T15:36:11.000Z</LastModified></DeleteMarker>',
    );
    expect(kinds(xml('ListObjectVersions', { ...output, $order: ['DeleteMarker'] }))).toHaveLength(
      3,
    );
  });

  test('a copy', () => {
    const CopyObjectResult = {
      ETag: '"e"',
      LastModified: date,
      ChecksumCRC32: 'AAAAAA==',
      ChecksumType: 'FULL_OBJECT' as const,
    };
    expect(xml('CopyObject', { CopyObjectResult, VersionId: 'v' })).toBe(
      `<CopyObjectResult ${ns}><LastModified>2026-02-05T15:36:11.000Z</LastModified><ETag>&quot;e&quot;</ETag>` +
        '<ChecksumType>FULL_OBJECT</ChecksumType><ChecksumCRC32>AAAAAA==</ChecksumCRC32></CopyObjectResult>',
    );
  });

  test('the parts of an upload', () => {
    const text = xml('ListParts', {
      Bucket: 'b',
      Key: 'k',
      UploadId: 'u',
      Initiator: { ID: 'i', DisplayName: 'n' },
      Owner: { ID: 'o' },
      StorageClass: 'STANDARD',
      PartNumberMarker: '0',
      NextPartNumberMarker: '1',
      MaxParts: 1000,
      IsTruncated: false,
      Parts: [{ PartNumber: 1, LastModified: date, ETag: '"e"', Size: 5 }],
    });
    expect(text).toBe(
      `<ListPartsResult ${ns}><Bucket>b</Bucket><Key>k</Key><UploadId>u</UploadId>` +
        '<Initiator><ID>i</ID><DisplayName>n</DisplayName></Initiator><Owner><ID>o</ID></Owner>' +
        '<StorageClass>STANDARD</StorageClass><PartNumberMarker>0</PartNumberMarker>' +
        '<NextPartNumberMarker>1</NextPartNumberMarker><MaxParts>1000</MaxParts><IsTruncated>false</IsTruncated>' +
        '<Part><PartNumber>1</PartNumber><LastModified>2026-02-05T15:36:11.000Z</LastModified>' +
        '<ETag>&quot;e&quot;</ETag><Size>5</Size></Part></ListPartsResult>',
    );
  });

  test('the life of an upload', () => {
    expect(xml('CreateMultipartUpload', { Bucket: 'b', Key: 'k', UploadId: 'u' })).toBe(
      `<InitiateMultipartUploadResult ${ns}><Bucket>b</Bucket><Key>k</Key><UploadId>u</UploadId></InitiateMultipartUploadResult>`,
    );
    expect(
      xml('CompleteMultipartUpload', { Location: 'l', Bucket: 'b', Key: 'k', ETag: '"e-1"' }),
    ).toBe(
      `<CompleteMultipartUploadResult ${ns}><Location>l</Location><Bucket>b</Bucket><Key>k</Key><ETag>&quot;e-1&quot;</ETag></CompleteMultipartUploadResult>`,
    );
    expect(
      xml('ListMultipartUploads', {
        Bucket: 'b',
        KeyMarker: '',
        UploadIdMarker: '',
        MaxUploads: 1000,
        IsTruncated: false,
        Uploads: [{ UploadId: 'u', Key: 'k', Initiated: date, StorageClass: 'STANDARD' }],
      }),
    ).toBe(
      `<ListMultipartUploadsResult ${ns}><Bucket>b</Bucket><KeyMarker></KeyMarker><UploadIdMarker></UploadIdMarker>` +
        '<MaxUploads>1000</MaxUploads><IsTruncated>false</IsTruncated><Upload><Key>k</Key><UploadId>u</UploadId>' +
        '<StorageClass>STANDARD</StorageClass><Initiated>2026-02-05T15:36:11.000Z</Initiated></Upload></ListMultipartUploadsResult>',
    );
  });

  test('deletions', () => {
    const text = xml('DeleteObjects', {
      Deleted: [{ Key: 'a', DeleteMarker: true, DeleteMarkerVersionId: 'v' }],
      Errors: [{ Key: 'b', Code: 'AccessDenied', Message: 'Access Denied' }],
    });
    expect(text).toBe(
      `<DeleteResult ${ns}><Deleted><Key>a</Key><DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>v</DeleteMarkerVersionId></Deleted>` +
        '<Error><Key>b</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error></DeleteResult>',
    );
  });

  test('an empty list is an empty wrapper where it is wrapped', () => {
    expect(xml('GetObjectTagging', { TagSet: [] })).toBe(
      `<Tagging ${ns}><TagSet></TagSet></Tagging>`,
    );
    expect(xml('DeleteObjects', {})).toBe(`<DeleteResult ${ns}></DeleteResult>`);
  });

  test('a bucket’s location is the text of its root', () => {
    expect(xml('GetBucketLocation', { LocationConstraint: 'EU' })).toBe(
      `<LocationConstraint ${ns}>EU</LocationConstraint>`,
    );
    expect(xml('GetBucketLocation', {})).toBe(`<LocationConstraint ${ns}/>`);
  });

  test('a grantee has its type as attribute', () => {
    const text = xml('GetBucketAcl', {
      Owner: { ID: 'o' },
      Grants: [{ Grantee: { Type: 'Group', URI: 'u' }, Permission: 'READ' }],
    });
    expect(text).toContain(
      '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>u</URI></Grantee>',
    );
  });
});

describe('statuses', () => {
  const status = <Name extends OperationName>(name: Name, output: Output<Name>) =>
    encodeAnswer(name, output, s3).status;

  test('are the model’s, 206 for a part, or the one that is given', () => {
    expect(status('GetObject', {})).toBe(200);
    expect(status('DeleteObject', {})).toBe(204);
    expect(status('GetObject', { ContentRange: 'bytes 0-0/2' })).toBe(206);
    expect(status('HeadObject', { ContentRange: 'bytes 0-0/2' })).toBe(206);
    expect(status('RestoreObject', { $status: 202 })).toBe(202);
  });
});

describe('headers', () => {
  test('are in lower case and in the forms of HTTP; what is undefined is not there', () => {
    const { headers, body } = encodeAnswer(
      'HeadObject',
      {
        ContentLength: 5,
        ETag: '"e"',
        LastModified: date,
        Expires: 'whenever',
        ObjectLockRetainUntilDate: date,
        BucketKeyEnabled: false,
        CacheControl: undefined,
        ContentLanguage: '',
        Metadata: { Colour: 'r\r\ned', price: '5 €' },
      },
      s3,
    );
    expect(body).toBeNull();
    expect(Object.fromEntries(headers)).toEqual({
      'content-length': '5',
      etag: '"e"',
      'last-modified': 'Thu, 05 Feb 2026 15:36:11 GMT',
      expires: 'whenever',
      'x-amz-object-lock-retain-until-date': '2026-02-05T15:36:11.000Z',
      'x-amz-server-side-encryption-bucket-key-enabled': 'false',
      'content-language': '',
      'x-amz-meta-colour': 'r  ed',
      'x-amz-meta-price': '5 \u00e2\u0082\u00ac',
    });
  });

  test('hold nothing that ends a line or that HTTP does not take', () => {
    const { headers } = encodeAnswer('GetObject', { ContentType: 'a\r\nb\x01c\td\x7f' }, s3);
    expect(headers).toContainEqual(['content-type', 'a  b c\td ']);
  });

  test('say what a body is', () => {
    const type = (answer: { headers: readonly (readonly [string, string])[] }) =>
      new Map(answer.headers).get('content-type');
    expect(type(encodeAnswer('ListBuckets', {}, s3))).toBe('application/xml');
    expect(type(encodeAnswer('GetBucketPolicy', { Policy: '{}' }, s3))).toBe('application/json');
    expect(type(encodeAnswer('GetObject', { ContentType: 'text/x' }, s3))).toBe('text/x');
    expect(type(encodeAnswer('PutObject', {}, s3))).toBeUndefined();
  });

  test('a streamed body stays bytes of the model', () => {
    const Body = { size: 3, segments: [{ blob: 'x', offset: 0, length: 3 }] };
    expect(encodeAnswer('GetObject', { Body }, s3).body).toBe(Body);
  });
});
