/** Copies from one region into another. */
import { refuse } from '../../protocol/errors.ts';
import { decision, guard } from '../rule.ts';
import { api } from './cites.ts';

interface Way {
  /** The regions of the source and of the destination. */
  readonly from: string;
  readonly to: string;
}

export const copyRoute = decision<Way, string>({
  id: 'region/copy',
  phase: 'source',
  says: 'A copy is asked of the region of its destination, which fetches from the region of the source, whichever that is.',
  cites: [api('CopyObject'), 'aws/aws-sdk-java-v2#2212', 'aws/aws-tools-for-powershell#216'],
  basis: 'documented',
  decides: ['CopyRegions'],
  ways: ['defaulted', 'computed'],
  choose: ({ from, to }) =>
    from === to
      ? { value: to, origin: 'defaulted', because: 'source and destination are in one region' }
      : {
          value: `${from} → ${to}`,
          origin: 'computed',
          because: 'source and destination are in different regions, which is allowed',
        },
});

export const copyStaysInNetwork = guard<Way & { vpcEndpoint: string | undefined }>({
  id: 'region/vpc-endpoint',
  phase: 'source',
  says: 'A VPC endpoint is of one region, and carries no copy from another.',
  cites: [
    'data-science-on-aws/data-science-on-aws#221',
    'terricain/aioboto3#348',
    'boto/boto3#3270',
  ],
  basis: 'documented',
  refuses: ({ from, to, vpcEndpoint }) =>
    vpcEndpoint === undefined || from === to
      ? undefined
      : refuse('AccessDenied', {}, 'VPC endpoints do not support cross-region requests'),
  remedies: () => [
    {
      says: 'Copy without the VPC endpoint, or read the object from its region and write it to the other.',
    },
  ],
});

export const sourceRegionIsEnabled = guard<Way & { disabled: readonly string[] }>({
  id: 'region/source-enabled',
  about: 'disabled',
  phase: 'source',
  says: 'The account that copies must have enabled the region of the source too.',
  cites: [api('CopyObject')],
  basis: 'inferred',
  refuses: ({ from, disabled }) => (disabled.includes(from) ? refuse('AccessDenied') : undefined),
  remedies: ({ from }) => [
    { says: `Enable ${from} for the account: take it out of its disabledRegions.` },
  ],
});
