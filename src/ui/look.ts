/** Questions that panels ask of the world. All pure. */
import type { BucketView, KeyView as KmsKeyView, PrincipalView, WorldView } from '../worker/api.ts';
import type { ObjectRecord, UploadRecord, VersionRecord } from '../storage/records.ts';
import { size } from './text.ts';

/** A thing of the world that can be selected. Without a key: the bucket. */
export interface Place {
  readonly bucket: string;
  readonly key?: string;
  readonly versionId?: string;
}

/** All versions of one key, newest first, and its open uploads. */
export interface KeyView {
  readonly key: string;
  readonly versions: readonly VersionRecord[];
  readonly uploads: readonly UploadRecord[];
}

export function bucketNamed(world: WorldView | null, name: string): BucketView | undefined {
  return world?.buckets.find((b) => b.bucket.name === name);
}

/** What policies and grants name a KMS key by. */
export function keyArn({ account, region, keyId }: KmsKeyView['key']): string {
  return `arn:aws:kms:${region}:${account}:key/${keyId}`;
}

export function kmsKeyOf(world: WorldView | null, arn: string): KmsKeyView | undefined {
  return world?.keys.find(({ key }) => keyArn(key) === arn);
}

export function versionsOf(
  world: WorldView | null,
  bucket: string,
  key: string,
): readonly VersionRecord[] {
  return bucketNamed(world, bucket)?.versions.filter((v) => v.key === key) ?? [];
}

/** What a request without a version id gets: the newest version, unless it is a delete marker. */
export function currentObject(
  world: WorldView | null,
  bucket: string,
  key: string,
): ObjectRecord | null {
  const newest = versionsOf(world, bucket, key)[0];
  return newest?.kind === 'object' ? newest : null;
}

/** The object that a place means, or null for buckets, markers and what is not there. */
export function objectAt(world: WorldView | null, place: Place): ObjectRecord | null {
  if (place.key === undefined) return null;
  if (place.versionId === undefined) return currentObject(world, place.bucket, place.key);
  const version = versionsOf(world, place.bucket, place.key).find(
    (v) => v.versionId === place.versionId,
  );
  return version?.kind === 'object' ? version : null;
}

export function regionOf(world: WorldView | null): (bucket: string) => string {
  return (name) => bucketNamed(world, name)?.bucket.region ?? 'us-east-1';
}

/** Somebody who may sign a request: a root, a user, or a session of a role. */
export interface Caller {
  readonly kind: 'root' | 'user' | 'session';
  /** For people: `alice`, `studio (root)`, `copier / nightly`. */
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly accessKeyId: string;
  /** Why S3 refuses the key, in a word. */
  readonly unusable?: 'deleted' | 'disabled';
}

export function callersOf(world: WorldView | null): readonly Caller[] {
  if (!world) return [];
  return [
    ...world.principals.flatMap((one) => withKeys(world, one)),
    ...world.roles.flatMap((role) =>
      role.sessions.map(
        (session): Caller => ({
          kind: 'session',
          name: `${role.name} / ${session.name}`,
          arn: session.arn,
          account: role.account,
          accessKeyId: session.accessKeyId,
          ...unusable(role.deleted, session.status),
        }),
      ),
    ),
  ];
}

/** One caller for each key; only the first needs no more than a name. */
function withKeys(world: WorldView, principal: PrincipalView): readonly Caller[] {
  const { kind, arn, account, keys, deleted } = principal;
  const name = principalName(world, principal);
  return keys.map(({ accessKeyId, status }, i) => ({
    kind,
    name: i === 0 ? name : `${name} by ${accessKeyId}`,
    arn,
    account,
    accessKeyId,
    ...unusable(deleted, status),
  }));
}

function unusable(deleted: boolean, status: string): Pick<Caller, 'unusable'> {
  if (deleted) return { unusable: 'deleted' };
  return status === 'Inactive' ? { unusable: 'disabled' } : {};
}

export function callerByKey(world: WorldView | null, accessKeyId: string): Caller | undefined {
  return callersOf(world).find((one) => one.accessKeyId === accessKeyId);
}

/** A principal's name for people: a root by its account's name. */
export function principalName(
  world: WorldView | null,
  { name, account }: Pick<PrincipalView, 'name' | 'account'>,
): string {
  if (name !== 'root') return name;
  const owner = world?.accounts.find((a) => a.id === account)?.displayName;
  return owner ? `${owner} (root)` : name;
}

/** A caller's name for people: `alice`, or `anonymous`. */
export function callerName(world: WorldView | null, arn: string | undefined): string {
  if (!arn) return 'anonymous';
  const found = callersOf(world).find((one) => one.arn === arn);
  return found?.name ?? arn.split(/[/:]/).at(-1) ?? arn;
}

/** The keys of a bucket in listing order, those with only uploads included. */
export function keysOf(bucket: BucketView): readonly KeyView[] {
  const keys = new Map<string, { versions: VersionRecord[]; uploads: UploadRecord[] }>();
  const at = (key: string) => {
    const found = keys.get(key) ?? { versions: [], uploads: [] };
    keys.set(key, found);
    return found;
  };
  for (const version of bucket.versions) at(version.key).versions.push(version);
  for (const upload of bucket.uploads) at(upload.key).uploads.push(upload);
  return [...keys].map(([key, view]) => ({ key, ...view }));
}

/** An object in a few words: `26 B · image/jpeg · STANDARD_IA`. */
export function traits({ body, system, storageClass }: ObjectRecord): string {
  return [size(body.size), system.ContentType, storageClass === 'STANDARD' ? '' : storageClass]
    .filter(Boolean)
    .join(' · ');
}

/** Objects this big are described by a pattern, not stored: no tab could hold them. */
export function isSynthetic(object: ObjectRecord): boolean {
  return object.body.size >= 1024 ** 3;
}
