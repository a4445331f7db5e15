/** Input of an operation → request, by the model: the client's side, for the playground's forms and for seeds. */
import { utf8 } from '../lib/bytes.ts';
import type { SyntheticBytes } from '../lib/payload.ts';
import { encodePath, encodePercent } from '../lib/percent.ts';
import type { Dialect } from './dialect.ts';
import { encodeDocument } from './encodeXml.ts';
import type { WireBody, WireRequest } from './message.ts';
import type { Operation } from './model.ts';
import type { Input, OperationName } from './operation.ts';
import { plainText, writeHeaders, writeScalar } from './writeHeaders.ts';

/** Bodies as a client has them. */
export type ClientInput<Name extends OperationName> = Omit<
  Input<Name>,
  'Body' | 'AnnotationPayload'
> & {
  readonly Body?: Uint8Array | Blob | SyntheticBytes | string;
  readonly AnnotationPayload?: Uint8Array | Blob | SyntheticBytes | string;
};

export interface Target {
  readonly endpoint: { readonly scheme: 'http' | 'https'; readonly host: string };
  readonly style: 'path' | 'virtual';
}

/** Unsigned. Headers in the model's order; `host` and, with a body, `content-length` are there. */
export function encodeInput<Name extends OperationName>(
  name: Name,
  input: ClientInput<Name>,
  { endpoint, style }: Target,
  dialect: Dialect,
): WireRequest {
  const operation = dialect.model.operation(name);
  const values = input as Readonly<Record<string, unknown>>;
  const bucket = operation.level === 'service' ? '' : plainText(values.Bucket ?? '');
  const host = bucket && style === 'virtual' ? `${bucket}.${endpoint.host}` : endpoint.host;
  const [body, contentType] = requestBody(operation, values, dialect);
  const headers = new Map([['host', host], ...writeHeaders(operation.input.members, values)]);
  if (contentType && !headers.has('content-type')) headers.set('content-type', contentType);
  if (!headers.has('content-length') && operation.method.startsWith('P')) {
    headers.set('content-length', String(lengthOf(body)));
  }
  return {
    method: operation.method,
    scheme: endpoint.scheme,
    host,
    target: pathOf(operation, values, style) + queryOf(operation, values),
    headers: [...headers],
    body,
  };
}

function pathOf(
  operation: Operation,
  values: Readonly<Record<string, unknown>>,
  style: Target['style'],
): string {
  if (operation.path || operation.level === 'service') return operation.path ?? '/';
  const bucket = style === 'path' ? `/${encodePercent(plainText(values.Bucket))}` : '';
  if (operation.level === 'bucket') return bucket || '/';
  return `${bucket}/${encodePath(plainText(values.Key))}`;
}

function queryOf(operation: Operation, values: Readonly<Record<string, unknown>>): string {
  const literals = operation.literals.map(([name, value]) => (value ? `${name}=${value}` : name));
  const members = operation.input.members.filter((m) => m.place === 'query');
  const pairs = members.flatMap(({ name, wire, type }) => {
    const value = values[name];
    if (value === undefined || value === null) return [];
    return [`${wire}=${encodePercent(writeScalar(value, type, 'query'))}`];
  });
  const query = [...literals, ...pairs].join('&');
  return query && `?${query}`;
}

function requestBody(
  { input }: Operation,
  values: Readonly<Record<string, unknown>>,
  dialect: Dialect,
): readonly [body: WireBody, contentType?: string] {
  const payload = input.members.find((m) => m.place === 'payload');
  if (!payload) {
    if (!input.members.some((m) => m.place === 'element')) return [null];
    return [utf8(encodeDocument(input.root, values, input, dialect)), 'application/xml'];
  }
  const value = values[payload.name];
  if (value === undefined || value === null) return [null];
  if (payload.type.kind === 'struct') {
    const struct = dialect.model.struct(payload.type.struct);
    return [utf8(encodeDocument(payload.wire, value, struct, dialect)), 'application/xml'];
  }
  return [typeof value === 'string' ? utf8(value) : (value as WireBody)];
}

function lengthOf(body: WireBody): number {
  if (body === null) return 0;
  return body instanceof Uint8Array ? body.length : body.size;
}
