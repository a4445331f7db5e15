/** Where an object is kept, and where its website page leads. */
import { refuse } from '../../protocol/errors.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const classes = new Set([
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
]);

export const storageClassIsKnown = guard<{ StorageClass: string | undefined }>({
  id: 'storage-class/known',
  about: 'StorageClass',
  phase: 'request',
  says: 'The storage class is one that a general purpose bucket has.',
  cites: [guide('storage-class-intro')],
  basis: 'documented',
  refuses: ({ StorageClass }) =>
    StorageClass === undefined || classes.has(StorageClass)
      ? undefined
      : refuse('InvalidStorageClass', { StorageClassRequested: StorageClass }),
});

export const storageClass = decision<{ StorageClass: string | undefined }, string>({
  id: 'storage-class/default',
  phase: 'decide',
  says: 'An object gets the storage class that the request names, else STANDARD; a copy does not take it from its source.',
  cites: [api('CopyObject'), recording('copy-changes-storage-class')],
  basis: 'recorded',
  decides: ['StorageClass'],
  ways: ['requested', 'defaulted'],
  choose: ({ StorageClass }) =>
    StorageClass === undefined
      ? { value: 'STANDARD', origin: 'defaulted', because: 'x-amz-storage-class was not sent' }
      : {
          value: StorageClass,
          origin: 'requested',
          because: `x-amz-storage-class is ${StorageClass}`,
        },
});

export const redirectLocationIsValid = guard<{ WebsiteRedirectLocation: string | undefined }>({
  id: 'redirect/form',
  about: 'WebsiteRedirectLocation',
  phase: 'request',
  says: 'A website redirect begins with /, http:// or https://.',
  cites: [guide('how-to-page-redirect')],
  basis: 'documented',
  refuses: ({ WebsiteRedirectLocation }) =>
    WebsiteRedirectLocation === undefined || /^(\/|https?:\/\/)/.test(WebsiteRedirectLocation)
      ? undefined
      : refuse('InvalidRedirectLocation'),
});

export const redirectLocationFits = guard<{ WebsiteRedirectLocation: string | undefined }>({
  id: 'redirect/length',
  about: 'WebsiteRedirectLocation',
  phase: 'request',
  says: 'A website redirect has at most 2,048 characters.',
  cites: [guide('how-to-page-redirect')],
  basis: 'documented',
  refuses: ({ WebsiteRedirectLocation = '' }) =>
    WebsiteRedirectLocation.length > 2048
      ? refuse(
          'InvalidRedirectLocation',
          {},
          'The length of website redirect location cannot exceed 2,048 characters.',
        )
      : undefined,
});

export const websiteRedirect = decision<
  { WebsiteRedirectLocation: string | undefined },
  string | undefined
>({
  id: 'redirect/set',
  phase: 'decide',
  says: 'The website redirect is what the request says; a copy does not take it from its source.',
  cites: [api('CopyObject'), recording('copy-with-redirect-and-sha256-then-in-place')],
  basis: 'documented',
  decides: ['WebsiteRedirectLocation'],
  ways: ['requested', 'defaulted'],
  choose: ({ WebsiteRedirectLocation }) => ({
    value: WebsiteRedirectLocation,
    origin: WebsiteRedirectLocation === undefined ? 'defaulted' : 'requested',
    because: `x-amz-website-redirect-location was ${WebsiteRedirectLocation === undefined ? 'not ' : ''}sent`,
  }),
});
