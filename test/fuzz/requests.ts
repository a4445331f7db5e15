/** Requests as clients send them, to what stands in a world now: what the fuzzer begins with. */
import { createHash } from 'node:crypto';
import { utf8 } from '../../src/lib/bytes.ts';
import { drawText, type Random } from '../../src/lib/random.ts';
import { encodeInput } from '../../src/protocol/encodeInput.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import type { Member } from '../../src/protocol/model.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { modelledOperations } from '../../src/semantics/operations/index.ts';
import type { View } from '../../src/storage/table.ts';
import { sampleOf } from '../../src/ui/forms/samples.ts';
import { otherRequest } from './others.ts';
import { keys, type Pick, signed } from './pick.ts';
import { policyText } from './policies.ts';
import { serviceRequest } from './services.ts';

const buckets =
  'photos photos photos backup backup backup partner far photos backup partner absent'.split(' ');

/** Ids that the world gave, so that some requests hit. */
interface Known {
  readonly versions: readonly string[];
  readonly uploads: readonly { bucket: string; key: string; id: string }[];
  readonly etags: readonly string[];
}

export function knownIn(records: View): Known {
  const all = [...records.scan('')];
  return {
    versions: all.flatMap((r) =>
      r.kind === 'object' || r.kind === 'deleteMarker' ? [r.versionId] : [],
    ),
    uploads: all.flatMap((r) =>
      r.kind === 'upload' ? [{ bucket: r.bucket, key: r.key, id: r.uploadId }] : [],
    ),
    etags: all.flatMap((r) => (r.kind === 'part' || r.kind === 'object' ? [r.etag] : [])),
  };
}

/** The input of an operation, with members of which most fit. */
function inputOf(name: OperationName, pick: Pick, random: Random, known: Known): object {
  const upload = pick([...known.uploads, { bucket: 'photos', key: 'cat', id: 'none' }]);
  const hits = pick([true, true, false]);
  const multipart = name.includes('Part') || name.includes('Multipart');
  const target = hits && multipart ? upload : { bucket: pick(buckets), key: pick(keys), id: 'x' };
  const source = `${pick(buckets)}/${encodeURIComponent(pick(keys))}`;
  const VersionId = pick([undefined, undefined, 'null', '', ...known.versions]);
  const tags = [{ Key: pick(keys), Value: drawText(random, 'abc', 5) }];
  const ETag = pick([...known.etags, 'x']);
  const given: Readonly<Record<string, unknown>> = {
    Bucket: name === 'CreateBucket' ? `new-${random() % 9}` : target.bucket,
    Key: target.key,
    Body: drawText(random, 'abc', random() % 64),
    CopySource: VersionId ? `${source}?versionId=${VersionId}` : source,
    CopySourceRange: pick([undefined, undefined, 'bytes=0-3', 'bytes=0-0']),
    VersionId: name === 'PutObject' ? undefined : VersionId,
    UploadId: target.id,
    PartNumber: pick([1, 2, 3]),
    MultipartUpload: {
      Parts: [1, 2].slice(random() % 2).map((PartNumber) => ({ PartNumber, ETag })),
    },
    Delete: {
      Objects: keys.slice(random() % 9).map((Key) => ({ Key })),
      Quiet: pick([true, false]),
    },
    Tagging: name === 'PutObjectTagging' ? { TagSet: tags } : pick([undefined, 'a=b&c=d']),
    VersioningConfiguration: { Status: pick(['Enabled', 'Suspended']) },
    ObjectAttributes: ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'],
    MetadataDirective: pick([undefined, 'COPY', 'REPLACE']),
    ChecksumAlgorithm: pick([undefined, undefined, 'SHA256', 'CRC64NVME']),
    Metadata: pick([undefined, { Colour: 'red', é: 'ü' }]),
    Range: pick([undefined, 'bytes=0-4', 'bytes=-2', 'bytes=9-']),
    Prefix: pick([undefined, 'a', 'a/', 'nul\0']),
    Delimiter: pick([undefined, '/', 'a/', '']),
    MaxKeys: pick([undefined, 0, 1, 3]),
    MaxUploads: pick([undefined, 1]),
    EncodingType: pick([undefined, 'url']),
    Marker: pick([undefined, ...keys]),
    KeyMarker: pick([undefined, ...keys]),
    StartAfter: pick([undefined, ...keys]),
    IfNoneMatch: pick([undefined, undefined, '*', ETag]),
    IfMatch: pick([undefined, undefined, undefined, ETag]),
  };
  const { members } = s3.model.operation(name).input;
  return Object.fromEntries(
    members.map((member) => [member.name, given[member.name] ?? seldom(member, pick)]),
  );
}

/** Most members are not sent; one in sixty is. */
function seldom({ type, place, required }: Member, pick: Pick): unknown {
  const sent = required || pick([true, ...Array<boolean>(59).fill(false)]);
  if (!sent || (place !== 'header' && place !== 'query')) return undefined;
  if (type.kind === 'boolean') return pick([true, false]);
  if (type.kind === 'number') return pick([0, 1, 7]);
  if (type.kind === 'timestamp') return new Date(Date.UTC(2026, pick([0, 6]), 1));
  return type.kind === 'string' && type.enumName !== undefined
    ? pick(s3.model.values(type.enumName))
    : pick([undefined, 'x', '123456789012', customerKey]);
}

/** A key of 32 bytes, as SSE-C has it. */
const customerKey = btoa('k'.repeat(32));

const all = [...s3.model.operations.keys()];

/** One request; three of four are of an operation that is modelled, one in six is of none. */
export function validRequest(pick: Pick, random: Random, records: View): WireRequest {
  const of = random() % 12;
  if (of === 0) return otherRequest(pick);
  return of === 1 ? serviceRequest(pick) : operationRequest(pick, random, records);
}

const documentOf = (name: OperationName, pick: Pick) =>
  name === 'PutBucketPolicy' ? policyText(pick) : sampleOf(name);

function operationRequest(pick: Pick, random: Random, records: View): WireRequest {
  const name = pick([...Array.from({ length: 3 }, () => pick(modelledOperations)), pick(all)]);
  const style = pick(['path', 'path', 'virtual'] as const);
  const host = pick(['s3.amazonaws.com', 's3.us-east-1.amazonaws.com', 'localhost:9000']);
  const input = inputOf(name, pick, random, knownIn(records)) as never;
  const request = encodeInput(name, input, { endpoint: { scheme: 'https', host }, style }, s3);
  const sample = request.body === null ? documentOf(name, pick) : undefined;
  const body = sample === undefined ? request.body : utf8(sample);
  const authorization = signed(pick(['test', 'test', 'test', 'test', 'alice', 'alice', 'test2']));
  const headers = [...request.headers, ['authorization', authorization] as const];
  if (sample === undefined && name !== 'DeleteObjects') return { ...request, headers };
  const md5 = createHash('md5')
    .update(body instanceof Uint8Array ? body : '')
    .digest('base64');
  return { ...request, body, headers: [...headers, ['content-md5', md5]] };
}
