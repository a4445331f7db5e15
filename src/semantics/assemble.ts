/** An object made of parts: its bytes by reference, its checksums from theirs. Nothing is read again. */
import { concat, fromHex } from '../lib/bytes.ts';
import { digestOf, hexToBase64 } from '../lib/checksums.ts';
import { combineCrcs, isLinear } from '../lib/crcCombine.ts';
import type { Bytes, ChecksumAlgorithm } from '../lib/payload.ts';
import type { Checksum } from '../storage/attributes.ts';
import type { ObjectPart, PartRecord, UploadRecord } from '../storage/records.ts';
import type { Context } from './context.ts';

export function joinBodies(parts: readonly PartRecord[]): Bytes {
  return {
    size: parts.reduce((sum, { body }) => sum + body.size, 0),
    segments: parts.flatMap(({ body }) => body.segments),
  };
}

/** MD5 of the MD5s, a hyphen, the number of parts. */
export function multipartEtag(parts: readonly PartRecord[]): string {
  return `${digestOf('MD5', concat(parts.map(({ etag }) => fromHex(etag))))}-${parts.length}`;
}

/** In null mode S3 gives the object a full-object CRC64NVME. */
export function multipartChecksum(
  s3: Context,
  upload: UploadRecord,
  parts: readonly PartRecord[],
): Checksum {
  const algorithm = upload.checksumAlgorithm ?? 'CRC64NVME';
  const digests = parts.map((part) => ({
    crc: partDigest(s3, part, algorithm),
    length: part.body.size,
  }));
  if (upload.checksumType !== 'COMPOSITE' && isLinear(algorithm)) {
    return { algorithm, type: 'FULL_OBJECT', value: hexToBase64(combineCrcs(algorithm, digests)) };
  }
  const whole = digestOf(algorithm, concat(digests.map(({ crc }) => fromHex(crc))));
  return { algorithm, type: 'COMPOSITE', value: `${hexToBase64(whole)}-${parts.length}` };
}

function partDigest(s3: Context, part: PartRecord, algorithm: ChecksumAlgorithm): string {
  return part.digests[algorithm] ?? s3.digest(part.body, algorithm);
}

/** Part checksums are kept where the object's own is composite: only then does S3 show them. */
export function objectParts(parts: readonly PartRecord[]): ObjectPart[] {
  return parts.map(({ number, body, etag, checksum }) => ({
    number,
    size: body.size,
    etag,
    ...(checksum?.type === 'COMPOSITE' && { checksum: checksum.value }),
  }));
}
