/**
 * Events → AWS's event stream: each a message with its lengths, a CRC32 of those, headers, payload, and a CRC32 of it all.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html. Call `loadChecksums` before.
 */
import { concat, fromHex, utf8 } from '../lib/bytes.ts';
import { digestOf } from '../lib/checksums.ts';
import type { Dialect } from './dialect.ts';
import { encodeDocument } from './encodeXml.ts';

/** Lengths and their CRC. */
const preludeLength = 12;
const crcLength = 4;
/** The type of a header value that is text. */
const textHeader = 7;

/** What ends a stream that cannot go on: the SDKs throw it. */
interface StreamError {
  readonly $error: { readonly code: string; readonly message: string };
}

/** `events` are members of the union struct, each by its name: `{ Stats: { Details: … } }`, or a StreamError. */
export function encodeEvents(
  events: readonly object[],
  union: string,
  dialect: Dialect<string>,
): Uint8Array {
  const { members } = dialect.model.struct(union);
  const messages = events.flatMap((event) => {
    if ('$error' in event) return [errorMessage(event as StreamError)];
    return members.flatMap(({ name, type }) => {
      const value = (event as Readonly<Record<string, object | undefined>>)[name];
      if (value === undefined || type.kind !== 'struct') return [];
      return [eventMessage(name, ...payloadOf(value, type.struct, dialect))];
    });
  });
  return concat(messages);
}

type Typed = readonly [payload: Uint8Array, contentType?: string];

/** The one member of an event is its payload: bytes as they are, a struct as XML. */
function payloadOf(value: object, struct: string, dialect: Dialect<string>): Typed {
  const [member] = dialect.model.struct(struct).members;
  const content = member && (value as Readonly<Record<string, unknown>>)[member.name];
  if (content instanceof Uint8Array) return [content, 'application/octet-stream'];
  if (member?.type.kind !== 'struct' || typeof content !== 'object' || content === null) {
    return [new Uint8Array()];
  }
  const inner = dialect.model.struct(member.type.struct);
  return [utf8(encodeDocument(inner.root, content, inner, dialect)), 'text/xml'];
}

function eventMessage(event: string, payload: Uint8Array, contentType?: string): Uint8Array {
  const headers = [
    header(':message-type', 'event'),
    header(':event-type', event),
    ...(contentType ? [header(':content-type', contentType)] : []),
  ];
  return message(concat(headers), payload);
}

function errorMessage({ $error }: StreamError): Uint8Array {
  const headers = [
    header(':message-type', 'error'),
    header(':error-code', $error.code),
    header(':error-message', $error.message),
  ];
  return message(concat(headers), new Uint8Array());
}

function message(headers: Uint8Array, payload: Uint8Array): Uint8Array {
  const length = preludeLength + headers.length + payload.length + crcLength;
  const lengths = concat([uint(4, length), uint(4, headers.length)]);
  const body = concat([lengths, crc(lengths), headers, payload]);
  return concat([body, crc(body)]);
}

function header(name: string, value: string): Uint8Array {
  const [key, text] = [utf8(name), utf8(value)];
  return concat([uint(1, key.length), key, uint(1, textHeader), uint(2, text.length), text]);
}

/** Big-endian. */
function uint(bytes: number, value: number): Uint8Array {
  return fromHex(value.toString(16).padStart(bytes * 2, '0'));
}

function crc(bytes: Uint8Array): Uint8Array {
  return fromHex(digestOf('CRC32', bytes));
}
