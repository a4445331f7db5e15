/** Regions of those who sign: the one that a signature is for, and those that an account has. */
import { refuse, type S3Error } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { sendThere } from '../regions/endpoint.ts';
import { guard } from '../rule.ts';
import { api, errorList, recording } from './cites.ts';
import { told } from './region.ts';

const optIn = 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html';

interface SignedFor {
  /** The region in the scope of the signature. */
  readonly signed: string | undefined;
  /** The one that serves the request; undefined where any of AWS's will do. */
  readonly region: string | undefined;
  readonly regions: readonly string[];
  readonly bucket: BucketRecord | undefined;
  readonly where: 'headers' | 'url' | 'form';
}

export const signedForRegion = guard<SignedFor>({
  id: 'region/signed',
  about: 'signed',
  phase: 'access',
  says: 'A signature of version 4 is for the region that serves the request; at hosts that are not AWS’s only a strict world insists.',
  cites: [
    recording('create-bucket-aws-global'),
    'aws/aws-sdk-java-v2#4425',
    'aws/aws-cli#1556',
    api('ListBuckets'),
  ],
  basis: 'recorded',
  refuses({ signed, region, regions, bucket, where }) {
    if (region === undefined ? regions.includes(signed ?? '') : signed === region) return undefined;
    return wrongRegion(signed, region ?? 'us-east-1', bucket, where);
  },
  remedies: ({ region = 'us-east-1', bucket }) => [
    bucket?.region === region
      ? sendThere(bucket.name, region)
      : {
          says: `Sign it for ${region}, or send it to the endpoint of the region it is signed for.`,
        },
  ],
});

function wrongRegion(
  signed: string | undefined,
  Region: string,
  bucket: BucketRecord | undefined,
  where: SignedFor['where'],
): S3Error {
  const [code, place] =
    where === 'headers'
      ? (['AuthorizationHeaderMalformed', 'The authorization header is malformed'] as const)
      : ([
          'AuthorizationQueryParametersError',
          'Error parsing the X-Amz-Credential parameter',
        ] as const);
  const message = `${place}; the region '${signed}' is wrong; expecting '${Region}'`;
  return refuse(code, { Region }, message, bucket ? told(bucket) : {});
}

export const regionIsEnabled = guard<{
  region: string;
  account: string;
  /** The regions that the account has not opted in to. */
  disabled: readonly string[];
  accessKeyId: string;
  sessionToken: (() => string) | undefined;
}>({
  id: 'region/enabled',
  about: 'disabled',
  phase: 'access',
  says: 'A region that an account has not enabled knows neither its keys nor its tokens.',
  cites: [optIn, errorList, 'boto/boto3#4580', 'aws/aws-sdk-java#2684'],
  basis: 'inferred',
  refuses({ region, disabled, accessKeyId, sessionToken }) {
    if (!disabled.includes(region)) return undefined;
    return sessionToken
      ? refuse('InvalidToken', { 'Token-0': sessionToken() })
      : refuse('InvalidAccessKeyId', { AWSAccessKeyId: accessKeyId });
  },
  remedies: ({ region, account }) => [
    { says: `Enable ${region} for account ${account}: take it out of its disabledRegions.` },
  ],
});
