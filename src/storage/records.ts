/**
 * Everything a world remembers, as frozen JSON. One ordered table holds them all by `id`, which recordId.ts makes.
 * Times are milliseconds since 1970, sizes are bytes, ETags are without quotes.
 */
import type { Bytes, ChecksumAlgorithm, Digests } from '../lib/payload.ts';
import type {
  AccessPointRecord,
  AccountBlockRecord,
  AsyncRequestRecord,
  MultiRegionAccessPointRecord,
} from './accessPointRecords.ts';
import type { Annotation } from './annotation.ts';
import type { Restoration } from './archiving.ts';
import type { Attributes, Checksum, ChecksumType } from './attributes.ts';
import type { BucketConfiguration } from './bucketConfiguration.ts';
import type { StsSessionRecord } from './stsRecords.ts';
import type { KmsAliasRecord, KmsKeyRecord } from './kmsRecords.ts';
import type { Settings } from '../world/world.ts';

export type {
  AccessPointRecord,
  AsyncRequestRecord,
  MultiRegionAccessPointRecord,
} from './accessPointRecords.ts';
export type { StsSessionRecord } from './stsRecords.ts';
export type {
  EncryptionContext,
  GrantConstraints,
  KmsAliasRecord,
  KmsGrant,
  KmsKeyRecord,
} from './kmsRecords.ts';

export interface BucketRecord extends BucketConfiguration {
  readonly kind: 'bucket';
  readonly id: string;
  readonly name: string;
  /** The 12-digit id of the account that owns it. */
  readonly account: string;
  readonly region: string;
  /** The LocationConstraint it was made with: differs from `region` for the old value `EU`. */
  readonly locationConstraint?: string;
  readonly created: number;
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
  /** In the order of their names; absent when there are none. */
  readonly annotations?: readonly Annotation[];
  readonly restoration?: Restoration;
  /** When S3 Intelligent-Tiering last saw it read: ISO 8601. */
  readonly accessed?: string;
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
  /** Headers that it began with which policies ask about, by the names of the model. No secrets. */
  readonly said?: Readonly<Record<string, string>>;
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
  /** The midnight up to which lifecycle rules have acted; absent until a bucket has some. */
  readonly swept?: number;
}

export const settingsId = 'settings';

/** What was set anew since the world began. */
export interface SettingsRecord {
  readonly kind: 'settings';
  readonly id: typeof settingsId;
  readonly changed: Partial<Settings>;
}

export type StoredRecord =
  | BucketRecord
  | VersionRecord
  | UploadRecord
  | PartRecord
  | KmsKeyRecord
  | KmsAliasRecord
  | AccessPointRecord
  | MultiRegionAccessPointRecord
  | AsyncRequestRecord
  | AccountBlockRecord
  | StsSessionRecord
  | SettingsRecord
  | ProgressRecord;

/** The bytes that a record holds on to, those of its annotations behind its own, if any. */
export function bodyOf(record: StoredRecord): Bytes | undefined {
  if (record.kind === 'part') return record.body;
  if (record.kind !== 'object') return undefined;
  if (!record.annotations) return record.body;
  const all = [record.body, ...record.annotations.map(({ body }) => body)];
  return {
    size: all.reduce((sum, { size }) => sum + size, 0),
    segments: all.flatMap(({ segments }) => segments),
  };
}
