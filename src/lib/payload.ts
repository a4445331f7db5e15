/**
 * A request body once it has been received: immutable bytes under an id, with the digests that were
 * computed while they passed. Semantics sees this, never a stream.
 */

/** The ten checksum algorithms of S3, by the names of its API. */
export const checksumAlgorithms = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
  'SHA512',
  'MD5',
  'XXHASH64',
  'XXHASH3',
  'XXHASH128',
] as const;

export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** Digests by algorithm, as lower-case hex. */
export type Digests = Readonly<Partial<Record<ChecksumAlgorithm, string>>>;

/** A run of bytes inside one blob. `blob` is the blob's id; `offset` and `length` count bytes. */
export interface Segment {
  readonly blob: string;
  readonly offset: number;
  readonly length: number;
}

/** Bytes as the model knows them: segments of blobs, in order. `size` is their sum, in bytes. */
export interface Bytes {
  readonly size: number;
  readonly segments: readonly Segment[];
}

/** A received request body. `signedSha256` is the hex hash that x-amz-content-sha256 declared, if it declared one. */
export interface Payload extends Bytes {
  readonly signedSha256?: string;
  /** Whether they are UTF-8, where an operation takes nothing else. */
  readonly isText?: boolean;
}

/** Bytes described instead of stored: `pattern` (UTF-8) repeated and cut to `size` bytes. */
export interface SyntheticBytes {
  readonly size: number;
  readonly pattern: string;
}
