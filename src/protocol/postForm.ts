/**
 * The form that uploads an object: which of its fields are headers of the object, which say who signed, and the file.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html and sigv4-HTTPPOSTForms.html
 */
import { text, toLatin1, utf8 } from '../lib/bytes.ts';
import { encodePercent } from '../lib/percent.ts';
import { encodeWords } from '../lib/rfc2047.ts';
import { readCredential, type SomeSignature } from './credential.ts';
import { decodeInput } from './decode.ts';
import type { Dialect } from './dialect.ts';
import { refuse } from './errors.ts';
import { readFormData } from './formData.ts';
import { isSigning } from './headers.ts';
import type { WireHeaders } from './message.ts';

export interface PostForm {
  /** By lower-case name, with `${filename}` filled in; what comes behind the file is ignored. */
  readonly fields: ReadonlyMap<string, string>;
  /** How many files the form has, and the bytes of the first. */
  readonly files: number;
  readonly file: Uint8Array;
  /** Bytes of the fields before it. */
  readonly ahead: number;
}

/** Throws MalformedPOSTRequest. */
export function readPostForm(body: Uint8Array, contentType: string): PostForm {
  const parts = readFormData(body, contentType);
  const isFile = ({ name }: { readonly name: string }) => name.toLowerCase() === 'file';
  const at = parts.findIndex(isFile);
  const before = at < 0 ? parts : parts.slice(0, at);
  const filename = (parts[at]?.filename ?? '').replace(/^.*[/\\]/s, '');
  const fields = before.map(({ name, bytes }): [string, string] => [
    name.toLowerCase(),
    text(bytes).replaceAll('${filename}', filename),
  ]);
  return {
    fields: new Map(fields),
    files: parts.filter(isFile).length,
    file: parts[at]?.bytes ?? new Uint8Array(),
    ahead: before.reduce((sum, { name, bytes }) => sum + name.length + bytes.length, 0),
  };
}

const v4 = ['X-Amz-Signature', 'X-Amz-Credential', 'X-Amz-Algorithm', 'X-Amz-Date'] as const;
const v2 = ['Signature', 'AWSAccessKeyId'] as const;
const names = (list: readonly string[]) => list.map((name) => name.toLowerCase());

/** The field that a signed form must have and has not, by the name that S3 gives it. */
export function missingField({ fields }: Pick<PostForm, 'fields'>): string | undefined {
  const version = [v4, v2].find((list) => names(list).some((name) => fields.has(name)));
  return version && [...version, 'policy'].find((name) => !fields.has(name.toLowerCase()));
}

/** Who signed; undefined when nobody did. Call when no field is missing. Throws InvalidArgument, AuthorizationQueryParametersError. */
export function formSignature({ fields }: Pick<PostForm, 'fields'>): SomeSignature | undefined {
  const [signature, credential, algorithm, signedAt = ''] = names(v4).map((n) => fields.get(n));
  const sessionToken = fields.get('x-amz-security-token');
  const token = sessionToken === undefined ? {} : { sessionToken };
  if (signature !== undefined && credential !== undefined) {
    if (algorithm !== 'AWS4-HMAC-SHA256') {
      throw wrong('X-Amz-Algorithm', algorithm, 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
    }
    const scope = readCredential(credential, false, (reason) =>
      refuse(
        'AuthorizationQueryParametersError',
        {},
        `Error parsing the X-Amz-Credential parameter; ${reason}`,
      ),
    );
    return { kind: 'sigv4', algorithm, ...scope, signedHeaders: [], signature, signedAt, ...token };
  }
  const [signatureV2, accessKeyId] = names(v2).map((name) => fields.get(name));
  if (signatureV2 === undefined || accessKeyId === undefined) return undefined;
  return { kind: 'sigv2', accessKeyId, signature: signatureV2, ...token };
}

/** Basis: inferred, from what presigned URLs are answered. */
function wrong(ArgumentName: string, ArgumentValue = '', message: string) {
  return refuse('InvalidArgument', { ArgumentName, ArgumentValue }, message);
}

const sameAsHeader = /^(cache-control|content-(disposition|encoding|language|md5|type)|expires)$/;

/** The fields that say what a header of PutObject says. Throws MalformedXML for a field `tagging` that is none. */
export function formHeaders({ fields }: Pick<PostForm, 'fields'>, dialect: Dialect): WireHeaders {
  const { headerPrefix: prefix } = dialect;
  const headers = [...fields].flatMap(([name, value]): (readonly [string, string])[] => {
    if (name === 'acl') return [[`${prefix}acl`, value]];
    if (name === 'tagging') return [[`${prefix}tagging`, tagsOf(value, dialect)]];
    const own = name.startsWith(prefix) && !isSigning(name, prefix);
    return own || sameAsHeader.test(name) ? [[name, value]] : [];
  });
  // A form says in which letters it is written, a header does not: metadata of a form is told from mere bytes.
  const isMetadata = (name: string) => name.startsWith(`${prefix}meta-`);
  return headers.map(([name, value]) => [
    name,
    isMetadata(name) ? encodeWords(value) : toLatin1(utf8(value)),
  ]);
}

/** The XML of a form's tags as the header has them. */
function tagsOf(xml: string, dialect: Dialect): string {
  const location = {
    style: 'path',
    service: 's3',
    bucket: '-',
    key: '-',
    host: '',
    path: '/',
    query: [],
  } as const;
  const where = { ...location, dualstack: false, fips: false, accelerate: false, aws: false };
  const request = { location: where, headers: [] };
  const { Tagging } = decodeInput('PutObjectTagging', request, utf8(xml), dialect);
  const pairs = (Tagging?.TagSet ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const);
  return pairs.map((pair) => pair.map(encodePercent).join('=')).join('&');
}
