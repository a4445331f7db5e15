/** Requests signed by hand with version 4, as clients sign them and as they should not. Times are ms since 1970. */
import { rebuildV4, scopeOf, signV4 } from '../../src/protocol/sigv4.ts';

interface Signing {
  readonly method?: string;
  readonly host?: string;
  readonly target: string;
  /** Signed, all of them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Its secret is the same, as in the default world. */
  readonly accessKeyId?: string;
  readonly service?: string;
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
      const by = { ...scope, accessKeyId, signature: '', signedAt, signedHeaders };
      const { stringToSign } = rebuildV4({ ...request, target }, by, inQuery);
      return signV4(accessKeyId, scope, stringToSign);
    },
  };
}

/** The headers of a request, with those that sign it. */
export function signHeaders(how: Signing, at: number): Readonly<Record<string, string>> {
  const headers = {
    ...how.headers,
    'x-amz-date': stampOf(at),
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
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
