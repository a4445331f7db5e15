/**
 * Where a request goes: host and path → bucket, key, region, and the query.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html. Website, access point, Outposts and directory
 * bucket hosts are recognised and named in `service`; what they mean is not decided here. Hosts that are not AWS's have
 * their website endpoint at `s3-website.<host>`.
 */
import { decodeForm, decodePercent } from '../lib/percent.ts';
import { refuse } from './errors.ts';
import type { WireRequest } from './message.ts';

export type Query = readonly (readonly [name: string, value: string])[];

export type Service =
  | 's3'
  | 'website'
  | 'accesspoint'
  | 'control'
  | 'object-lambda'
  | 'outposts'
  | 'express'
  | 'express-control'
  | 'kms';

export interface Location {
  readonly style: 'path' | 'virtual';
  readonly service: Service;
  /** Decoded; absent when the request is to the service itself. Not checked against the naming rules. */
  readonly bucket?: string;
  /** Decoded exactly once; absent when the request is to the bucket. */
  readonly key?: string;
  /** The region that the host names; absent for `s3.amazonaws.com` and for hosts that are not AWS's. */
  readonly region?: string;
  /** Lower case, without port. */
  readonly host: string;
  readonly dualstack: boolean;
  readonly fips: boolean;
  readonly accelerate: boolean;
  /** Whether the host is AWS's own. */
  readonly aws: boolean;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: Query;
}

export interface AddressOptions {
  /** Hosts besides AWS's and localhost under which `<bucket>.<base>` is a virtual-hosted bucket. */
  readonly bases?: readonly string[];
}

/** Throws InvalidURI when path or query do not decode, and for a key that leads out of its bucket. */
export function locate(
  request: Pick<WireRequest, 'host' | 'target'>,
  options: AddressOptions = {},
): Location {
  const host = hostName(request.host);
  const [path, search] = splitTarget(request.target);
  const { bucket: fromHost, ...endpoint } = awsHost(host) ?? customHost(host, options.bases ?? []);
  const rest = path.replace(/^\//, '');
  const slash = rest.indexOf('/');
  const inPath = slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash + 1)];
  const isService = fromHost === undefined && rest === '';
  const [bucket, key] =
    fromHost === undefined ? inPath.map((p) => decode(p, path)) : [fromHost, decode(rest, path)];
  if (key !== undefined && climbs(key)) throw refuse('InvalidURI', { URI: path });
  return {
    style: fromHost === undefined ? 'path' : 'virtual',
    ...endpoint,
    ...(isService || bucket === undefined ? {} : { bucket }),
    ...(key ? { key } : {}),
    host,
    path,
    query: readQuery(search, path),
  };
}

/**
 * Whether a key has, read from the left, more `..` than elements to leave.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html; the code that answers it is inferred.
 */
function climbs(key: string): boolean {
  let depth = 0;
  for (const element of key.split('/')) {
    if (element === '..') depth -= 1;
    else if (element !== '' && element !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** A parameter's first value. */
export function parameter(query: Query, name: string): string | undefined {
  return query.find(([n]) => n === name)?.[1];
}

/** Pairs in order, decoded; a name without `=` has the value `''`. */
export function readQuery(search: string, uri = search): Query {
  return search
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] =
        equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decode(name, uri, decodeForm), decode(value, uri, decodeForm)] as const;
    });
}

function decode(text: string, uri: string, how = decodePercent): string {
  const decoded = how(text);
  if (decoded === undefined) throw refuse('InvalidURI', { URI: uri });
  return decoded;
}

/** Path and query as sent. A proxy's absolute form loses its origin. */
export function splitTarget(target: string): readonly [path: string, search: string] {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = local.indexOf('?');
  return mark < 0 ? [local || '/', ''] : [local.slice(0, mark) || '/', local.slice(mark + 1)];
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

type Endpoint = Pick<
  Location,
  'service' | 'region' | 'dualstack' | 'fips' | 'accelerate' | 'aws' | 'bucket'
>;

const plain = {
  service: 's3',
  dualstack: false,
  fips: false,
  accelerate: false,
  aws: false,
} as const;

/** `<bucket>.s3[-kind][-fips][.dualstack][.<region>].amazonaws.com`; the bucket may hold dots, and itself look like a host. */
const awsPattern =
  /^(?:(?<bucket>.+)\.)?(?<service>s3(?:express)?)(?:-(?<kind>[a-z0-9-]+))?(?<dualstack>\.dualstack)?(?:\.(?<region>[a-z]{2}[a-z0-9]*-[a-z0-9-]+))?\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

const kinds = new Set(['website', 'accesspoint', 'control', 'object-lambda', 'outposts']);

/** https://docs.aws.amazon.com/general/latest/gr/kms.html */
const kmsPattern = /^kms(-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

function kmsHost(host: string): Endpoint | undefined {
  const [, fips, region] = kmsPattern.exec(host) ?? [];
  return region === undefined
    ? undefined
    : { ...plain, aws: true, service: 'kms', region, fips: fips !== undefined };
}

function awsHost(host: string): Endpoint | undefined {
  // Longer than a domain name can be: not worth a pattern's time.
  if (host.length > 253) return undefined;
  const groups = awsPattern.exec(host)?.groups;
  if (!groups) return kmsHost(host);
  const fips = /^fips|-fips$/.test(groups.kind ?? '');
  const kind = (groups.kind ?? '').replace(/^fips-?|-fips$/, '');
  const base = {
    ...plain,
    aws: true,
    fips,
    dualstack: groups.dualstack !== undefined,
    ...(groups.bucket ? { bucket: groups.bucket } : {}),
    ...(groups.region ? { region: groups.region } : {}),
  };
  if (groups.service === 's3express') {
    return { ...base, service: kind === 'control' ? 'express-control' : 'express' };
  }
  if (kind === 'accelerate') return { ...base, accelerate: true };
  if (kind === 'external-1') return { ...base, region: 'us-east-1' };
  if (kinds.has(kind)) return { ...base, service: kind as Service };
  const website = /^website-(.+)$/.exec(kind)?.[1];
  if (website) return { ...base, service: 'website', region: website };
  return kind === '' ? base : { ...base, region: kind };
}

const localBases = ['s3.localhost', 'localhost'];

function customHost(host: string, bases: readonly string[]): Endpoint {
  const known = [...bases.map(hostName), ...localBases].flatMap((name) => [
    [name, plain] as const,
    [`s3-website.${name}`, { ...plain, service: 'website' }] as const,
  ]);
  known.sort(([a], [b]) => b.length - a.length);
  const found = known.find(([name]) => host === name || host.endsWith(`.${name}`));
  if (!found) return plain;
  const [name, endpoint] = found;
  return host === name ? endpoint : { ...endpoint, bucket: host.slice(0, -name.length - 1) };
}
