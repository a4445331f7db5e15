/** Requests signed by hand with version 4, as clients sign them and as they should not. Times are ms since 1970. */
import { utf8 } from '../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../src/lib/checksums.ts';
import { rebuildV4, scopeOf } from '../../src/protocol/sigv4.ts';
import { signV4 } from '../../src/protocol/signV4.ts';

interface Signing {
  readonly method?: string;
  readonly host?: string;
  readonly target: string;
  /** Signed, all of them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Its secret is the same, as in the default world. */
  readonly accessKeyId?: string;
  readonly service?: string;
  /** The body, for a service that is not told its hash. */
  readonly hashed?: string;
  /** `yyyyMMdd` of the credential, when it is not that of the time. */
  readonly day?: string;
}

export interface Presigned extends Signing {
  /** Seconds. */
  readonly lasts?: number;
}

const stampOf = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const host = 's3.amazonaws.com';

function signed(how: Signing, at: number, headers: Readonly<Record<string, string>>) {
  const { method = 'GET', target, accessKeyId = 'test', service = 's3' } = how;
  const signedAt = stampOf(at);
  const scope = { date: how.day ?? signedAt.slice(0, 8), region: 'us-east-1', service };
  const signedHeaders = Object.keys({ host: '', ...headers }).sort();
  const credential = `${accessKeyId}/${scopeOf(scope)}`;
  const request = { method, host: how.host ?? host, target, headers: Object.entries(headers) };
  return {
    credential,
    signedAt,
    signedHeaders,
    sign(target: string, inQuery: boolean): string {
      const algorithm = 'AWS4-HMAC-SHA256' as const;
      const by = { ...scope, algorithm, accessKeyId, signature: '', signedAt, signedHeaders };
      const { stringToSign } = rebuildV4({ ...request, target }, by, {
        inQuery,
        payloadHash: how.hashed === undefined ? undefined : digestOf('SHA256', utf8(how.hashed)),
      });
      return signV4(accessKeyId, scope, stringToSign);
    },
  };
}

/** The headers of a request, with those that sign it. */
export function signHeaders(how: Signing, at: number): Readonly<Record<string, string>> {
  const headers = {
    ...(how.hashed === undefined && { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
    ...how.headers,
    'x-amz-date': stampOf(at),
  };
  const { credential, signedHeaders, sign } = signed(how, at, headers);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders.join(';')},Signature=${sign(how.target, false)}`;
  return { ...headers, authorization };
}

/** The target of a presigned URL. */
export function presign(how: Presigned, at: number): string {
  const { target, headers = {}, lasts = 60 } = how;
  const { credential, signedAt, signedHeaders, sign } = signed(how, at, headers);
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential,
    'X-Amz-Date': signedAt,
    'X-Amz-Expires': String(lasts),
    'X-Amz-SignedHeaders': signedHeaders.join(';'),
  });
  const unsigned = `${target}${target.includes('?') ? '&' : '?'}${query}`;
  return `${unsigned}&X-Amz-Signature=${sign(unsigned, true)}`;
}

/** An upload of photos/chunked whose chunks are signed: one with the text, one that ends it, and its checksum behind. */
export function signedChunks(at: number, body: string) {
  const target = '/photos/chunked';
  const trailer = `x-amz-checksum-sha256:${hexToBase64(digestOf('SHA256', utf8(body)))}\n`;
  const headers = signHeaders(
    {
      method: 'PUT',
      target,
      headers: {
        'content-encoding': 'aws-chunked',
        'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': String(body.length),
        'x-amz-trailer': 'x-amz-checksum-sha256',
      },
    },
    at,
  );
  let previous = headers['authorization']?.split('Signature=')[1] ?? '';
  const [date, hash] = [stampOf(at), (text: string) => digestOf('SHA256', utf8(text))];
  const scope = { date: date.slice(0, 8), region: 'us-east-1', service: 's3' };
  const sign = (kind: string, ...hashes: readonly string[]) => {
    const lines = [`AWS4-HMAC-SHA256-${kind}`, date, scopeOf(scope), previous, ...hashes];
    previous = signV4('test', scope, lines.join('\n'));
    return previous;
  };
  const chunks = [body, ''].map((text) => {
    const head = `${text.length.toString(16)};chunk-signature=${sign('PAYLOAD', hash(''), hash(text))}`;
    return text === '' ? `${head}\r\n` : `${head}\r\n${text}\r\n`;
  });
  const end = `${trailer}\r\nx-amz-trailer-signature:${sign('TRAILER', hash(trailer))}\r\n\r\n`;
  return { method: 'PUT', target, headers, body: chunks.join('') + end };
}
