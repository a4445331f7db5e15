/** The shape of the buckets and the KMS keys of a world in a file. */
import {
  anyText,
  type Check,
  flag,
  listOf,
  matching,
  misshapen,
  objectOf,
  oneOf,
  text,
  texts,
  whole,
} from '../lib/shape.ts';
import { regions } from '../world/regions.ts';
import { policyDocument } from '../world/policyShape.ts';
import { publicAccessBlock } from '../world/settingsShape.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const described = objectOf({ size: whole, pattern: anyText });
const encoded = objectOf({ base64: matching(base64, 'base64') });

const body: Check = (value, place) => {
  if (typeof value === 'string') return;
  const isEncoded = typeof value === 'object' && value !== null && 'base64' in value;
  (isEncoded ? encoded : described)(value, place);
};

/** All members optional save the named ones. */
const withMost = (members: Readonly<Record<string, Check>>, ...needed: readonly string[]) =>
  objectOf(
    members,
    Object.keys(members).filter((name) => !needed.includes(name)),
  );

export const region: Check = (value, place) => {
  if (!regions.some((name) => name === value)) misshapen(place, 'a region of AWS, as eu-west-1');
};

const written = withMost(
  {
    key: text,
    as: text,
    body,
    contentType: text,
    cacheControl: text,
    storageClass: text,
    websiteRedirect: text,
    metadata: texts,
    tags: texts,
    acl: text,
  },
  'key',
);
const deleted = objectOf({ deletes: text });

const object: Check = (value, place) => {
  const deletes = typeof value === 'object' && value !== null && 'deletes' in value;
  (deletes ? deleted : written)(value, place);
};

const block: Check = (value, place) => {
  if (typeof value === 'string' && value !== 'none')
    misshapen(place, '"none" or the four settings');
  else if (value !== 'none') publicAccessBlock(value, place);
};

const corsRule = withMost(
  {
    ID: text,
    AllowedHeaders: listOf(text, { empty: true }),
    AllowedMethods: listOf(text),
    AllowedOrigins: listOf(text),
    ExposeHeaders: listOf(text, { empty: true }),
    MaxAgeSeconds: whole,
  },
  'AllowedMethods',
  'AllowedOrigins',
);

const encryption = withMost(
  { algorithm: oneOf('AES256', 'aws:kms', 'aws:kms:dsse'), key: text, bucketKey: flag },
  'algorithm',
);

const accessPoint = withMost(
  { name: text, vpc: text, publicAccessBlock, policy: policyDocument },
  'name',
);

export const bucket = withMost(
  {
    name: text,
    as: text,
    region,
    versioning: oneOf('Enabled', 'Suspended'),
    ownership: oneOf('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'),
    publicAccessBlock: block,
    acl: text,
    policy: policyDocument,
    cors: listOf(corsRule),
    requestPayment: oneOf('Requester', 'BucketOwner'),
    encryption,
    accessPoints: listOf(accessPoint, { empty: true }),
    objects: listOf(object, { empty: true }),
  },
  'name',
);

const grant = objectOf(
  {
    to: text,
    operations: listOf(text),
    name: text,
    retiring: text,
    contextEquals: texts,
    contextSubset: texts,
  },
  ['name', 'retiring', 'contextEquals', 'contextSubset'],
);

export const kmsKey = withMost({
  alias: matching(/^alias\/[\w/-]+$/, 'a text that begins with alias/'),
  as: text,
  region,
  description: text,
  keySpec: text,
  keyUsage: text,
  policy: policyDocument,
  grants: listOf(grant, { empty: true }),
  enabled: flag,
});
