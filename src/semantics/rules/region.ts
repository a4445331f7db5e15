/** Regions: which one an endpoint reaches, and what is said where the bucket is in another. */
import { escapeUnsafe } from '../../lib/percent.ts';
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { hasFips, isOptIn } from '../../world/regions.ts';
import {
  constraintOf,
  type Endpoint,
  permanentHost,
  sendThere,
  temporaryHost,
} from '../regions/endpoint.ts';
import { type Choice, decision, guard } from '../rule.ts';
import { guide } from './cites.ts';

const routing = 'https://docs.aws.amazon.com/AmazonS3/latest/API/UsingRouting.html';
const day = 86_400_000;

/** Every answer about a wrong region tells the right one. */
export const told = ({ region }: BucketRecord) => ({ 'x-amz-bucket-region': region });

export const hostExists = guard<{
  endpoint: Endpoint;
  host: string;
  scheme: string;
  regions: readonly string[];
}>({
  id: 'region/host',
  phase: 'access',
  says: "S3 has endpoints in AWS's regions, and FIPS endpoints, for HTTPS alone, in the United States and Canada.",
  cites: ['https://docs.aws.amazon.com/general/latest/gr/s3.html', guide('WebsiteEndpoints')],
  basis: 'inferred',
  refuses({ endpoint, host, scheme, regions }) {
    const { fips, region } = endpoint;
    const isThere = regions.includes(region ?? '') && (!fips || hasFips(region ?? ''));
    if (isThere && !(fips && scheme === 'http')) return undefined;
    const why = isThere
      ? 'AWS answers there over HTTPS only'
      : 'AWS has no such host, so that no request would have arrived';
    return refuse('EndpointNotFound', {}, `Bucketlab: ${scheme}://${host} is no endpoint: ${why}.`);
  },
});

interface Routed {
  readonly endpoint: Endpoint;
  readonly bucket: BucketRecord | undefined;
  /** How long ago the bucket was made, in ms. */
  readonly age: number;
}

/** Whether DNS does not lead to the bucket's region yet. */
const isYoung = ({ bucket, age }: Routed) =>
  bucket !== undefined && bucket.region !== 'us-east-1' && age < day;

export const regionReached = decision<Routed, string>({
  id: 'region/endpoint',
  phase: 'access',
  says: 'The endpoint says which region a request reaches: the one in its host, us-east-1 where it names none, or the bucket’s own where DNS leads there.',
  cites: [guide('VirtualHosting'), routing],
  basis: 'documented',
  decides: ['EndpointRegion'],
  ways: ['requested', 'defaulted', 'computed'],
  choose(facts) {
    const { endpoint, bucket } = facts;
    if (endpoint.region !== undefined)
      return { value: endpoint.region, origin: 'requested', because: 'the host names it' };
    const nowhere = (because: string): Choice<string> => {
      return { value: 'us-east-1', origin: 'defaulted', because };
    };
    if (!bucket) return nowhere('the host names no region, and there is no such bucket');
    const there = (because: string): Choice<string> => {
      return { value: bucket.region, origin: 'computed', because };
    };
    if (endpoint.kind === 'custom') return there('a host that is not AWS’s has every bucket');
    if (endpoint.kind === 'accelerate') return there('edge locations know where the bucket is');
    if (endpoint.style === 'path') return nowhere('the host names neither a region nor the bucket');
    if (isOptIn(bucket.region))
      return nowhere('DNS does not lead to regions that launched after 20 March 2019');
    if (isYoung(facts)) return nowhere('DNS does not know a bucket of less than a day yet');
    return there('DNS leads to the region of the bucket that the host names');
  },
});

interface Reached {
  readonly endpoint: Endpoint;
  /** The region that was reached. */
  readonly region: string;
  readonly bucket: BucketRecord;
}

const right = ({ bucket }: Reached) => [sendThere(bucket.name, bucket.region)];

export const newRegionsStandAlone = guard<Reached>({
  id: 'region/opt-in',
  phase: 'access',
  says: 'Regions that launched after 20 March 2019 do not redirect, and nobody redirects to them.',
  cites: [routing, 'boto/boto3#2622', 'aws/aws-cli#8184', 'cloud-custodian/cloud-custodian#8005'],
  basis: 'documented',
  refuses: ({ region, bucket }) =>
    isOptIn(region) || isOptIn(bucket.region)
      ? refuse(
          'IllegalLocationConstraintException',
          {},
          `The ${constraintOf(bucket.region)} location constraint is incompatible for the region specific endpoint this request was sent to.`,
          told(bucket),
        )
      : undefined,
  remedies: right,
});

export const youngBucketIsElsewhere = guard<Reached>({
  id: 'region/young-bucket',
  phase: 'access',
  says: 'Until DNS knows where a new bucket is, us-east-1 sends on what is asked of it at the global endpoint, for this once.',
  cites: [routing, 'cperciva/bsdec2-image-upload#11'],
  basis: 'documented',
  refuses({ endpoint, bucket }) {
    const { kind, style, scheme, target } = endpoint;
    if (kind !== 'global' || style === 'path') return undefined;
    const Endpoint = temporaryHost(bucket.name, bucket.region);
    return refuse('TemporaryRedirect', { Endpoint, Bucket: bucket.name }, undefined, {
      ...told(bucket),
      location: `${scheme}://${Endpoint}${escapeUnsafe(target)}`,
    });
  },
  remedies: right,
});

export const bucketIsOfEndpoint = guard<Reached>({
  id: 'region/bucket',
  phase: 'access',
  says: 'A bucket is asked for at the endpoint of its region, whoever asks and whatever he may; only its location is told elsewhere.',
  cites: [
    routing,
    'awspring/spring-cloud-aws#452',
    'skyplane-project/skyplane#216',
    'yanganto/s3rs#18',
  ],
  basis: 'documented',
  refuses: ({ endpoint, region, bucket }) =>
    region === bucket.region
      ? undefined
      : refuse(
          'PermanentRedirect',
          {
            Endpoint: permanentHost(bucket.name, bucket.region, endpoint.style),
            Bucket: bucket.name,
          },
          undefined,
          told(bucket),
        ),
  remedies: right,
});
