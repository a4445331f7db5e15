/** Fields that several operations share. */
import { field, type Field, type Group } from './field.ts';

export const storageClasses = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
] as const;

export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

export const metadataField: Field = field(
  'header',
  'Metadata',
  'x-amz-meta-',
  'User metadata',
  'pairs',
  'Your own names and values, stored with the object.',
);

export const systemFields: readonly Field[] = [
  field(
    'header',
    'ContentType',
    'content-type',
    'Content-Type',
    'text',
    'Media type that GET answers with.',
    {
      absent: 'binary/octet-stream',
      suggest: 'contentType',
    },
  ),
  field(
    'header',
    'CacheControl',
    'cache-control',
    'Cache-Control',
    'text',
    'How long browsers and CDNs may keep it.',
  ),
  field(
    'header',
    'ContentDisposition',
    'content-disposition',
    'Content-Disposition',
    'text',
    'Inline, or a download and its file name.',
  ),
  field(
    'header',
    'ContentEncoding',
    'content-encoding',
    'Content-Encoding',
    'text',
    'Codings applied to the stored bytes, such as gzip.',
  ),
  field(
    'header',
    'ContentLanguage',
    'content-language',
    'Content-Language',
    'text',
    'The language of the content.',
  ),
  field('header', 'Expires', 'expires', 'Expires', 'date', 'When caches should stop using it.'),
];

export const storageGroup: Group = {
  id: 'storage',
  title: 'Storage class & redirect',
  fields: [
    field(
      'header',
      'StorageClass',
      'x-amz-storage-class',
      'Storage class',
      'choice',
      'Where the new object is kept. Never copied from the source.',
      {
        options: storageClasses,
        absent: 'STANDARD',
      },
    ),
    field(
      'header',
      'WebsiteRedirectLocation',
      'x-amz-website-redirect-location',
      'Website redirect',
      'text',
      'A path or URL that the website endpoint redirects to.',
      {
        absent: 'none',
      },
    ),
  ],
};

export const tagging: Field = field(
  'header',
  'Tagging',
  'x-amz-tagging',
  'Tags',
  'pairs',
  'URL-encoded pairs, at most ten.',
);

export const versionId: Field = field(
  'query',
  'VersionId',
  'versionId',
  'Version',
  'text',
  'A version of the object.',
  {
    absent: 'the latest',
    suggest: 'targetVersion',
  },
);

export const checksumMode: Field = field(
  'header',
  'ChecksumMode',
  'x-amz-checksum-mode',
  'Checksum mode',
  'choice',
  'Asks for the stored checksum in the answer.',
  {
    options: ['ENABLED'],
    absent: 'not shown',
  },
);

export const ownerGuard: Field = field(
  'header',
  'ExpectedBucketOwner',
  'x-amz-expected-bucket-owner',
  'Expected owner',
  'text',
  'Account id; another owner answers 403.',
);
