/** Requests as clients send them, to what stands in a world now: what the fuzzer begins with. */
import { createHash } from 'node:crypto';
import { drawText, type Random } from '../../src/lib/random.ts';
import { encodeInput } from '../../src/protocol/encodeInput.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { modelledOperations } from '../../src/semantics/operations/index.ts';
import type { View } from '../../src/storage/table.ts';

/** What a chance offers, one of them. */
export type Pick = <T>(choices: readonly T[]) => T;

export const picker =
  (random: Random): Pick =>
  (choices) =>
    choices[random() % choices.length] as never;

export const keys = ['cat', 'a/b/c', 'a/b', 'a', '?x', 'a+b %', 'é/\u{1f600}', 'nul\0', '<&>\r'];
const buckets = ['photos', 'photos', 'photos', 'backup', 'backup', 'backup', 'partner', 'absent'];

const signed = (key: string) =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`;

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
  const names = s3.model.operation(name).input.members.map((member) => member.name);
  return Object.fromEntries(names.map((member) => [member, given[member]]));
}

const all = [...s3.model.operations.keys()];

/** One request; three of four are of an operation that is modelled. */
export function validRequest(pick: Pick, random: Random, records: View): WireRequest {
  const name = pick([...Array.from({ length: 3 }, () => pick(modelledOperations)), pick(all)]);
  const style = pick(['path', 'path', 'virtual'] as const);
  const host = pick(['s3.amazonaws.com', 's3.us-east-1.amazonaws.com', 'localhost:9000']);
  const input = inputOf(name, pick, random, knownIn(records)) as never;
  const request = encodeInput(name, input, { endpoint: { scheme: 'https', host }, style }, s3);
  const authorization = signed(pick(['test', 'test', 'test', 'test', 'alice', 'alice', 'test2']));
  const headers = [...request.headers, ['authorization', authorization] as const];
  if (name !== 'DeleteObjects' || !(request.body instanceof Uint8Array))
    return { ...request, headers };
  const md5 = createHash('md5').update(request.body).digest('base64');
  return { ...request, headers: [...headers, ['content-md5', md5]] };
}
