/**
 * Request → input of an operation, by the model. Values of enums in headers and queries are passed through: rules judge
 * them, each with S3's own words. Headers keep their bytes; path, query and XML are UTF-8.
 */
import type { Location } from './address.ts';
import { parameter } from './address.ts';
import { decodeDocument } from './decodeXml.ts';
import type { Dialect } from './dialect.ts';
import { refuse } from './errors.ts';
import { type HeaderMap, isSigning, readHeaders } from './headers.ts';
import type { WireHeaders } from './message.ts';
import type { Member, Operation } from './model.ts';
import type { Input, OperationName } from './operation.ts';
import { readList, readScalar } from './scalar.ts';

/** What of a request an input is made of, beside its body. */
export interface RequestParts {
  readonly location: Location;
  readonly headers: WireHeaders;
  /** What stands in the path by the names of the model, where those are not bucket and key. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** The member that carries a body too big to be parsed: the caller attaches it. */
export function streamingMember(name: OperationName, dialect: Dialect): string | undefined {
  const { members } = dialect.model.operation(name).input;
  return members.find((member) => member.type.kind === 'stream')?.name;
}

/**
 * `body` is the whole body without transfer framing, ignored when the operation streams it.
 * Throws MalformedXML, MalformedACLError, MissingRequestBodyError, InvalidArgument, InvalidRequest, MissingSecurityHeader,
 * MaxMessageLengthExceeded.
 */
export function decodeInput<Name extends OperationName>(
  name: Name,
  request: RequestParts,
  body: Uint8Array,
  dialect: Dialect,
): Input<Name> {
  return decodeMembers(dialect.model.operation(name), request, body, dialect) as Input<Name>;
}

/** The same for an operation of any model. */
export function decodeMembers<Name extends string>(
  operation: Operation<Name>,
  request: RequestParts,
  body: Uint8Array,
  dialect: Dialect<Name>,
): object {
  const headers = readHeaders(request.headers, request.location.query, dialect.headerPrefix);
  const input: Record<string, unknown> = {};
  for (const member of operation.input.members) {
    const value = memberValue(member, request, headers);
    if (value !== undefined) input[member.name] = value;
    else if (member.required) refuseMissing(member);
  }
  Object.assign(input, decodeBody(operation, body, dialect));
  return input;
}

function memberValue(
  member: Member,
  { location, labels }: RequestParts,
  headers: HeaderMap,
): unknown {
  const { place, wire, type } = member;
  if (place === 'label') {
    if (labels) return labels.get(wire);
    return wire === 'Bucket' ? location.bucket : location.key;
  }
  if (place === 'prefix') return prefixed(headers, wire);
  if (place !== 'query' && place !== 'header') return undefined;
  if (place === 'query' && type.kind === 'list') return repeated(location, wire);
  const text = place === 'query' ? parameter(location.query, wire) : headers.get(wire);
  if (text === undefined) return undefined;
  return type.kind === 'list' ? readList(text, type.item, member) : readScalar(text, type, member);
}

/** A list in a query is a parameter that is there more than once. */
function repeated({ query }: Location, wire: string): readonly string[] | undefined {
  const values = query.filter(([name]) => name === wire).map(([, value]) => value);
  return values.length === 0 ? undefined : values;
}

function prefixed(
  headers: HeaderMap,
  prefix: string,
): Readonly<Record<string, string>> | undefined {
  const found = [...headers].filter(([name]) => name.startsWith(prefix));
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function refuseMissing({ place, wire }: Member): void {
  if (place === 'header' && wire.endsWith('object-attributes')) {
    // Basis: second-hand, versitygw (written to match AWS).
    const message = `The ${wire} header specifying the attributes to be retrieved is either missing or empty`;
    throw refuse('InvalidRequest', {}, message);
  }
  // Basis: recorded for PutObjectAcl without x-amz-acl; for other headers inferred from it.
  if (place === 'header') throw refuse('MissingSecurityHeader', { MissingHeaderName: wire });
  if (place === 'query') {
    // Basis: inferred. No recording of a request whose required parameter is absent.
    throw refuse(
      'InvalidArgument',
      { ArgumentName: wire, ArgumentValue: '' },
      `Missing required parameter ${wire}`,
    );
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The members that a body without framing carries; none of an operation that streams it. Throws as `decodeInput` does. */
export function decodeBody<Name extends string>(
  operation: Operation<Name>,
  body: Uint8Array,
  dialect: Dialect<Name>,
): object {
  const { members } = operation.input;
  const payload = members.find((m) => m.place === 'payload');
  const inside = members.filter((m) => m.place === 'element' || m.place === 'attribute');
  if (payload?.type.kind === 'stream' || (!payload && inside.length === 0)) return {};
  if (body.length > dialect.limits.maxDocument) {
    const MaxMessageLengthBytes = dialect.limits.maxDocument;
    throw refuse('MaxMessageLengthExceeded', { MaxMessageLengthBytes });
  }
  if (body.length === 0) {
    // Basis: documented code, second-hand message ("Request Body is empty" with MissingRequestBodyError).
    if (payload?.required || inside.some((m) => m.required))
      throw refuse('MissingRequestBodyError');
    return {};
  }
  if (!payload) return decodeDocument(body, operation.input, rootsOf(operation), dialect.model);
  if (payload.type.kind === 'struct') {
    const struct = dialect.model.struct(payload.type.struct);
    const names = [payload.wire, struct.name];
    return { [payload.name]: decodeDocument(body, struct, names, dialect.model) };
  }
  return { [payload.name]: payload.type.kind === 'blob' ? body : utf8.decode(body) };
}

/** S3 Select's document has two names: that of the model, and the one of the first SDKs. */
function rootsOf({ name, input }: Operation<string>): readonly string[] {
  return name === 'SelectObjectContent' ? [input.root, 'SelectRequest'] : [input.root];
}

/** What a request carries that its operation does not know. Names are as sent, headers in lower case. */
export interface Unnamed {
  readonly headers: readonly string[];
  readonly parameters: readonly string[];
}

/**
 * The `x-amz-` headers and the query parameters that no member of the operation names, save those of
 * signing, transport and the SDKs. S3 ignores most of them; a simulator should not in silence.
 */
export function unnamed(name: OperationName, request: RequestParts, dialect: Dialect): Unnamed {
  const { headerPrefix, model } = dialect;
  const { headers, prefixes, queries } = namesOf(model.operation(name), headerPrefix);
  const known = (lower: string) =>
    headers.has(lower) ||
    prefixes.some((p) => lower.startsWith(p)) ||
    isSigning(lower, headerPrefix);
  const sent = readHeaders(request.headers, [], headerPrefix);
  const parameters = new Set(request.location.query.map(([n]) => n));
  return {
    headers: [...sent.keys()].filter((n) => n.startsWith(headerPrefix) && !known(n)),
    parameters: [...parameters].filter((n) => !queries.has(n) && !known(n.toLowerCase())),
  };
}

/** What the members of an operation name. */
interface Names {
  readonly headers: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly queries: ReadonlySet<string>;
}

/** Every request asks, and the model does not change. */
const ofOperations = new WeakMap<Operation, Names>();

function namesOf(operation: Operation, headerPrefix: string): Names {
  const known = ofOperations.get(operation);
  if (known) return known;
  const { input, literals } = operation;
  const at = (place: Member['place']) =>
    input.members.filter((m) => m.place === place).map((m) => m.wire);
  const headers = new Set(at('header'));
  // Operations that take a document model only the choice of algorithm; the checksum itself goes with it.
  const withChecksum = headers.has(`${headerPrefix}sdk-checksum-algorithm`);
  const prefixes = [...at('prefix'), ...(withChecksum ? [`${headerPrefix}checksum-`] : [])];
  const queries = new Set([...at('query'), ...literals.map(([n]) => n)]);
  const made = { headers, prefixes, queries };
  ofOperations.set(operation, made);
  return made;
}
