/** Whether a world is whole: what is wrong with its records and bodies, in sentences. */
import { memory } from '../../src/storage/memory.ts';
import { bodyOf, type StoredRecord } from '../../src/storage/records.ts';
import { recordId } from '../../src/storage/recordId.ts';
import { type Persistence, type Store, StorageFailure } from '../../src/storage/store.ts';

/** A place in memory that can be looked into. */
export interface OpenPlace extends Persistence {
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** Blob → its size. */
  readonly blobs: ReadonlyMap<string, number>;
}

/** `fails` says of each write whether it does. */
export function openPlace(fails: () => boolean = () => false): OpenPlace {
  const inner = memory();
  const records = new Map<string, StoredRecord>();
  const blobs = new Map<string, number>();
  return {
    ...inner,
    records,
    blobs,
    async write(batch) {
      await Promise.resolve();
      if (fails()) throw new StorageFailure('full', 'no room');
      await inner.write(batch);
      for (const record of batch.put) records.set(record.id, record);
      for (const id of batch.remove) records.delete(id);
      for (const [id, content] of batch.putBlobs)
        blobs.set(id, content instanceof Uint8Array ? content.length : content.size);
      for (const id of batch.removeBlobs) blobs.delete(id);
    },
  };
}

/** `requests`: how many were answered; each may have staged a blob under its number. */
export function faultsIn(place: OpenPlace, store: Store, requests: number): string[] {
  const faults: string[] = [];
  const used = new Set<string>();
  const head = [...store.head.scan('')];
  for (const record of head) {
    if (place.records.get(record.id) !== record)
      faults.push(`${record.id} is not what was written`);
    const { size, segments } = bodyOf(record) ?? { size: 0, segments: [] };
    const sum = segments.reduce((bytes, { length }) => bytes + length, 0);
    if (sum !== size) faults.push(`${record.id} has ${size} bytes, its segments ${sum}`);
    for (const { blob, offset, length } of segments) {
      used.add(blob);
      const held = place.blobs.get(blob) ?? -1;
      if (offset + length > held)
        faults.push(`${record.id} wants more of blob ${blob} than there is`);
    }
    faults.push(...orphans(record, store));
  }
  if (place.records.size !== head.length) faults.push('records were written that are not there');
  for (const blob of place.blobs.keys())
    if (!used.has(blob)) faults.push(`blob ${blob} is kept and nobody wants it`);
  for (let request = 1; request <= requests; request++)
    if (store.blobs.staged(`${request}`)) faults.push(`blob ${request} is still staged`);
  if (store.blobs.staged('synthetic/99/ab')) faults.push('a described blob is still staged');
  return faults;
}

/** Versions, uploads and access points of buckets that are gone, parts of uploads that are. */
function orphans(record: StoredRecord, store: Store): string[] {
  const parent = parentOf(record);
  const stands =
    record.kind === 'part'
      ? [...store.head.scan('u/')].some(
          (one) => one.kind === 'upload' && one.uploadId === record.uploadId,
        )
      : parent === undefined || store.head.get(parent) !== undefined;
  return stands ? [] : [`${record.id} belongs to nothing`];
}

/** The id of the record that goes with it; undefined for what stands by itself. */
function parentOf(record: StoredRecord): string | undefined {
  switch (record.kind) {
    case 'object':
    case 'deleteMarker':
    case 'upload':
    case 'accessPoint':
      return recordId.bucket(record.bucket);
    case 'kmsAlias':
      return recordId.kmsKey(record.account, record.region, record.keyId);
    default:
      return undefined;
  }
}
