/** Where an object is kept, and whether it can be read, at a time: all of it follows from the records. */
import { formatHttpDate } from '../../lib/httpDate.ts';
import { defined } from '../../lib/defined.ts';
import type { AccessTier, IntelligentTiering } from '../../storage/archiving.ts';
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';

export type Archive = 'GLACIER' | 'DEEP_ARCHIVE' | AccessTier;

/** A restore that is under way, or a copy that it left. */
export interface Restore {
  readonly ongoing: boolean;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

const day = 24 * 60 * 60 * 1000;

/** Smaller objects are not monitored, so never archived by themselves. */
const monitoredFrom = 128 * 1024;

export function isMonitored({ storageClass, body }: ObjectRecord): boolean {
  return storageClass === 'INTELLIGENT_TIERING' && body.size >= monitoredFrom;
}

/** The archive that the object is kept in, with or without a restored copy beside it. */
export function archiveOf(
  bucket: BucketRecord,
  object: ObjectRecord,
  now: number,
): Archive | undefined {
  const { storageClass } = object;
  if (storageClass === 'GLACIER' || storageClass === 'DEEP_ARCHIVE') return storageClass;
  return isMonitored(object) ? accessTier(bucket, object, now) : undefined;
}

/** The archive that keeps the object from being read. */
export function archiveAround(
  bucket: BucketRecord,
  object: ObjectRecord,
  now: number,
): Archive | undefined {
  return restoreOf(object, now)?.ongoing === false ? undefined : archiveOf(bucket, object, now);
}

export function restoreOf({ restoration }: ObjectRecord, now: number): Restore | undefined {
  if (!restoration) return undefined;
  if (now < Date.parse(restoration.available)) return { ongoing: true };
  const expires = Date.parse(restoration.expires ?? '');
  return now < expires ? { ongoing: false, expires } : undefined;
}

/** x-amz-restore. */
export function restoreHeader(object: ObjectRecord, now: number): string | undefined {
  const restore = restoreOf(object, now);
  if (!restore) return undefined;
  const { ongoing, expires } = restore;
  const until = expires === undefined ? '' : `, expiry-date="${formatHttpDate(expires)}"`;
  return `ongoing-request="${ongoing}"${until}`;
}

/** The same as listings tell it. */
export function restoreStatus(object: ObjectRecord, now: number) {
  const restore = restoreOf(object, now);
  if (!restore) return undefined;
  const { ongoing, expires } = restore;
  const RestoreExpiryDate = expires === undefined ? undefined : new Date(expires);
  return defined({ IsRestoreInProgress: ongoing, RestoreExpiryDate });
}

/** The coldest tier that a configuration of the bucket has for an object not read for so long. */
function accessTier(
  { intelligentTiering = {} }: BucketRecord,
  object: ObjectRecord,
  now: number,
): AccessTier | undefined {
  const idle = (now - lastAccess(object, now)) / day;
  const configurations = Object.values(intelligentTiering) as readonly unknown[];
  const reached = (configurations as readonly IntelligentTiering[])
    .filter((configuration) => covers(configuration, object))
    .flatMap(({ Tierings }) => Tierings)
    .filter(({ Days }) => idle >= Days)
    .map(({ AccessTier }) => AccessTier);
  return reached.includes('DEEP_ARCHIVE_ACCESS') ? 'DEEP_ARCHIVE_ACCESS' : reached[0];
}

function lastAccess({ modified, accessed, restoration }: ObjectRecord, now: number): number {
  const restored = Date.parse(restoration?.available ?? '');
  const times = [modified, Date.parse(accessed ?? ''), restored <= now ? restored : 0];
  return Math.max(...times.filter((time) => !Number.isNaN(time)));
}

function covers({ Status, Filter = {} }: IntelligentTiering, { key, tags }: ObjectRecord): boolean {
  const prefix = Filter.Prefix ?? Filter.And?.Prefix ?? '';
  const wanted = [...(Filter.Tag ? [Filter.Tag] : []), ...(Filter.And?.Tags ?? [])];
  const has = ({ Key, Value }: { Key: string; Value: string }) =>
    tags.some((tag) => tag.Key === Key && tag.Value === Value);
  return Status === 'Enabled' && key.startsWith(prefix) && wanted.every(has);
}
