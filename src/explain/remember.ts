/** What an exchange keeps of its messages: enough to explain and replay, no secrets, no large bodies. */
import { fromBase64, fromLatin1, text, toLatin1, utf8 } from '../lib/bytes.ts';
import { decodePercent } from '../lib/percent.ts';
import { escapeText } from '../lib/xml.ts';
import type { HeaderList, RememberedBody } from './exchange.ts';
import { isSecretHeader, secretNames } from './secrets.ts';

const previewSize = 64 * 1024;

/** `body` is undefined when the bytes are not at hand. */
export function rememberBody(size: number, body?: Uint8Array): RememberedBody {
  return { size, preview: body ? body.slice(0, previewSize) : new Uint8Array() };
}

/** Hides what lets somebody act as the sender. */
export function withoutSecrets(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => {
    if (name === 'authorization') return [name, authorizationWithoutSecret(value)];
    // A redirect takes the query of the request along.
    if (name === 'location') return [name, urlWithoutSecrets(value)];
    return isSecretHeader(name) ? [name, '<hidden>'] : [name, value];
  });
}

/** AWS's schemes say which part is the secret; of any other, all behind its name may be. */
function authorizationWithoutSecret(value: string): string {
  if (value.startsWith('AWS4-')) return value.replace(/(Signature=)[^,\s]+/i, '$1<hidden>');
  return value.replace(/^(AWS [^:]+:|\S+\s+)?.*$/s, '$1<hidden>');
}

const secretParameter = new RegExp(`^(x-amz-signature|signature|${secretNames.join('|')})$`, 'i');

/** The same for a URL that is presigned, or for its query behind a `?`. */
export function urlWithoutSecrets(url: string): string {
  return url.replace(/([?&])([^?=&#]*)=[^&]*/g, (pair, mark: string, name: string) =>
    secretParameter.test(decodePercent(name) ?? name) ? `${mark}${name}=<hidden>` : pair,
  );
}

const field = /(;\s*name=(?:"([^"\r\n]*)"|([^\s;"]*))[^]*?\r\n\r\n)([^]*?)(?=\r\n--|$)/gi;

/** The same for what is remembered of a body: a form may be signed, and the chunks of aws-chunked. */
export function bodyWithoutSecrets(body: Uint8Array, headers: HeaderList): Uint8Array {
  const says = (name: string, what: RegExp) => headers.some(([n, v]) => n === name && what.test(v));
  const isForm = says('content-type', /^multipart\/form-data/i);
  if (!isForm && !says('x-amz-content-sha256', /^STREAMING-AWS4/)) return body;
  const words = toLatin1(body);
  const hidden = isForm
    ? words.replace(
        field,
        (whole, head: string, quoted: string | undefined, bare: string, value: string) =>
          isSecretField(quoted ?? bare, value) ? `${head}<hidden>` : whole,
      )
    : words.replace(/((?:chunk|trailer)-signature[=:])[0-9a-f]+/gi, '$1<hidden>');
  return fromLatin1(hidden);
}

function isSecretField(name: string, value: string): boolean {
  return secretParameter.test(name) || (/^policy$/i.test(name) && demandsSecret(value));
}

/** Whether a policy, in base64, says what a secret field must be. It may be cut off, or padded wrongly. */
function demandsSecret(policy: string): boolean {
  const [whole = ''] = /^(?:[A-Za-z0-9+/]{4})*/.exec(policy.replace(/\s/g, '')) ?? [];
  const json = toLatin1(fromBase64(whole) ?? new Uint8Array()).toLowerCase();
  return secretNames.some((name) => json.includes(name));
}

/** An error that quotes what it was sent: the Authorization header, a signature, a token, or all that was signed. */
export function errorWithoutSecrets(body: Uint8Array, sent: HeaderList): Uint8Array {
  const words = text(body);
  const authorization = sent.find(([name]) => name === 'authorization')?.[1];
  const unquoted =
    authorization === undefined
      ? words
      : words.replaceAll(
          escapeText(authorization),
          escapeText(authorizationWithoutSecret(authorization)),
        );
  const hidden = withoutSigned(unquoted);
  return hidden === words ? body : utf8(hidden);
}

/** The keys that STS gives out are for who asked alone. */
export function keysWithoutSecrets(body: Uint8Array | undefined): Uint8Array | undefined {
  return (
    body && utf8(text(body).replace(/<(SecretAccessKey|SessionToken)>[^<]*/g, '<$1>&lt;hidden&gt;'))
  );
}

const signedSecret = new RegExp(
  `(?<![\\w-])(${secretNames.join('|')}|cookie)(?:=[^&<\\s]+|:[^\\n<]+)`,
  'gi',
);

/** What was signed, line by line or the query alone, without what is secret of it. */
export function signedWithoutSecrets(signed: string, hidden = '<hidden>'): string {
  return signed.replace(
    signedSecret,
    (found, name: string) => `${name}${found.charAt(name.length)}${hidden}`,
  );
}

/** What is wrong with a secret is told with it: the code of a device, in its refusal. */
const argument = new RegExp(
  `(<ArgumentName>(?:${secretNames.join('|')})</ArgumentName><ArgumentValue>)[^<]+`,
  'gi',
);

/** What is signed of a chunk names the signature before it, be it that of the headers. */
const chained = /(<StringToSign>AWS4-[\w-]+-(?:PAYLOAD|TRAILER)\n[^\n]*\n[^\n]*\n)\w+/g;

const inXml = '&lt;hidden&gt;';

/** What SignatureDoesNotMatch, InvalidToken and a refused code tell; where they spell out bytes, those of a secret too. */
function withoutSigned(words: string): string {
  const told = words
    .replace(/<(SignatureProvided|Token-0)>[^<]+/g, `<$1>${inXml}`)
    .replace(argument, `$1${inXml}`)
    .replace(chained, `$1${inXml}`);
  const hidden = signedWithoutSecrets(told, inXml).replace(
    /<StringToSign>([\w+/=\s]+)(?=<)/g,
    (whole, policy: string) => (demandsSecret(policy) ? `<StringToSign>${inXml}` : whole),
  );
  return hidden === told ? told : hidden.replace(/<(\w+Bytes)>[^<]+/g, `<$1>${inXml}`);
}
