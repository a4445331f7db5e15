/**
 * Everything a world remembers, as frozen JSON. One ordered table holds them all by `id`; the id begins with the kind
 * and sorts as S3 lists: buckets by name, versions by key (UTF-8 order) with the newest first, parts by number.
 * Times are milliseconds since 1970, sizes are bytes, ETags are without quotes.
 */
import type { Bytes, ChecksumAlgorithm, Digests } from '../lib/payload.ts';

export type VersioningStatus = 'Enabled' | 'Suspended';
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** `value` is the header's form: base64, with `-N` behind it when composite. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
  readonly value: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The system metadata that a PUT or a REPLACE sets, by AWS's member names. */
export interface SystemMetadata {
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  readonly Expires?: string;
}

/** What a write says of an object beside its bytes; an upload holds it until it is completed. */
export interface Attributes {
  readonly system: SystemMetadata;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly storageClass: string;
  readonly websiteRedirect?: string;
  readonly encryption: 'AES256';
}

export interface BucketRecord {
  readonly kind: 'bucket';
  readonly id: string;
  readonly name: string;
  /** The 12-digit id of the account that owns it. */
  readonly account: string;
  readonly region: string;
  /** The LocationConstraint it was made with: differs from `region` for the old value `EU`. */
  readonly locationConstraint?: string;
  readonly created: number;
  readonly versioning?: VersioningStatus;
  readonly tags: readonly Tag[];
}

/** A part as the finished object remembers it. */
export interface ObjectPart {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
  readonly checksum?: string;
}

interface VersionBase {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** The number of the write that made it: orders versions of one key. */
  readonly seq: number;
  /** `null` when the bucket was not versioned, or suspended. */
  readonly versionId: string;
  readonly modified: number;
  /** The account that owns it. */
  readonly owner: string;
}

export interface ObjectRecord extends VersionBase, Attributes {
  readonly kind: 'object';
  readonly body: Bytes;
  readonly etag: string;
  readonly checksum: Checksum;
  /** Absent unless it was uploaded in parts. */
  readonly parts?: readonly ObjectPart[];
  /** The multipart upload it came from: a repeated Complete finds it by this. */
  readonly uploadId?: string;
}

export interface DeleteMarkerRecord extends VersionBase {
  readonly kind: 'deleteMarker';
}

export type VersionRecord = ObjectRecord | DeleteMarkerRecord;

export interface UploadRecord extends Attributes {
  readonly kind: 'upload';
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly seq: number;
  readonly initiated: number;
  readonly owner: string;
  /** The ARN of the principal that began it. */
  readonly initiator: string;
  readonly checksumAlgorithm?: ChecksumAlgorithm;
  readonly checksumType?: ChecksumType;
  /** The key was deleted while this upload was open. */
  readonly deletedMeanwhile?: true;
}

export interface PartRecord {
  readonly kind: 'part';
  readonly id: string;
  readonly uploadId: string;
  readonly number: number;
  readonly modified: number;
  readonly body: Bytes;
  readonly etag: string;
  readonly checksum?: Checksum;
  /** Digests known when the part arrived, so that completing need not read it again. */
  readonly digests: Digests;
}

export const progressId = 'progress';

/** How far the world has come: ids and virtual time continue from here after a reload. */
export interface ProgressRecord {
  readonly kind: 'progress';
  readonly id: typeof progressId;
  readonly requests: number;
  /** How many of the requests filled the world before anybody used it: exchanges are numbered from there. */
  readonly seeded: number;
  readonly writes: number;
  /** Milliseconds that the clock was moved by hand. */
  readonly advanced: number;
}

export type StoredRecord =
  | BucketRecord
  | VersionRecord
  | UploadRecord
  | PartRecord
  | ProgressRecord;

const newestFirst = (seq: number): string =>
  String(Number.MAX_SAFE_INTEGER - seq).padStart(16, '0');
const inOrder = (n: number): string => String(n).padStart(16, '0');

/** A NUL with a digit behind it ends a key: one that is inside of it is marked, and sorts after that as longer keys do. */
const marked = (key: string): string => key.replaceAll('\0', '\0~');
const end = '\0';

/** Record ids, and the prefixes under which a scan finds a family of them. */
export const recordId = {
  buckets: 'b/',
  bucket: (name: string) => `b/${name}`,
  /** Of all keys that begin with `prefix`. */
  versionsIn: (bucket: string, prefix = '') => `v/${bucket}/${marked(prefix)}`,
  versionsOf: (bucket: string, key: string) => `v/${bucket}/${marked(key)}${end}`,
  version: (bucket: string, key: string, seq: number) =>
    `v/${bucket}/${marked(key)}${end}${newestFirst(seq)}`,
  uploadsIn: (bucket: string, prefix = '') => `u/${bucket}/${marked(prefix)}`,
  uploadsOf: (bucket: string, key: string) => `u/${bucket}/${marked(key)}${end}`,
  upload: (bucket: string, key: string, seq: number) =>
    `u/${bucket}/${marked(key)}${end}${inOrder(seq)}`,
  partsOf: (uploadId: string) => `p/${uploadId}/`,
  part: (uploadId: string, number: number) => `p/${uploadId}/${inOrder(number)}`,
} as const;

/** The bytes that a record holds on to, if any. */
export function bodyOf(record: StoredRecord): Bytes | undefined {
  return record.kind === 'object' || record.kind === 'part' ? record.body : undefined;
}
