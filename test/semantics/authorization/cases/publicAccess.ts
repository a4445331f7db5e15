/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
import { allow, bucket, everybody, naming, objects, people, type Scene, when } from '../scene.ts';

const all = allow('s3:GetObject', objects, { ...everybody, Sid: 'All' });
const omar = allow('s3:GetObject', objects, { ...naming(people.omar), Sid: 'Omar' });
const restrict = { RestrictPublicBuckets: true };

export const publicAccess: readonly Scene[] = [
  {
    name: 'a public policy with RestrictPublicBuckets is for the account alone',
    block: restrict,
    bucketPolicy: [all, omar],
    standing: { nina: { policies: [] } },
    rows: [
      ['nobody', 'GET /photos/cat', 'restricted'],
      ['omar', 'GET /photos/cat', 'restricted'],
      ['their root', 'GET /photos', 'restricted'],
      ['nina', 'GET /photos/cat', 'allowed by resource: All'],
      ['root', 'PUT /photos/cat', 'allowed by account'],
    ],
  },
  {
    name: 'a policy that names somebody is not public',
    block: restrict,
    bucketPolicy: [omar],
    rows: [
      ['omar', 'GET /photos/cat', 'allowed by resource: Omar'],
      ['nobody', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'nor is one that names an address',
    block: restrict,
    bucketPolicy: [{ ...all, ...when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }) }],
    rows: [
      ['nobody', 'GET /photos/cat', 'allowed by resource: All'],
      ['omar', 'GET /photos/cat', 'allowed by resource: All'],
    ],
  },
  {
    name: 'one for every address is',
    block: restrict,
    bucketPolicy: [{ ...all, ...when({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }) }],
    rows: [['nobody', 'GET /photos/cat', 'restricted']],
  },
  {
    name: 'as buckets are made, they are closed',
    block: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    rows: [
      ['nobody', 'GET /photos/cat', 'lacking resource'],
      ['nobody', 'GET /photos', 'lacking resource'],
      ['omar', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'the owner lists what is public',
    bucketPolicy: [all, allow('s3:ListBucket', bucket, { ...everybody, Sid: 'List' })],
    rows: [
      ['nobody', 'GET /photos', 'allowed by resource: List'],
      ['nobody', 'GET /photos/none', 'allowed by resource: All'],
    ],
  },
];
