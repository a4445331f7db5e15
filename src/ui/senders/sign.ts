/**
 * Signature Version 4 for plain fetch, headers only, as
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html has it. The body is UNSIGNED-PAYLOAD.
 */
import type { WireRequest } from '../../protocol/message.ts';
import type { Credentials } from './sender.ts';

const encoder = new TextEncoder();

/** The headers that sign a request: x-amz-date, x-amz-content-sha256, authorization, and the token of a session. */
export async function sign(
  request: WireRequest,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  region: string,
  now: Date,
): Promise<readonly (readonly [string, string])[]> {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const service = request.host.startsWith('kms.') ? 'kms' : 's3';
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const own = [
    ['host', request.host],
    ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
    ['x-amz-date', stamp],
    ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken] as const]),
  ] as const;
  const signed = [...request.headers.filter(([n]) => n.startsWith('x-amz-')), ...own].sort(
    (a, b) => (a[0] < b[0] ? -1 : 1),
  );
  const names = signed.map(([n]) => n).join(';');
  const canonical = [
    request.method,
    ...canonicalTarget(request.target),
    ...signed.map(([n, v]) => `${n}:${v.trim().replace(/ +/g, ' ')}`),
    '',
    names,
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    stamp,
    scope,
    hex(await crypto.subtle.digest('SHA-256', encoder.encode(canonical))),
  ].join('\n');
  const signature = hex(await hmac(await keyFor(secretAccessKey, scope), toSign));
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return [...own.slice(1), ['authorization', authorization]];
}

function canonicalTarget(target: string): readonly [path: string, query: string] {
  const [path = '/', query = ''] = target.split('?');
  const parts =
    query === '' ? [] : query.split('&').map((part) => (part.includes('=') ? part : `${part}=`));
  return [path, parts.sort().join('&')];
}

async function keyFor(secret: string, scope: string): Promise<ArrayBuffer> {
  let key: ArrayBuffer | Uint8Array<ArrayBuffer> = encoder.encode(`AWS4${secret}`);
  for (const part of scope.split('/')) key = await hmac(key, part);
  return key as ArrayBuffer;
}

async function hmac(
  key: ArrayBuffer | Uint8Array<ArrayBuffer>,
  text: string,
): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey(
    'raw',
    key,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', imported, encoder.encode(text));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join('');
}
