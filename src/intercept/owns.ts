/**
 * Which addresses are S3's, and those of the KMS that keeps its keys: every documented host form of AWS, and the endpoints
 * that the user names. https://docs.aws.amazon.com/general/latest/gr/s3.html, kms.html, sts.html
 */

/** Path style and virtual-hosted; `s3.`, `s3-`, dual-stack, FIPS, accelerate, website, control and express hosts. */
const aws = /(?:^|\.)s3(?:express)?(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

const sts = /^sts(?:-fips)?(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/;
const kms = /^kms(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

export interface OwnsOptions {
  /**
   * Further hosts that are S3, with a port if it matters: `localhost:9000`, `https://minio.example`. `any` is every
   * host but the page's own: for a page that talks to nothing else.
   */
  readonly endpoints?: readonly string[] | 'any' | undefined;
  /** The origin of the page itself. */
  readonly page?: string | undefined;
}

/** Whether a request to `url` is for S3. A custom endpoint owns its subdomains too, which name buckets. */
export function owns(url: URL, { endpoints = [], page }: OwnsOptions = {}): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if ([aws, kms, sts].some((hosts) => hosts.test(url.hostname))) return true;
  if (endpoints === 'any') return url.origin !== page;
  return endpoints.some((endpoint) => {
    const { host } = new URL(
      /^[a-z]+:\/\//.test(endpoint) ? endpoint : `${url.protocol}//${endpoint}`,
    );
    return url.host === host || url.host.endsWith(`.${host}`);
  });
}
