/** The body and the members of a request, as its operation takes them. */
import { type Log, stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { isUtf8 } from '../lib/bytes.ts';
import { digestOf } from '../lib/checksums.ts';
import type { ChecksumAlgorithm, Payload } from '../lib/payload.ts';
import type { Location } from '../protocol/address.ts';
import type { ReceivedBody } from '../protocol/body.ts';
import { decodeInput, streamingMember, unnamed } from '../protocol/decode.ts';
import { declaredSha256, readIntegrity } from '../protocol/integrity.ts';
import type { WireHeaders } from '../protocol/message.ts';
import type { Operation } from '../protocol/model.ts';
import type { Input, OperationName } from '../protocol/operation.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { type Declared, declaredChecksums } from '../semantics/checksumMembers.ts';
import type { ReceivedDocument } from '../semantics/context.ts';
import { emptyPayload } from '../semantics/integrity.ts';
import { spool } from '../storage/digests.ts';
import type { Parts } from './parts.ts';

interface Arrived {
  readonly body: ReceivedBody;
  readonly location: Location;
  readonly log: Log;
  /** Called with what is wrong with an XML body, before anybody is told. It throws what S3 finds wrong first. */
  readonly onBadBody?: () => Promise<void>;
}

/**
 * Reads the members; a streaming body is spooled and becomes one, any other body is digested beside them. `payload` is the
 * body as it is staged: who asked releases it.
 */
export async function readInput<Name extends OperationName>(
  parts: Parts,
  name: Name,
  { body, location, log, onBadBody }: Arrived,
) {
  const { headers, body: content } = body;
  const streaming = streamingMember(name, dialect);
  const bytes =
    streaming === undefined && content instanceof Uint8Array ? content : new Uint8Array();
  const read = async () => {
    try {
      return decodeInput(name, { location, headers }, bytes, dialect);
    } catch (error) {
      if (bytes.length > 0) await onBadBody?.();
      throw error;
    }
  };
  const input = await stage(log, wireRules.members, read, (members) => {
    const ignored = unnamed(name, { location, headers }, dialect);
    return {
      members: Object.keys(members).join(', '),
      ignored: [...ignored.headers, ...ignored.parameters].join(', ') || null,
    };
  });
  if (streaming !== undefined) {
    const payload = await keep(parts, log, body, declaredChecksums(input), ['CRC64NVME']);
    const isBinary = streaming === 'AnnotationPayload' && !isText(content);
    const received = isBinary ? { ...payload, isText: false } : payload;
    return { payload, input: { ...input, [streaming]: received } as Input<Name> };
  }
  if (bytes.length === 0 && !claimsContent(headers)) return { payload: emptyPayload, input };
  const document = await keepDocument(parts, log, body, dialect.model.operation(name));
  return { payload: document.payload, input, document };
}

/** A body that is XML or JSON, with what its request says of it. */
export async function keepDocument(
  parts: Parts,
  log: Log,
  body: ReceivedBody,
  operation: Operation<string>,
): Promise<ReceivedDocument> {
  const declares = readIntegrity(operation, body.headers, dialect);
  const payload = await keep(parts, log, body, declaredChecksums(declares), []);
  return { payload, declares };
}

/** Described bytes are, by their pattern. */
const isText = (body: ReceivedBody['body']) => !(body instanceof Uint8Array) || isUtf8(body);

/** Whether a request without a body was signed as one that has one. */
function claimsContent(headers: WireHeaders): boolean {
  const declared = declaredSha256(headers, dialect);
  return declared !== undefined && declared !== digestOf('SHA256', new Uint8Array());
}

/** Spools a body, with the digests that are sure to be asked for: one pass over the bytes gives them all. */
async function keep(
  { store, digests }: Parts,
  { request }: Log,
  { body, headers }: ReceivedBody,
  declared: readonly Declared[],
  more: readonly ChecksumAlgorithm[],
): Promise<Payload> {
  const signedSha256 = declaredSha256(headers, dialect);
  const signed = signedSha256 === undefined ? [] : (['SHA256'] as const);
  const named = declared.map(({ algorithm }) => algorithm);
  const size = body instanceof Uint8Array ? body.length : body.size;
  const wanted = new Set<ChecksumAlgorithm>(['MD5', ...named, ...signed, ...more]);
  // What is too large for any operation is not read only to be refused.
  const algorithms = size > dialect.limits.maxPut ? [] : [...wanted];
  const bytes = await spool(store.blobs, digests, `${request}`, body, algorithms);
  return { ...bytes, ...(signedSha256 !== undefined && { signedSha256 }) };
}
