/**
 * Which endpoint a host is: https://docs.aws.amazon.com/general/latest/gr/s3.html. What it means that it is one of another
 * kind (`service`) is not decided here. Hosts that are not AWS's have their website endpoint at `s3-website.<host>`.
 */

type Service =
  | 's3'
  | 'website'
  | 'accesspoint'
  | 'multi-region'
  | 'control'
  | 'object-lambda'
  | 'outposts'
  | 'express'
  | 'express-control'
  | 'kms'
  | 'sts';

/** In lower case, without port. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/** What a host says by itself. */
export interface Endpoint {
  readonly service: Service;
  /** What stands before the endpoint; not checked against the naming rules. */
  readonly bucket?: string;
  /** The region that the host names; absent for `s3.amazonaws.com` and for hosts that are not AWS's. */
  readonly region?: string;
  readonly dualstack: boolean;
  readonly fips: boolean;
  readonly accelerate: boolean;
  /** Whether the host is AWS's own. */
  readonly aws: boolean;
}

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

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRequests.html */
function multiRegionHost(labels = ''): Endpoint | undefined {
  const bucket = /^(.+)\.accesspoint$/.exec(labels)?.[1];
  return bucket === undefined
    ? undefined
    : { ...plain, aws: true, service: 'multi-region', bucket };
}

function kmsHost(host: string): Endpoint | undefined {
  const [, fips, region] = kmsPattern.exec(host) ?? [];
  return region === undefined
    ? undefined
    : { ...plain, aws: true, service: 'kms', region, fips: fips !== undefined };
}

/** https://docs.aws.amazon.com/general/latest/gr/sts.html */
const stsPattern = /^sts(-fips)?(?:\.([a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/;

function stsHost(host: string): Endpoint | undefined {
  const [found, fips, region = 'us-east-1'] = stsPattern.exec(host) ?? [];
  return found === undefined
    ? undefined
    : { ...plain, aws: true, service: 'sts', region, fips: fips !== undefined };
}

/** Of a host name; `bases` are further hosts under which `<bucket>.<base>` is a virtual-hosted bucket. */
export const endpointOf = (host: string, bases: readonly string[]): Endpoint =>
  awsHost(host) ?? customHost(host, bases);

function awsHost(host: string): Endpoint | undefined {
  // Longer than a domain name can be: not worth a pattern's time.
  if (host.length > 253) return undefined;
  const groups = awsPattern.exec(host)?.groups;
  if (!groups) return kmsHost(host) ?? stsHost(host);
  if (groups.kind === 'global') return multiRegionHost(groups.bucket);
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
