import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { WireRequest } from '../../src/protocol/message.ts';
import type { Credentials } from '../../src/ui/senders/sender.ts';
import { sign } from '../../src/ui/senders/sign.ts';

const credentials: Credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
const now = new Date('2026-01-01T00:00:00Z');

/** What the SDK's own signer puts into `authorization`. */
async function signedBySdk(
  request: WireRequest,
  query: Record<string, string>,
  signers = credentials,
): Promise<string> {
  const client = new S3Client({ region: 'eu-west-1', credentials: signers });
  const signer = await client.config.signer({
    name: 'sigv4',
    signingName: 's3',
    signingRegion: 'eu-west-1',
    properties: {},
  });
  const headers = {
    ...Object.fromEntries(request.headers),
    host: request.host,
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
  };
  const [path = ''] = request.target.split('?');
  const signed = await signer.sign(
    { method: request.method, protocol: 'https:', hostname: request.host, path, query, headers },
    { signingDate: now },
  );
  return signed.headers['authorization'] ?? '';
}

test.each([
  ['/cat.jpg', {}],
  ['/a%20b/%C3%BC%2B.jpg?versionId=v%2B1&partNumber=2', { versionId: 'v+1', partNumber: '2' }],
  ['/?versions&prefix=a%2Fb', { versions: '', prefix: 'a/b' }],
])('a request for %s is signed as the SDK signs it', async (target, query) => {
  const request: WireRequest = {
    method: 'PUT',
    scheme: 'https',
    host: 'backup.s3.eu-west-1.amazonaws.com',
    target,
    headers: [
      ['x-amz-copy-source', 'photos/cat.jpg'],
      ['x-amz-meta-note', 'two  spaces'],
    ],
    body: null,
  };
  const headers = new Map(await sign(request, credentials, 'eu-west-1', now));
  expect(headers.get('authorization')).toBe(await signedBySdk(request, query));
});

test('somebody in a role sends his token, signed with the rest', async () => {
  const request: WireRequest = {
    method: 'GET',
    scheme: 'https',
    host: 'backup.s3.eu-west-1.amazonaws.com',
    target: '/cat.jpg',
    headers: [],
    body: null,
  };
  const inRole = { ...credentials, sessionToken: 'token' };
  const headers = new Map(await sign(request, inRole, 'eu-west-1', now));
  expect(headers.get('x-amz-security-token')).toBe('token');
  expect(headers.get('authorization')).toBe(await signedBySdk(request, {}, inRole));
});
