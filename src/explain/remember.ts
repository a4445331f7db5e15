/** What an exchange keeps of its messages: enough to explain and replay, no secrets, no large bodies. */
import { fromLatin1, text, toLatin1, utf8 } from '../lib/bytes.ts';
import type { HeaderList, RememberedBody } from './exchange.ts';

const previewSize = 64 * 1024;

/** `body` is undefined when the bytes are not at hand. */
export function rememberBody(size: number, body?: Uint8Array): RememberedBody {
  return { size, preview: body ? body.slice(0, previewSize) : new Uint8Array() };
}

const secret =
  /^(x-amz-security-token|x-amz-mfa|x-amz-(copy-source-)?server-side-encryption-customer-key|cookie)$/;

/** Hides what lets somebody act as the sender. */
export function withoutSecrets(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => {
    if (name === 'authorization')
      return [
        name,
        value
          .replace(/(Signature=)[^,\s]+/i, '$1<hidden>')
          .replace(/^(AWS [^:]+:).*/, '$1<hidden>'),
      ];
    // A redirect takes the query of the request along.
    if (name === 'location') return [name, urlWithoutSecrets(value)];
    return secret.test(name) ? [name, '<hidden>'] : [name, value];
  });
}

/** The same for a URL that is presigned. */
export function urlWithoutSecrets(url: string): string {
  return url.replace(
    /([?&](?:X-Amz-Signature|X-Amz-Security-Token|Signature|[\w-]+-customer-key)=)[^&]*/gi,
    '$1<hidden>',
  );
}

/** The same for a line of what is signed: a header, or the query of a URL. */
export function lineWithoutSecrets(line: string): string {
  const [name = ''] = line.split(':');
  return secret.test(name) ? `${name}:<hidden>` : urlWithoutSecrets(`&${line}`).slice(1);
}

const secretField =
  /(;\s*name="?(?:x-amz-signature|signature|x-amz-security-token|[\w-]+-customer-key)"?\s*\r\n(?:[^\r\n]+\r\n)*\r\n)[^\r\n]*/gi;

/** The same for what is remembered of a body: a form may be signed, and the chunks of aws-chunked. */
export function bodyWithoutSecrets(body: Uint8Array, headers: HeaderList): Uint8Array {
  const says = (name: string, what: RegExp) => headers.some(([n, v]) => n === name && what.test(v));
  const isForm = says('content-type', /^multipart\/form-data/i);
  if (!isForm && !says('x-amz-content-sha256', /^STREAMING-AWS4/)) return body;
  const words = toLatin1(body);
  const hidden = isForm
    ? words.replace(secretField, '$1<hidden>')
    : words.replace(/((?:chunk|trailer)-signature[=:])[0-9a-f]{64}/g, '$1<hidden>');
  return fromLatin1(hidden);
}

/** An error that quotes what it was sent: the Authorization header, a signature, a token, or all that was signed. */
export function errorWithoutSecrets(body: Uint8Array, sent: HeaderList): Uint8Array {
  const authorization = sent.find(([name]) => name === 'authorization')?.[1] ?? '';
  const [, before, signature] = /(Signature=|^AWS [^:]+:)([^,\s]+)/i.exec(authorization) ?? [];
  const words = text(body);
  const unquoted =
    before === undefined
      ? words
      : words.replaceAll(`${before}${signature}`, `${before}&lt;hidden&gt;`);
  const hidden = withoutSigned(unquoted);
  return hidden === words ? body : utf8(hidden);
}

/** What is wrong with a device's code is told with the code. */
const device = /(<ArgumentName>x-amz-mfa<\/ArgumentName><ArgumentValue>)[^<]+/g;

const quoted =
  /((?:X-Amz-Security-Token|[\w-]+-customer-key)[=:])[^&<\s]+|((?:x-amz-mfa|cookie):)[^<\n]+/gi;

/** What SignatureDoesNotMatch, InvalidToken and a refused code tell; where they spell out bytes, those of a secret too. */
function withoutSigned(words: string): string {
  const told = words
    .replace(/<(SignatureProvided|Token-0)>[^<]+/g, '<$1>&lt;hidden&gt;')
    .replace(device, '$1&lt;hidden&gt;');
  const hidden = told.replace(quoted, '$1$2&lt;hidden&gt;');
  return hidden === told ? told : hidden.replace(/<(\w+Bytes)>[^<]+/g, '<$1>&lt;hidden&gt;');
}
