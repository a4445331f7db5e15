/** A bucket as somebody would keep it in their head: a list of versions a key, newest first. */

export interface ModelVersion {
  /** Null is a delete marker. */
  readonly body: string | null;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  /** As S3 named it; `null` is what is written without versioning. */
  readonly id: string;
}

export interface BucketModel {
  versioning: 'never' | 'Enabled' | 'Suspended';
  readonly versions: Map<string, ModelVersion[]>;
}

export function emptyBucket(): BucketModel {
  return { versioning: 'never', versions: new Map() };
}

export function versionsOf({ versions }: BucketModel, key: string): readonly ModelVersion[] {
  return versions.get(key) ?? [];
}

/** The object at a key, if one can be read there. */
export function currentOf(bucket: BucketModel, key: string): ModelVersion | undefined {
  const [newest] = versionsOf(bucket, key);
  return newest?.body === null ? undefined : newest;
}

/** A version is put on top; without versioning it takes the place of the null version. */
export function write(bucket: BucketModel, key: string, version: ModelVersion): void {
  const others = versionsOf(bucket, key).filter(({ id }) => version.id !== 'null' || id !== 'null');
  bucket.versions.set(key, [version, ...others]);
}

export function removeVersion(bucket: BucketModel, key: string, id: string): void {
  const left = versionsOf(bucket, key).filter((version) => version.id !== id);
  if (left.length > 0) bucket.versions.set(key, left);
  else bucket.versions.delete(key);
}

/** A delete without a version: in a bucket that never had versions the object is gone, else a marker is written. */
export function remove(bucket: BucketModel, key: string, marker: string): void {
  if (bucket.versioning === 'never') removeVersion(bucket, key, 'null');
  else write(bucket, key, { body: null, etag: '', metadata: {}, tags: {}, id: marker });
}
