/** A draft as the message that goes on the wire, and back from a message or a stored exchange. */
import type { Exchange } from '../explain/exchange.ts';
import type { WireBody, WireRequest } from '../protocol/message.ts';
import {
  decodeUri,
  type Draft,
  type DraftBody,
  encodeKey,
  encodeUri,
  noBody,
  type QueryPart,
  type RegionOf,
} from './draft.ts';

const virtualHostable = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;
const s3Host = /^(?:(?<bucket>.+)\.)?s3[.-](?<region>[a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/;
const globalHost = /^(?:(?<bucket>.+)\.)?s3\.amazonaws\.com$/;

/** The message that this draft says to send, before a sender signs it. */
export function toWire(draft: Draft, regionOf: RegionOf): WireRequest {
  const region = draft.region ?? regionOf(draft.bucket);
  const virtual = draft.bucket !== '' && virtualHostable.test(draft.bucket);
  const host = draft.host ?? `${virtual ? `${draft.bucket}.` : ''}s3.${region}.amazonaws.com`;
  const path =
    draft.path ??
    `/${virtual || !draft.bucket ? '' : `${encodeUri(draft.bucket)}/`}${encodeKey(draft.key)}`;
  const query = draft.query.map(([n, v]) =>
    v === null ? encodeUri(n) : `${encodeUri(n)}=${encodeUri(v)}`,
  );
  return {
    method: draft.method,
    scheme: 'https',
    host,
    target: query.length ? `${path}?${query.join('&')}` : path,
    headers: draft.headers.map(([n, v]) => [n, toByteString(v)]),
    body: bodyOf(draft.body),
  };
}

function bodyOf(body: DraftBody): WireBody {
  if (body.kind === 'none') return null;
  return body.kind === 'text' ? new TextEncoder().encode(body.text) : body.bytes;
}

/** One character a byte, UTF-8, as a header crosses the wire. */
export function toByteString(text: string): string {
  return Array.from(new TextEncoder().encode(text), (b) => String.fromCharCode(b)).join('');
}

/** The text of a byte string that holds UTF-8; others are returned as they are. */
export function fromByteString(bytes: string): string {
  try {
    const codes = Uint8Array.from(bytes, (c) => c.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(codes);
  } catch {
    return bytes;
  }
}

/** What a message says, as a draft. `file` stands in for a body that the text could only name. */
export function fromWire(
  wire: WireRequest,
  base: Pick<Draft, 'operation' | 'principal'>,
  regionOf: RegionOf,
): Draft {
  const at = wire.target.indexOf('?');
  const path = at < 0 ? wire.target : wire.target.slice(0, at);
  const address = addressOf(wire.host, path);
  const draft: Draft = {
    ...base,
    method: wire.method,
    bucket: address.bucket,
    key: address.key,
    query: at < 0 ? [] : parseQuery(wire.target.slice(at + 1)),
    headers: wire.headers.filter(([n]) => n !== 'host').map(([n, v]) => [n, fromByteString(v)]),
    body: draftBody(wire.body),
    ...(address.region && address.region !== regionOf(address.bucket)
      ? { region: address.region }
      : {}),
  };
  const again = toWire(draft, regionOf);
  const [againPath] = again.target.split('?');
  const sameHost = again.host === wire.host;
  return {
    ...draft,
    ...(sameHost ? {} : { host: wire.host }),
    ...(sameHost && againPath === path ? {} : { path }),
  };
}

function draftBody(body: WireBody): DraftBody {
  if (body === null) return noBody;
  if (body instanceof Blob) return { kind: 'file', bytes: body, name: 'file' };
  if (!(body instanceof Uint8Array)) return noBody;
  if (body.length === 0) return noBody;
  try {
    return {
      kind: 'text',
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body),
    };
  } catch {
    return { kind: 'file', bytes: new Blob([body.slice()]), name: 'binary body' };
  }
}

function parseQuery(text: string): readonly QueryPart[] {
  if (text === '') return [];
  return text.split('&').map((part) => {
    const at = part.indexOf('=');
    return at < 0
      ? [decodeUri(part), null]
      : [decodeUri(part.slice(0, at)), decodeUri(part.slice(at + 1))];
  });
}

function addressOf(host: string, path: string): { bucket: string; key: string; region?: string } {
  const match = s3Host.exec(host) ?? globalHost.exec(host);
  const rest = path.replace(/^\//, '');
  const region = match?.groups?.['region'];
  const named = match?.groups?.['bucket'];
  if (named) return { bucket: named, key: decodeUri(rest), ...(region ? { region } : {}) };
  const slash = rest.indexOf('/');
  const bucket = decodeUri(slash < 0 ? rest : rest.slice(0, slash));
  const key = slash < 0 ? '' : decodeUri(rest.slice(slash + 1));
  return { bucket, key, ...(region ? { region } : {}) };
}

/** Headers that a sender makes anew each time. */
const senders =
  /^(authorization|host|accept|connection|content-length|user-agent|x-amz-(date|content-sha256|user-agent|security-token|sdk-checksum-algorithm)|amz-sdk-.*)$/;

/** The request of an exchange, ready to be edited and sent again. */
export function fromExchange(
  exchange: Exchange,
  base: Pick<Draft, 'operation' | 'principal'>,
  regionOf: RegionOf,
): Draft {
  const { method, headers, body } = exchange.request;
  const computed = headers.some(([n]) => n === 'x-amz-sdk-checksum-algorithm');
  const kept = headers.filter(
    ([n]) => !senders.test(n) && !(computed && n.startsWith('x-amz-checksum-')),
  );
  const url = /^(https?):\/\/([^/?]+)([^]*)$/.exec(exchange.request.url);
  const target = url?.[3] || '/';
  const wire: WireRequest = {
    method,
    scheme: 'https',
    host: url?.[2] ?? '',
    target: target.startsWith('/') ? target : `/${target}`,
    headers: kept,
    body: body.size ? body.preview : null,
  };
  const draft = fromWire(wire, base, regionOf);
  return { ...draft, query: draft.query.filter(([n]) => n !== 'x-id') };
}
