/** Against the worked examples of AWS's guides, and signatures that Node's own HMAC makes. */
import { createHash, createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadChecksums } from '../../src/lib/checksums.ts';
import { locate } from '../../src/protocol/address.ts';
import { readSignature } from '../../src/protocol/auth.ts';
import type { WireHeaders } from '../../src/protocol/message.ts';
import { verify } from '../../src/protocol/verify.ts';

beforeAll(loadChecksums);

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const bucketHost = 'examplebucket.s3.amazonaws.com';

interface Asked {
  readonly method?: string;
  readonly host?: string;
  readonly target: string;
  readonly headers?: WireHeaders;
}

function verified({ method = 'GET', host = bucketHost, target, headers = [] }: Asked) {
  const request = { method, scheme: 'https', host, target, headers, body: null } as const;
  return verify({ request, location: locate(request), signature: readSignature(request) }, secret);
}

const scope = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
const signedWith = (names: string, signature: string) =>
  `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${names},Signature=${signature}`;
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('version 4, the examples of the API reference', () => {
  test('GET with a range', () => {
    const headers: WireHeaders = [
      ['host', bucketHost],
      [
        'authorization',
        signedWith(
          'host;range;x-amz-content-sha256;x-amz-date',
          'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
        ),
      ],
      ['range', 'bytes=0-9'],
      ['x-amz-content-sha256', emptyHash],
      ['x-amz-date', '20130524T000000Z'],
    ];
    expect(verified({ target: '/test.txt', headers })?.matches).toBe(true);
    expect(verified({ target: '/test.txt', headers: headers.slice(1) })?.matches).toBe(true);
    expect(verified({ target: '/test.md', headers })?.matches).toBe(false);
  });

  test('PUT of a key whose $ is encoded or not', () => {
    const headers: WireHeaders = [
      [
        'authorization',
        signedWith(
          'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
          '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
        ),
      ],
      ['date', 'Fri, 24 May 2013 00:00:00 GMT'],
      ['x-amz-date', '20130524T000000Z'],
      ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
      ['x-amz-content-sha256', '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072'],
    ];
    for (const target of ['/test$file.text', '/test%24file.text']) {
      expect(verified({ method: 'PUT', target, headers })?.matches).toBe(true);
    }
  });

  test('a Date header is signed as it is, and its time anew', () => {
    const date = 'Fri, 24 May 2013 00:00:00 GMT';
    const sent = [
      'GET',
      '/a',
      '',
      `date:${date}`,
      `host:${bucketHost}`,
      '',
      'date;host',
      emptyHash,
    ];
    const hash = createHash('sha256').update(sent.join('\n')).digest('hex');
    const toSign = `AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n${hash}`;
    const derived = ['20130524', 'us-east-1', 's3', 'aws4_request', toSign].reduce<Buffer>(
      (key, part) => createHmac('sha256', key).update(part).digest(),
      Buffer.from(`AWS4${secret}`),
    );
    const headers = (stamp: string): WireHeaders => [
      ['date', stamp],
      ['x-amz-content-sha256', emptyHash],
      ['authorization', signedWith('date;host', derived.toString('hex'))],
    ];
    expect(verified({ target: '/a', headers: headers(date) })?.matches).toBe(true);
    const later = date.replace('00:00', '00:01');
    expect(verified({ target: '/a', headers: headers(later) })?.matches).toBe(false);
  });

  test('GET of a sub-resource, and a list', () => {
    const common: WireHeaders = [
      ['x-amz-date', '20130524T000000Z'],
      ['x-amz-content-sha256', emptyHash],
    ];
    const names = 'host;x-amz-content-sha256;x-amz-date';
    const lifecycle = signedWith(
      names,
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    );
    expect(
      verified({ target: '/?lifecycle', headers: [['authorization', lifecycle], ...common] })
        ?.matches,
    ).toBe(true);
    const list = signedWith(
      names,
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    );
    expect(
      verified({
        target: '/?prefix=J&max-keys=2',
        headers: [['authorization', list], ...common],
      })?.matches,
    ).toBe(true);
  });

  const presigned = `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`;

  test('a presigned GET', () => {
    expect(verified({ target: presigned })?.matches).toBe(true);
  });

  test('and what was signed instead, where it can be told', () => {
    const difference = (asked: Partial<Asked>) =>
      verified({ target: presigned, ...asked })?.difference();
    expect(difference({ method: 'PUT' })).toEqual({ signed: 'GET', received: 'PUT' });
    expect(difference({ host: `${bucketHost}:8080` })).toEqual({
      signed: `host:${bucketHost}`,
      received: `host:${bucketHost}:8080`,
    });
    const added = difference({ target: `${presigned}&x-id=GetObject` });
    expect(added?.received).toContain('x-id=GetObject');
    expect(added?.signed).not.toContain('x-id');
    // Another key, or two mistakes: nobody can tell, but the path is the first that may have been anything.
    const elsewhere = { target: presigned.replace('test.txt', 'rest.txt') };
    expect(difference(elsewhere)).toEqual({ signed: undefined, received: '/rest.txt' });
    const twice = { method: 'PUT', host: `${bucketHost}:8080` };
    expect(difference(twice)).toEqual({ signed: undefined, received: '/test.txt' });
  });

  test('a hash of the body counts where it is signed', () => {
    const headers: WireHeaders = [['x-amz-content-sha256', emptyHash]];
    expect(verified({ target: presigned, headers })?.matches).toBe(true);
    const signing = presigned.replace('=host', '=host%3Bx-amz-content-sha256');
    expect(verified({ target: signing, headers })?.detail()['CanonicalRequest']).toMatch(
      new RegExp(`\nhost;x-amz-content-sha256\n${emptyHash}$`),
    );
    const authorization = signedWith('host', 'ad5f8f1f');
    const inHeader: WireHeaders = [['authorization', authorization], ...headers];
    expect(verified({ target: '/', headers: inHeader })?.detail()['CanonicalRequest']).toMatch(
      new RegExp(`\nhost\n${emptyHash}$`),
    );
  });

  test('what is told of one that does not match', () => {
    const detail = verified({ method: 'PUT', target: presigned })?.detail();
    expect(Object.keys(detail ?? {})).toEqual([
      'AWSAccessKeyId',
      'StringToSign',
      'SignatureProvided',
      'StringToSignBytes',
      'CanonicalRequest',
      'CanonicalRequestBytes',
    ]);
    expect(detail?.['CanonicalRequest']).toMatch(/^PUT\n\/test\.txt\nX-Amz-Algorithm=/);
    expect(detail?.['CanonicalRequestBytes']).toMatch(/^50 55 54 0a 2f [0-9a-f ]+44$/);
    expect(detail?.['StringToSign']).toMatch(/^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/);
    expect(detail?.['StringToSignBytes']).toMatch(/^41 57 53 34 /);
    expect(JSON.stringify(detail)).not.toContain(secret);
  });
});

describe('version 2', () => {
  const hmac = (text: string) => createHmac('sha1', secret).update(text).digest('base64');
  const key = 'AKIAIOSFODNN7EXAMPLE';
  const date = 'Tue, 27 Mar 2007 19:36:42 +0000';
  const host = 'awsexamplebucket1.s3.amazonaws.com';
  const inHeader = (toSign: string, asked: Asked) => {
    const authorization = ['authorization', `AWS ${key}:${hmac(toSign)}`] as const;
    return verified({ host, ...asked, headers: [authorization, ...(asked.headers ?? [])] });
  };

  test.each<[string, string, Asked]>([
    [
      'GET, to a host of the bucket and to a path',
      `GET\n\n\n${date}\n/awsexamplebucket1/photos/puppy.jpg`,
      { target: '/photos/puppy.jpg', headers: [['date', date]] },
    ],
    [
      'path style',
      `GET\n\n\n${date}\n/awsexamplebucket1/photos/puppy.jpg`,
      {
        host: 's3.amazonaws.com',
        target: '/awsexamplebucket1/photos/puppy.jpg',
        headers: [['date', date]],
      },
    ],
    [
      'a bucket by its path, with a slash that was not sent',
      `GET\n\n\n${date}\n/awsexamplebucket1/`,
      { host: 's3.amazonaws.com', target: '/awsexamplebucket1', headers: [['date', date]] },
    ],
    [
      'a bucket by its path',
      `GET\n\n\n${date}\n/awsexamplebucket1?acl`,
      { host: 's3.amazonaws.com', target: '/awsexamplebucket1?acl', headers: [['date', date]] },
    ],
    [
      'PUT with a type',
      `PUT\n\nimage/jpeg\n${date}\n/awsexamplebucket1/photos/puppy.jpg`,
      {
        method: 'PUT',
        target: '/photos/puppy.jpg',
        headers: [
          ['date', date],
          ['content-type', 'image/jpeg'],
        ],
      },
    ],
    [
      'a list: of its parameters none is signed',
      `GET\n\n\n${date}\n/awsexamplebucket1/`,
      { target: '/?prefix=photos&max-keys=50&marker=puppy', headers: [['date', date]] },
    ],
    [
      'a sub-resource is signed',
      `GET\n\n\n${date}\n/awsexamplebucket1/?acl`,
      { target: '/?acl', headers: [['date', date]] },
    ],
    [
      'x-amz-date stands among the headers',
      `DELETE\n\n\n\nx-amz-date:${date}\n/awsexamplebucket1/photos/puppy.jpg`,
      {
        method: 'DELETE',
        target: '/photos/puppy.jpg',
        headers: [
          ['date', 'Tue, 27 Mar 2007 21:20:27 +0000'],
          ['x-amz-date', date],
        ],
      },
    ],
    [
      'metadata in order, overrides undecoded',
      `GET\n\n\n${date}\nx-amz-meta-a:1,2\nx-amz-meta-b:3\n/awsexamplebucket1/a%20b?response-content-type=text/plain&versionId=x`,
      {
        target: '/a%20b?versionId=x&response-content-type=text%2Fplain',
        headers: [
          ['date', date],
          ['x-amz-meta-b', '3'],
          ['x-amz-meta-a', '1'],
          ['x-amz-meta-a', '2'],
        ],
      },
    ],
  ])('%s', (_, toSign, asked) => {
    expect(inHeader(toSign, asked)?.matches).toBe(true);
    expect(inHeader(`${toSign}x`, asked)?.matches).toBe(false);
  });

  const url = (toSign: string, more = '') =>
    `/photos/puppy.jpg?AWSAccessKeyId=${key}&Signature=${encodeURIComponent(hmac(toSign))}&Expires=1175139620${more}`;

  test('in a URL, and what its query says in place of headers', () => {
    const bare = 'GET\n\n\n1175139620\n/awsexamplebucket1/photos/puppy.jpg';
    expect(verified({ host, target: url(bare) })?.matches).toBe(true);
    const put =
      'PUT\n\ntext/plain\n1175139620\nx-amz-meta-a:1\n/awsexamplebucket1/photos/puppy.jpg';
    const target = url(put, '&content-type=text%2Fplain&x-amz-meta-a=1');
    const asked = { host, method: 'PUT', target };
    expect(verified(asked)?.matches).toBe(true);
    const type = (value: string): WireHeaders => [['content-type', value]];
    expect(verified({ ...asked, headers: type('text/plain') })?.matches).toBe(true);
    expect(verified({ ...asked, headers: type('text/xml') })?.matches).toBe(false);
    expect(verified({ ...asked, headers: [['x-amz-meta-b', '']] })?.matches).toBe(false);
  });

  test('and what was signed instead, where it can be told', () => {
    const put = 'PUT\n\ntext/plain\n1175139620\n/awsexamplebucket1/photos/puppy.jpg';
    const asked = { host, method: 'PUT', target: url(put, '&content-type=text%2Fplain') };
    const difference = (more: Partial<Asked>) => verified({ ...asked, ...more })?.difference();
    expect(difference({ headers: [['content-type', 'text/xml']] })).toEqual({
      signed: 'text/plain',
      received: 'text/xml',
    });
    expect(difference({ method: 'GET' })).toEqual({ signed: 'PUT', received: 'GET' });
    expect(difference({ headers: [['x-amz-meta-b', '1']] })).toEqual({
      signed: '',
      received: 'x-amz-meta-b:1',
    });
    const untyped = url('PUT\n\n\n1175139620\n/awsexamplebucket1/photos/puppy.jpg');
    expect(difference({ target: untyped, headers: [['content-type', 'text/xml']] })).toEqual({
      signed: '',
      received: 'text/xml',
    });
    expect(difference({ target: url('') })).toEqual({ signed: undefined, received: '' });
  });

  test('what is told has no canonical request', () => {
    const detail = verified({ host, target: url('') })?.detail();
    expect(detail).toEqual({
      AWSAccessKeyId: key,
      StringToSign: 'GET\n\n\n1175139620\n/awsexamplebucket1/photos/puppy.jpg',
      SignatureProvided: hmac(''),
      StringToSignBytes: expect.stringMatching(/^47 45 54 0a 0a 0a 31 /),
    });
  });
});

test('nobody cannot be verified', () => {
  expect(verified({ target: '/' })).toBeUndefined();
});
