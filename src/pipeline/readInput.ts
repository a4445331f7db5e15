/** The body and the members of a request, as its operation takes them. */
import { type Log, stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import type { ChecksumAlgorithm, Payload } from '../lib/payload.ts';
import type { Location } from '../protocol/address.ts';
import type { ReceivedBody } from '../protocol/body.ts';
import { decodeInput, streamingMember, unnamed } from '../protocol/decode.ts';
import { declaredSha256, readIntegrity } from '../protocol/integrity.ts';
import type { Input, OperationName } from '../protocol/operation.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { declaredChecksums } from '../semantics/checksumMembers.ts';
import { spool } from '../storage/digests.ts';
import type { Parts } from './parts.ts';

interface Arrived {
  readonly body: ReceivedBody;
  readonly location: Location;
  readonly log: Log;
}

/** Reads the members; a streaming body is spooled and becomes one, any other body is digested beside them. */
export async function readInput<Name extends OperationName>(
  parts: Parts,
  name: Name,
  { body, location, log }: Arrived,
) {
  const { headers, body: content } = body;
  const streaming = streamingMember(name, dialect);
  const bytes =
    streaming === undefined && content instanceof Uint8Array ? content : new Uint8Array();
  const read = () => decodeInput(name, { location, headers }, bytes, dialect);
  const input = await stage(log, wireRules.members, read, (members) => {
    const ignored = unnamed(name, { location, headers }, dialect);
    return {
      members: Object.keys(members).join(', '),
      ignored: [...ignored.headers, ...ignored.parameters].join(', ') || null,
    };
  });
  if (streaming === undefined && bytes.length === 0) return { input };
  const declares = readIntegrity(name, headers, dialect);
  const signedSha256 = declaredSha256(headers, dialect);
  const wanted = wantedDigests(
    streaming === undefined ? declares : input,
    signedSha256,
    streaming !== undefined,
  );
  const spooled = await spool(parts.store.blobs, parts.digests, `${log.request}`, content, wanted);
  const payload: Payload = { ...spooled, ...(signedSha256 !== undefined && { signedSha256 }) };
  if (streaming === undefined) return { input, document: { payload, declares } };
  return { input: { ...input, [streaming]: payload } as Input<Name> };
}

/** Digests that are sure to be asked for, so that one pass over the bytes gives them all. */
function wantedDigests(
  declares: object,
  signedSha256: string | undefined,
  keeps: boolean,
): ChecksumAlgorithm[] {
  const named = declaredChecksums(declares).map(({ algorithm }) => algorithm);
  return [
    ...new Set<ChecksumAlgorithm>([
      'MD5',
      ...named,
      ...(signedSha256 ? ['SHA256' as const] : []),
      ...(keeps ? ['CRC64NVME' as const] : []),
    ]),
  ];
}
