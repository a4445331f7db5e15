/** Output of an operation, or error → answer, by the model. */
import { utf8 } from '../lib/bytes.ts';
import type { Bytes } from '../lib/payload.ts';
import { buildXml } from '../lib/xml.ts';
import type { Dialect } from './dialect.ts';
import { encodeDocument, xmlProlog } from './encodeXml.ts';
import { encodeEvents } from './eventStream.ts';
import type { S3Error } from './errors.ts';
import type { Dropped, WireHeaders } from './message.ts';
import type { Member, Operation } from './model.ts';
import type { OperationName, Output } from './operation.ts';
import { writeHeaders } from './writeHeaders.ts';

/** A WireAnswer whose body may still be bytes of the model, which the caller reads. Request ids are the caller's to add. */
export interface EncodedAnswer {
  readonly status: number;
  readonly headers: WireHeaders;
  readonly body: Uint8Array | Bytes | null;
  readonly dropped?: Dropped;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * ETags stand as the handler gave them, with quotes where AWS has quotes. The status is `$status`, else 206 when the
 * answer has a Content-Range, else the model's.
 */
export function encodeAnswer<Name extends OperationName>(
  name: Name,
  output: Output<Name>,
  dialect: Dialect,
): EncodedAnswer {
  return encodeValues(dialect.model.operation(name), output as Values, dialect);
}

/** The same for an operation of any model. */
export function encodeValues<Name extends string>(
  operation: Operation<Name>,
  values: Values,
  dialect: Dialect<Name>,
): EncodedAnswer {
  const members = operation.output?.members ?? [];
  const partial = values.ContentRange === undefined ? operation.status : 206;
  const [body, contentType] = answerBody(operation, values, dialect);
  const headers = writeHeaders(members, values);
  if (contentType && !headers.has('content-type')) headers.set('content-type', contentType);
  return {
    status: typeof values.$status === 'number' ? values.$status : partial,
    headers: [...headers],
    body,
  };
}

function answerBody(
  { output }: Operation<string>,
  values: Values,
  dialect: Dialect<string>,
): readonly [body: EncodedAnswer['body'], contentType?: string] {
  const payload = output?.members.find((m) => m.place === 'payload');
  if (output && payload) return payloadBody(payload, values[payload.name], dialect);
  const inBody = output?.members.some((m) => m.place === 'element' || m.place === 'attribute');
  if (!output || !inBody) return [null];
  return [utf8(encodeDocument(output.root, values, output, dialect)), 'application/xml'];
}

function payloadBody(
  { type, wire }: Member,
  value: unknown,
  dialect: Dialect<string>,
): readonly [body: EncodedAnswer['body'], contentType?: string] {
  if (value === undefined || value === null) return [null];
  if (type.kind === 'events') return [encodeEvents(value as readonly object[], wire, dialect)];
  if (type.kind === 'struct') {
    const struct = dialect.model.struct(type.struct);
    return [utf8(encodeDocument(wire, value, struct, dialect)), 'application/xml'];
  }
  // The one string payload is a bucket policy.
  if (typeof value === 'string') return [utf8(value), 'application/json'];
  return [value as Bytes];
}

export interface ErrorContext {
  readonly requestId: string;
  readonly hostId: string;
  /** Documented, but in no recording of today's S3: left out unless given. */
  readonly resource?: string;
  /** The answer is to a HEAD request. */
  readonly head: boolean;
}

/** `<Error>` with its details in order. HEAD and 304 have no body. */
export function encodeError(error: S3Error, context: ErrorContext): EncodedAnswer {
  const lower = Object.entries(error.headers).map(([n, v]) => [n.toLowerCase(), v] as const);
  if (error.status === 304) return { status: 304, headers: lower, body: null };
  const headers = [...lower, ['content-type', 'application/xml'] as const];
  const { requestId, hostId, resource, head } = context;
  if (head) return { status: error.status, headers, body: null };
  const entries: readonly (readonly [string, string | number])[] = [
    ['Code', error.code],
    ['Message', error.message],
    ...Object.entries(error.detail),
    ...(resource === undefined ? [] : [['Resource', resource] as const]),
    ['RequestId', requestId],
    ['HostId', hostId],
  ];
  const children = entries.map(([name, value]) => {
    return { name, attributes: {}, children: [], text: String(value) };
  });
  const document = buildXml({ name: 'Error', attributes: {}, children, text: '' });
  return { status: error.status, headers, body: utf8(xmlProlog + document) };
}
