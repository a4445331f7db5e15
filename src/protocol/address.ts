/**
 * Where a request goes: host and path → bucket, key, region, and the query.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
import { decodeForm, decodePercent } from '../lib/percent.ts';
import { refuse } from './errors.ts';
import { type Endpoint, endpointOf, hostName } from './endpoint.ts';
import { isControlRequest } from './control/request.ts';
import type { WireRequest } from './message.ts';

export type Query = readonly (readonly [name: string, value: string])[];

/** Its bucket is decoded, and absent when the request is to the service itself. */
export interface Location extends Endpoint {
  readonly style: 'path' | 'virtual';
  /** Decoded exactly once; absent when the request is to the bucket. */
  readonly key?: string;
  /** Lower case, without port. */
  readonly host: string;
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
  request: Pick<WireRequest, 'host' | 'target'> & Partial<Pick<WireRequest, 'headers'>>,
  options: AddressOptions = {},
): Location {
  const host = hostName(request.host);
  const [path, search] = splitTarget(request.target);
  const { bucket: fromHost, ...endpoint } = endpointOf(host, options.bases ?? []);
  if (
    endpoint.service === 'control' ||
    (endpoint.service === 's3' && isControlRequest(request, path))
  ) {
    const query = readQuery(search, path);
    return { style: 'virtual', ...endpoint, service: 'control', host, path, query };
  }
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
