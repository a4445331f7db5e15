/** The regions of the aws partition. https://docs.aws.amazon.com/general/latest/gr/s3.html */
export const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
] as const;

/**
 * Regions that launched after 20 March 2019, which accounts opt in to. Their buckets answer at their own endpoints alone.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html, AmazonS3/latest/API/UsingRouting.html
 */
const optIn: ReadonlySet<string> = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
]);

export const isOptIn = (region: string): boolean => optIn.has(region);

/** Regions with FIPS endpoints: https://aws.amazon.com/compliance/fips/ */
const fips: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'ca-west-1',
]);

export const hasFips = (region: string): boolean => fips.has(region);

/** The regions that opened after us-east-1 and before 30 January 2014, whose endpoints redirects and websites name with a hyphen: `s3-eu-west-1`. */
const first: ReadonlySet<string> = new Set([
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
]);

/** Signatures of version 2: https://docs.aws.amazon.com/AmazonS3/latest/API/UsingHTTPPOST.html */
export const takesVersion2 = (region: string): boolean =>
  region === 'us-east-1' || first.has(region);

/** What stands between `s3` and the region in the names that S3 gives to its endpoints. */
export const separator = (region: string): '-' | '.' => (first.has(region) ? '-' : '.');
