/** The website configuration of a bucket: what it may say, and that there is one. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { RoutingRule, WebsiteConfiguration } from '../../storage/webConfiguration.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** As it arrived: protocols are not judged yet. */
interface Sent {
  readonly site: WebsiteConfiguration;
}

const invalid = (message: string) => refuse('InvalidRequest', {}, message);

export const redirectAllStandsAlone = guard<Sent>({
  id: 'website/redirect-all-alone',
  phase: 'request',
  says: 'A website that redirects all requests says nothing else.',
  cites: [api('PutBucketWebsite')],
  basis: 'documented',
  refuses: ({ site }) =>
    site.RedirectAllRequestsTo && Object.keys(site).length > 1
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'RedirectAllRequestsTo', ArgumentValue: 'not null' },
          'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
        )
      : undefined,
});

export const indexDocumentIsGiven = guard<Sent>({
  id: 'website/index-document-given',
  phase: 'request',
  says: 'A website that does not redirect all requests has an index document.',
  cites: [api('PutBucketWebsite')],
  basis: 'documented',
  refuses: ({ site }) =>
    site.RedirectAllRequestsTo || site.IndexDocument
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'IndexDocument', ArgumentValue: 'null' },
          'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
        ),
});

export const indexSuffixIsWellFormed = guard<{ Suffix: string | undefined }>({
  id: 'website/index-document-suffix',
  about: 'Suffix',
  phase: 'request',
  says: 'The suffix of index documents is not empty and has no slash.',
  cites: [api('IndexDocument')],
  basis: 'documented',
  refuses: ({ Suffix }) =>
    Suffix === '' || Suffix?.includes('/')
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'IndexDocument', ArgumentValue: Suffix || 'null' },
          'The IndexDocument Suffix is not well formed',
        )
      : undefined,
});

export const errorDocumentIsNamed = guard<{ Key: string | undefined }>({
  id: 'website/error-document',
  about: 'Key',
  phase: 'request',
  says: 'The key of an error document is not empty.',
  cites: [api('ErrorDocument')],
  basis: 'documented',
  refuses: ({ Key }) => (Key === '' ? refuse('MalformedXML') : undefined),
});

export const routingRulesFit = guard<{
  rules: readonly RoutingRule[] | undefined;
  limit: number;
}>({
  id: 'website/routing-rule-count',
  phase: 'request',
  says: 'A website has at most 50 routing rules, and a list of them is not empty.',
  cites: [guide('how-to-page-redirect'), 'ceph/ceph#23429'],
  basis: 'documented',
  refuses({ rules, limit }) {
    if (rules?.length === 0) return refuse('MalformedXML');
    const count = rules?.length ?? 0;
    return count > limit
      ? invalid(
          `${count} routing rules provided, the number of routing rules in a website configuration is limited to ${limit}.`,
        )
      : undefined;
  },
});

export const protocolIsKnown = guard<{ Protocol: string | undefined }>({
  id: 'website/protocol',
  about: 'Protocol',
  phase: 'request',
  says: 'A redirect goes to http or https.',
  cites: [api('RedirectAllRequestsTo'), api('Redirect')],
  basis: 'documented',
  refuses: ({ Protocol }) =>
    Protocol === 'http' || Protocol === 'https'
      ? undefined
      : invalid(
          'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.',
        ),
});

export const websiteConfiguration = decision<
  { site: WebsiteConfiguration | undefined },
  WebsiteConfiguration | undefined
>({
  id: 'website/configuration',
  phase: 'decide',
  says: 'A website configuration takes the place of the one before, whole, or is deleted, whole.',
  cites: [api('PutBucketWebsite'), recording('website-hosting-404')],
  basis: 'recorded',
  decides: ['WebsiteConfiguration'],
  ways: ['requested'],
  choose: ({ site }) => ({
    value: site,
    origin: 'requested',
    because: `the request ${site ? 'has one' : 'deletes it'}`,
  }),
});

export const websiteIsConfigured = guard<{ bucket: BucketRecord }>({
  id: 'website/configured',
  phase: 'source',
  says: 'A bucket is a website once it has a website configuration.',
  cites: [recording('website-hosting-no-such-website'), api('GetBucketWebsite')],
  basis: 'recorded',
  refuses: ({ bucket }) =>
    bucket.website ? undefined : refuse('NoSuchWebsiteConfiguration', { BucketName: bucket.name }),
});
