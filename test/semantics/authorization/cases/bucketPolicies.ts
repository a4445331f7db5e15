/**
 * The examples of bucket policies that AWS documents, on the bucket of these scenes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
import {
  allow,
  bucket,
  deny,
  everybody,
  naming,
  objects,
  people,
  type Scene,
  theirs,
  third,
  when,
} from '../scene.ts';

const sse = (value: string) => ({ headers: { 'x-amz-server-side-encryption': value } });
const ownerMayAll = { headers: { 'x-amz-acl': 'bucket-owner-full-control' } };

export const bucketPolicies: readonly Scene[] = [
  {
    name: 'encryption that every upload must ask for',
    bucketPolicy: [
      deny('s3:PutObject', objects, {
        ...everybody,
        Sid: 'DenyObjectsThatAreNotSSEKMS',
        ...when({ StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } }),
      }),
    ],
    rows: [
      ['nina', 'PUT /photos/new', 'denied by resource: DenyObjectsThatAreNotSSEKMS'],
      ['nina', 'PUT /photos/new', 'allowed by account', sse('AES256')],
      [
        'nina',
        'PUT /photos/new',
        'denied by resource: DenyObjectsThatAreNotSSEKMS',
        sse('aws:kms'),
      ],
    ],
  },
  {
    name: 'canned ACLs that must come with an upload of others',
    ownership: 'ObjectWriter',
    bucketPolicy: [
      allow(['s3:PutObject', 's3:PutObjectAcl'], objects, {
        ...naming(theirs, third),
        Sid: 'AddPublicReadCannedAcl',
        ...when({ StringEquals: { 's3:x-amz-acl': ['bucket-owner-full-control'] } }),
      }),
    ],
    rows: [
      [
        'omar',
        'PUT /photos/new',
        'allowed by resource: AddPublicReadCannedAcl and resource: AddPublicReadCannedAcl',
        ownerMayAll,
      ],
      ['zoe', 'PUT /photos/new', 'lacking resource'],
      ['guest', 'PUT /photos/new', 'lacking resource', { headers: { 'x-amz-acl': 'private' } }],
    ],
  },
  {
    name: 'an upload of others of which the owner of the bucket gets full control',
    ownership: 'ObjectWriter',
    bucketPolicy: [
      allow(['s3:PutObject', 's3:PutObjectAcl'], objects, {
        ...naming(people.omar),
        Sid: 'PolicyForAllowUploadWithACL',
      }),
      deny('s3:PutObject', objects, {
        ...naming(people.omar),
        Sid: 'OwnerMayAll',
        ...when({ StringNotEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } }),
      }),
    ],
    rows: [
      [
        'omar',
        'PUT /photos/new',
        'allowed by resource: PolicyForAllowUploadWithACL and resource: PolicyForAllowUploadWithACL',
        ownerMayAll,
      ],
      ['omar', 'PUT /photos/new', 'denied by resource: OwnerMayAll'],
    ],
  },
  {
    name: 'full control that a header must grant',
    ownership: 'ObjectWriter',
    bucketPolicy: [
      allow(['s3:PutObject', 's3:PutObjectAcl'], objects, {
        ...naming(people.omar),
        Sid: 'Grants',
        ...when({ StringEquals: { 's3:x-amz-grant-full-control': `id="${'a'.repeat(64)}"` } }),
      }),
    ],
    rows: [
      [
        'omar',
        'PUT /photos/new',
        'allowed by resource: Grants and resource: Grants',
        { headers: { 'x-amz-grant-full-control': `id="${'a'.repeat(64)}"` } },
      ],
      ['omar', 'PUT /photos/new', 'lacking resource'],
    ],
  },
  {
    name: 'tags that an object must have to be read',
    before: [
      {
        who: 'root',
        line: 'PUT /photos/cat',
        headers: { 'x-amz-tagging': 'environment=production' },
      },
    ],
    standing: { nina: { policies: [] } },
    bucketPolicy: [
      allow('s3:GetObject', objects, {
        ...naming(people.nina),
        Sid: 'ReadProduction',
        ...when({ StringEquals: { 's3:ExistingObjectTag/environment': 'production' } }),
      }),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: ReadProduction'],
      ['nina', 'GET /photos/public/logo', 'lacking identity'],
    ],
  },
  {
    name: 'tags that may be added',
    standing: { nina: { policies: [] } },
    bucketPolicy: [
      allow(['s3:PutObject', 's3:PutObjectTagging'], objects, {
        ...naming(people.nina),
        Sid: 'TagKeys',
        ...when({
          'ForAllValues:StringLike': { 's3:RequestObjectTagKeys': ['Owner', 'CreationDate'] },
        }),
      }),
    ],
    rows: [
      ['nina', 'PUT /photos/cat?tagging', 'allowed by resource: TagKeys', { body: tags('Owner') }],
      ['nina', 'PUT /photos/cat?tagging', 'lacking identity', { body: tags('Owner', 'Rank') }],
      [
        'nina',
        'PUT /photos/cat?tagging',
        'allowed by resource: TagKeys',
        { body: tags('Owner', 'CreationDate') },
      ],
    ],
  },
  {
    name: 'a tag that every upload must have',
    bucketPolicy: [
      deny('s3:PutObject', objects, {
        ...everybody,
        Sid: 'Tagged',
        ...when({ Null: { 's3:RequestObjectTag/Department': 'true' } }),
      }),
    ],
    rows: [
      ['nina', 'PUT /photos/new', 'denied by resource: Tagged'],
      [
        'nina',
        'PUT /photos/new',
        'denied by resource: Tagged',
        { headers: { 'x-amz-tagging': 'Owner=nina' } },
      ],
    ],
  },
  {
    name: 'listing one prefix, and so many keys',
    standing: { nina: { policies: [] } },
    bucketPolicy: [
      allow('s3:ListBucket', bucket, {
        ...naming(people.nina),
        Sid: 'Projects',
        ...when({
          StringEquals: { 's3:prefix': 'projects' },
          NumericLessThanEquals: { 's3:max-keys': '10' },
        }),
      }),
    ],
    rows: [
      [
        'nina',
        'GET /photos?list-type=2&prefix=projects&max-keys=2',
        'allowed by resource: Projects',
      ],
      ['nina', 'GET /photos?list-type=2&prefix=projects&max-keys=11', 'lacking identity'],
      ['nina', 'GET /photos?list-type=2&prefix=home&max-keys=2', 'lacking identity'],
      ['nina', 'GET /photos', 'lacking identity'],
    ],
  },
  {
    name: 'one class of storage',
    standing: { nina: { policies: [] } },
    bucketPolicy: [
      allow('s3:PutObject', objects, {
        ...naming(people.nina),
        Sid: 'Class',
        ...when({ StringEquals: { 's3:x-amz-storage-class': ['STANDARD_IA'] } }),
      }),
    ],
    rows: [
      [
        'nina',
        'PUT /photos/new',
        'allowed by resource: Class',
        { headers: { 'x-amz-storage-class': 'STANDARD_IA' } },
      ],
      [
        'nina',
        'PUT /photos/new',
        'lacking identity',
        { headers: { 'x-amz-storage-class': 'GLACIER' } },
      ],
      ['nina', 'PUT /photos/new', 'lacking identity'],
    ],
  },
  {
    name: 'a version that may be read',
    bucketPolicy: [
      allow('s3:GetObjectVersion', objects, {
        ...naming(people.omar),
        Sid: 'ThatVersion',
        ...when({ StringEquals: { 's3:VersionId': 'null' } }),
      }),
    ],
    rows: [
      ['omar', 'GET /photos/cat?versionId=null', 'allowed by resource: ThatVersion'],
      ['omar', 'GET /photos/cat', 'lacking resource'],
    ],
  },
];

function tags(...keys: readonly string[]): string {
  const set = keys.map((key) => `<Tag><Key>${key}</Key><Value>1</Value></Tag>`).join('');
  return `<Tagging><TagSet>${set}</TagSet></Tagging>`;
}
