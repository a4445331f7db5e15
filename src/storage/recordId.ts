/**
 * The ids under which records stand in the one ordered table. They begin with the kind and sort as S3 lists: buckets by
 * name, versions by key (UTF-8 order) with the newest first, parts by number.
 */
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
  kmsKeys: 'k/',
  kmsKeysIn: (account: string, region: string) => `k/${account}/${region}/`,
  kmsKey: (account: string, region: string, keyId: string) => `k/${account}/${region}/${keyId}`,
  kmsAliasesIn: (account: string, region: string) => `a/${account}/${region}/`,
  kmsAlias: (account: string, region: string, name: string) => `a/${account}/${region}/${name}`,
  accessPoints: 'ap/',
  accessPointsOf: (account: string) => `ap/${account}/`,
  accessPointsIn: (account: string, region: string) => `ap/${account}/${region}/`,
  accessPoint: (account: string, region: string, name: string) => `ap/${account}/${region}/${name}`,
  multiRegionAccessPoints: 'mr/',
  multiRegionAccessPointsOf: (account: string) => `mr/${account}/`,
  multiRegionAccessPoint: (account: string, name: string) => `mr/${account}/${name}`,
  asyncRequestsOf: (account: string) => `as/${account}/`,
  asyncRequest: (account: string, token: string) => `as/${account}/${token}`,
  stsSession: (accessKeyId: string) => `sts/${accessKeyId}`,
  accountBlock: (account: string) => `ab/${account}`,
} as const;
