/**
 * The examples of bucket policies that AWS documents, on where requests come from and whose they are.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
import { allow, bucket, deny, everybody, objects, type Scene, theirs, when } from '../scene.ts';

const everything = [bucket, objects];
const denyAll = (Sid: string, Condition: object, Resource: string | readonly string[] = objects) =>
  deny('s3:*', Resource, { ...everybody, Sid, ...when(Condition) });

export const connectionPolicies: readonly Scene[] = [
  {
    name: 'addresses that requests must come from',
    network: { sourceIp: '192.0.2.7' },
    bucketPolicy: [
      denyAll('IPAllow', { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, everything),
    ],
    rows: [['nina', 'GET /photos/cat', 'allowed by account']],
  },
  {
    name: 'other addresses',
    network: { sourceIp: '198.51.100.7' },
    bucketPolicy: [
      denyAll('IPAllow', { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, everything),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'denied by resource: IPAllow'],
      ['root', 'GET /photos', 'denied by resource: IPAllow'],
      ['nobody', 'GET /photos/cat', 'denied by resource: IPAllow'],
    ],
  },
  {
    name: 'addresses of both versions of IP, with exceptions',
    network: { sourceIp: '2001:db8:1234:5678:abcd::1' },
    bucketPolicy: [
      allow('s3:GetObject', objects, {
        ...everybody,
        Sid: 'AllowIPmix',
        ...when({
          IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '2001:DB8:1234:5678::/64'] },
          NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678:ABCD::/80'] },
        }),
      }),
    ],
    rows: [['nobody', 'GET /photos/cat', 'lacking resource']],
  },
  {
    name: 'pages that may show it',
    bucketPolicy: [
      allow('s3:GetObject', objects, {
        ...everybody,
        Sid: 'Referer',
        ...when({
          StringLike: { 'aws:Referer': ['http://www.example.com/*', 'http://example.com/*'] },
        }),
      }),
    ],
    rows: [
      [
        'nobody',
        'GET /photos/cat',
        'allowed by resource: Referer',
        { headers: { referer: 'http://www.example.com/cats' } },
      ],
      [
        'nobody',
        'GET /photos/cat',
        'lacking resource',
        { headers: { referer: 'http://elsewhere.example/' } },
      ],
      ['nobody', 'GET /photos/cat', 'lacking resource'],
    ],
  },
  {
    name: 'nothing but HTTPS',
    bucketPolicy: [
      denyAll(
        'RestrictToTLSRequestsOnly',
        { Bool: { 'aws:SecureTransport': 'false' } },
        everything,
      ),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by account'],
      [
        'nina',
        'GET /photos/cat',
        'denied by resource: RestrictToTLSRequestsOnly',
        { scheme: 'http' },
      ],
      [
        'nobody',
        'GET /photos',
        'denied by resource: RestrictToTLSRequestsOnly',
        { scheme: 'http' },
      ],
    ],
  },
  {
    name: 'a version of TLS',
    bucketPolicy: [
      denyAll('EnforceTLS12', { NumericLessThan: { 's3:TlsVersion': 1.2 } }, everything),
    ],
    rows: [['nina', 'GET /photos/cat', 'allowed by account']],
  },
  {
    name: 'one VPC endpoint',
    network: { vpc: 'vpc-1', vpcEndpoint: 'vpce-1a2b3c4d' },
    bucketPolicy: [
      denyAll(
        'Access-to-specific-VPCE-only',
        { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
        everything,
      ),
    ],
    rows: [['nina', 'GET /photos/cat', 'allowed by account']],
  },
  {
    name: 'requests that come through no such endpoint',
    bucketPolicy: [
      denyAll(
        'Access-to-specific-VPCE-only',
        { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
        everything,
      ),
      denyAll(
        'Access-to-specific-VPC-only',
        { StringNotEquals: { 'aws:SourceVpc': 'vpc-111bbb22' } },
        everything,
      ),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'denied by resource: Access-to-specific-VPCE-only'],
      ['root', 'DELETE /photos?policy', 'allowed by account'],
    ],
  },
  {
    name: 'multi-factor authentication for a folder',
    bucketPolicy: [
      deny('s3:*', `${bucket}/secret/*`, {
        ...everybody,
        Sid: 'Mfa',
        ...when({ Null: { 'aws:MultiFactorAuthAge': 'true' } }),
      }),
    ],
    rows: [
      ['nina', 'GET /photos/secret/plan', 'denied by resource: Mfa'],
      ['editor', 'GET /photos/secret/plan', 'denied by resource: Mfa'],
      ['nina', 'GET /photos/cat', 'allowed by account'],
    ],
  },
  {
    name: 'accounts that are left out of a deny',
    bucketPolicy: [
      allow('s3:GetObject', objects, { ...everybody, Sid: 'All' }),
      denyAll('DenyCrossAccountAccess', {
        StringNotEquals: { 'aws:PrincipalAccount': [theirs, '123456789012'] },
      }),
    ],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by resource: All'],
      ['omar', 'GET /photos/cat', 'allowed by resource: All'],
      ['zoe', 'GET /photos/cat', 'denied by resource: DenyCrossAccountAccess'],
      ['nobody', 'GET /photos/cat', 'denied by resource: DenyCrossAccountAccess'],
    ],
  },
];
