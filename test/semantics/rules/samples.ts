/** Records to judge. */
import type {
  BucketRecord,
  DeleteMarkerRecord,
  ObjectRecord,
  PartRecord,
  UploadRecord,
} from '../../../src/storage/records.ts';
import { recordId } from '../../../src/storage/recordId.ts';

export const us = '123456789012';
export const them = '210987654321';

/** Noon of 10 January 2026, UTC, and a bit: conditions compare whole seconds. */
export const written = Date.UTC(2026, 0, 10, 12) + 321;

export function bucket(given: Partial<BucketRecord> = {}): BucketRecord {
  return {
    kind: 'bucket',
    id: recordId.bucket('photos'),
    name: 'photos',
    account: us,
    region: 'us-east-1',
    created: 0,
    tags: [],
    ...given,
  };
}

const version = {
  id: recordId.version('photos', 'cat', 5),
  bucket: 'photos',
  key: 'cat',
  seq: 5,
  versionId: 'null',
  modified: written,
  owner: us,
};

const attributes = {
  system: { ContentType: 'image/jpeg' },
  metadata: { camera: 'pocket' },
  tags: [{ Key: 'album', Value: 'pets' }],
  storageClass: 'STANDARD',
  encryption: { type: 'SSE-S3' },
} as const;

export function object(given: Partial<ObjectRecord> = {}): ObjectRecord {
  return {
    kind: 'object',
    ...version,
    ...attributes,
    body: { size: 10, segments: [{ blob: '1', offset: 0, length: 10 }] },
    etag: 'abc',
    checksum: { algorithm: 'CRC32', type: 'FULL_OBJECT', value: 'AAAAAA==' },
    ...given,
  };
}

export function marker(given: Partial<DeleteMarkerRecord> = {}): DeleteMarkerRecord {
  return { kind: 'deleteMarker', ...version, ...given };
}

export function upload(given: Partial<UploadRecord> = {}): UploadRecord {
  return {
    kind: 'upload',
    ...attributes,
    id: recordId.upload('photos', 'cat', 3),
    bucket: 'photos',
    key: 'cat',
    uploadId: 'upload-1',
    seq: 3,
    initiated: written,
    owner: us,
    initiator: `arn:aws:iam::${us}:root`,
    ...given,
  };
}

export function part(number: number, given: Partial<PartRecord> = {}): PartRecord {
  return {
    kind: 'part',
    id: recordId.part('upload-1', number),
    uploadId: 'upload-1',
    number,
    modified: written,
    body: { size: 5 * 1024 ** 2, segments: [] },
    etag: `etag-${number}`,
    digests: {},
    ...given,
  };
}
