/** Signatures: for what, what of the request, and whether they hold. */
import { type ErrorDetail, refuse, type S3Error } from '../../protocol/errors.ts';
import { matchesWildcard } from '../../lib/wildcard.ts';
import { takesVersion2 } from '../../world/regions.ts';
import { guard } from '../rule.ts';
import { guide, recording } from './cites.ts';

const reference = 'https://docs.aws.amazon.com/AmazonS3/latest/API';
const inUrl = `${reference}/sigv4-query-string-auth.html`;
const inHeader = `${reference}/sig-v4-header-based-auth.html`;

/** How a refusal of a credential begins, in the words of where it stands. */
function malformed(where: Where, reason: string): S3Error {
  return where === 'headers'
    ? refuse('AuthorizationHeaderMalformed', {}, `The authorization header is malformed; ${reason}`)
    : refuse(
        'AuthorizationQueryParametersError',
        {},
        `Error parsing the X-Amz-Credential parameter; ${reason}`,
      );
}

export const versionIsTaken = guard<{ version2In: string | undefined }>({
  id: 'signature/version',
  about: 'version2In',
  phase: 'access',
  says: 'Signatures of version 2 are taken only in the regions that opened before 30 January 2014.',
  cites: [`${reference}/UsingHTTPPOST.html`],
  basis: 'documented',
  refuses: ({ version2In = '' }) =>
    takesVersion2(version2In)
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
        ),
});

type Where = 'headers' | 'url' | 'form';

interface Scope {
  readonly where: Where;
  readonly called: string;
  readonly service: string | undefined;
  /** `yyyyMMdd` of the credential, and of the time at which it was signed. */
  readonly date: string | undefined;
  readonly signedDate: string | undefined;
}

export const credentialIsForService = guard<Scope>({
  id: 'signature/service',
  about: 'service',
  phase: 'access',
  says: 'The credential of a signature is one for the service that is called.',
  cites: [inHeader],
  basis: 'documented',
  refuses: ({ where, called, service }) =>
    service === called
      ? undefined
      : malformed(where, `incorrect service "${service}". This endpoint belongs to "${called}".`),
});

export const credentialIsOfItsDay = guard<Scope>({
  id: 'signature/credential-date',
  about: 'signedDate',
  phase: 'access',
  says: 'The credential of a signature is of the day on which it was made.',
  cites: [inHeader],
  basis: 'documented',
  refuses: ({ where, date, signedDate }) =>
    date === signedDate
      ? undefined
      : malformed(
          where,
          `Invalid credential date "${date}". This date is not the same as X-Amz-Date: "${signedDate}".`,
        ),
});

export const regionIsInSet = guard<{
  where: Where;
  region: string;
  regionSet: string | undefined;
}>({
  id: 'signature/region-set',
  about: 'regionSet',
  phase: 'access',
  says: 'A signature of version 4A is good in the regions of its set, where a star stands for any letters.',
  cites: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html',
    guide('MultiRegionAccessPointRestrictions'),
  ],
  basis: 'inferred',
  refuses: ({ where, region, regionSet = '' }) =>
    regionSet.split(',').some((pattern) => matchesWildcard(pattern.trim(), region))
      ? undefined
      : malformed(where, `the region set '${regionSet}' is wrong; expecting '${region}'`),
});

export const contentHashIsDeclared = guard<{ contentHash: 'sent' | 'missing' | undefined }>({
  id: 'signature/content-sha256',
  about: 'contentHash',
  phase: 'access',
  says: 'A request signed with version 4 declares the hash of its body.',
  cites: [inHeader],
  basis: 'documented',
  refuses: ({ contentHash }) =>
    contentHash === 'missing'
      ? refuse(
          'InvalidRequest',
          {},
          'Missing required header for this request: x-amz-content-sha256',
        )
      : undefined,
});

export const headersAreSigned = guard<{ unsigned: readonly string[] }>({
  id: 'signature/headers-signed',
  phase: 'access',
  says: 'With version 4 the host and every x-amz- header that is sent are signed.',
  cites: [recording('put-url-metadata-with-sig-s3v4-true'), inUrl],
  basis: 'recorded',
  refuses: ({ unsigned }) =>
    unsigned.length > 0
      ? refuse(
          'AccessDenied',
          { HeadersNotSigned: unsigned.join(', ') },
          'There were headers present in the request which were not signed',
        )
      : undefined,
});

/** The line that the signer had and the one that arrived: undefined where nothing is wrong. */
interface Told {
  readonly signed?: string | undefined;
  readonly received?: string | undefined;
  readonly detail: () => ErrorDetail;
}

export const signatureHolds = guard<Told & { holds: boolean | undefined }>({
  id: 'signature/matches',
  about: 'holds',
  phase: 'access',
  says: 'The signature is the one that the secret key makes of the request as it arrived.',
  cites: [
    recording('s3-put-presigned-url-with-different-headers-s3v4'),
    recording('s3-put-presigned-url-with-different-headers-s3'),
    inUrl,
  ],
  basis: 'recorded',
  refuses: ({ holds, detail }) =>
    holds === false ? refuse('SignatureDoesNotMatch', detail()) : undefined,
});

export const chunksAreSigned = guard<Told & { unsound: number | 'trailers' | undefined }>({
  id: 'signature/chunks',
  phase: 'access',
  says: 'Each chunk of a body whose chunks are signed has the signature that follows from the one before, the trailers too.',
  cites: [`${reference}/sigv4-streaming.html`, `${reference}/sigv4-streaming-trailers.html`],
  basis: 'documented',
  refuses: ({ unsound, detail }) =>
    unsound === undefined ? undefined : refuse('SignatureDoesNotMatch', detail()),
});
