/** A world and exchanges as the simulator makes them, for views without a simulator. */
import type { Exchange } from '../../src/explain/exchange.ts';
import type { TraceStep } from '../../src/explain/trace.ts';
import type { BucketRecord, ObjectRecord, VersionRecord } from '../../src/storage/records.ts';
import type { PrincipalView, WorldSettings, WorldView } from '../../src/worker/api.ts';

export const at = Date.UTC(2026, 0, 1);

function bucket(name: string, more: Partial<BucketRecord> = {}): BucketRecord {
  return {
    kind: 'bucket',
    id: `b/${name}`,
    name,
    account: '123456789012',
    region: 'us-east-1',
    created: at,
    tags: [],
    ...more,
  };
}

export function object(
  bucketName: string,
  key: string,
  size: number,
  more: Partial<ObjectRecord> = {},
): ObjectRecord {
  return {
    kind: 'object',
    id: `v/${bucketName}/${key}/${more.seq ?? 1}`,
    bucket: bucketName,
    key,
    seq: 1,
    versionId: 'null',
    modified: at + 1000,
    owner: '123456789012',
    system: { ContentType: 'image/jpeg' },
    metadata: {},
    tags: [],
    storageClass: 'STANDARD',
    encryption: { type: 'SSE-S3' },
    body: { size, segments: [{ blob: 'x', offset: 0, length: size }] },
    etag: '9bb58f26192e4ba00f01e2e7b136bbd8',
    checksum: { algorithm: 'CRC64NVME', type: 'FULL_OBJECT', value: 'AuUcyF784aU=' },
    ...more,
  };
}

const catVersions: readonly VersionRecord[] = [
  object('photos', 'cat.jpg', 131072, {
    seq: 4,
    versionId: '3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH',
    metadata: { camera: 'X100', place: 'roof' },
    tags: [
      { Key: 'animal', Value: 'cat' },
      { Key: 'year', Value: '2026' },
    ],
    system: { ContentType: 'image/jpeg', CacheControl: 'max-age=3600' },
    storageClass: 'STANDARD_IA',
  }),
  object('photos', 'cat.jpg', 98304, {
    seq: 3,
    versionId: 'QUpfdndhfd8438MNFDN93jdnJFkdmqnh',
    etag: 'a1f0c2d3e4f5061728394a5b6c7d8e9f',
  }),
];

const root = (name: string, account: string, accessKeyId: string): PrincipalView => ({
  kind: 'root',
  name,
  arn: `arn:aws:iam::${account}:root`,
  account,
  accessKeyId,
  keys: [{ accessKeyId, status: 'Active' }],
  deleted: false,
});

const settings: WorldSettings = {
  strict: false,
  follows: 'recorded',
  cors: 'off',
  network: { sourceIp: '203.0.113.10' },
};

const keyId = '1f0c8d2e-5a4b-4c3d-9e8f-7a6b5c4d3e2f';

const writePolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::backup/*' }],
};

export const world: WorldView = {
  now: at + 12_000,
  accessPoints: [],
  keys: [
    {
      key: {
        kind: 'kmsKey',
        id: `k/${keyId}`,
        account: '210987654321',
        region: 'eu-west-1',
        keyId,
        created: at,
        manager: 'CUSTOMER',
        description: '',
        keySpec: 'SYMMETRIC_DEFAULT',
        keyUsage: 'ENCRYPT_DECRYPT',
        origin: 'AWS_KMS',
        multiRegion: false,
        enabled: true,
        policy: '{"Version":"2012-10-17","Statement":[]}',
        tags: [],
      },
      state: 'enabled',
      aliases: ['alias/photos'],
    },
  ],
  accounts: [
    {
      id: '123456789012',
      canonicalId: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
      displayName: 'alice',
      email: 'alice@example.com',
    },
    {
      id: '210987654321',
      canonicalId: 'c1da7e5a3f1aaf850ea79cf0430f33d72579fd1611c97f7ded193374c0b163b6',
      displayName: 'bob',
    },
  ],
  principals: [
    root('alice', '123456789012', 'test'),
    root('bob', '210987654321', 'test2'),
    {
      kind: 'user',
      name: 'carol',
      arn: 'arn:aws:iam::123456789012:user/carol',
      account: '123456789012',
      accessKeyId: 'carol',
      keys: [
        { accessKeyId: 'carol', status: 'Active' },
        { accessKeyId: 'carol-2', status: 'Inactive' },
      ],
      policies: ['AmazonS3ReadOnlyAccess', { name: 'write', document: writePolicy }],
      deleted: false,
    },
  ],
  roles: [
    {
      kind: 'role',
      name: 'copier',
      arn: 'arn:aws:iam::123456789012:role/copier',
      account: '123456789012',
      policies: [],
      sessions: [
        {
          name: 'nightly',
          arn: 'arn:aws:sts::123456789012:assumed-role/copier/nightly',
          accessKeyId: 'copier-nightly',
          status: 'Active',
        },
      ],
      deleted: false,
    },
  ],
  settings: { ...settings, strict: true },
  defaults: settings,
  buckets: [
    {
      bucket: bucket('photos', { versioning: 'Enabled' }),
      versions: [
        ...catVersions,
        {
          kind: 'deleteMarker',
          id: 'v/photos/dog.jpg/6',
          bucket: 'photos',
          key: 'dog.jpg',
          seq: 6,
          versionId: 'bdf8438MNFDN93jdnJFkdmqnhQUpfdnd',
          modified: at + 5000,
          owner: '123456789012',
        },
        object('photos', 'dog.jpg', 70_100, {
          seq: 5,
          versionId: 'zzf8438MNFDN93jdnJFkdmqnhQUpfdnd',
        }),
        object('photos', 'holiday/a long name, with spaces and ünïcode.jpg', 4_500_000, {
          seq: 2,
          versionId: 'aaf8438MNFDN93jdnJFkdmqnhQUpfdnd',
        }),
      ],
      uploads: [],
    },
    {
      bucket: bucket('backup', {
        region: 'eu-west-1',
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'PartnerReads',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::210987654321:root' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backup/*',
            },
          ],
        }),
      }),
      versions: [object('backup', 'big.bin', 6 * 1024 ** 3, { system: {} })],
      uploads: [],
    },
    {
      bucket: bucket('bobs-bucket', { account: '210987654321' }),
      versions: [
        object('bobs-bucket', 'notes.txt', 64, {
          owner: '210987654321',
          system: { ContentType: 'text/plain' },
        }),
      ],
      uploads: [],
    },
  ],
};

const api = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html';

let counter = 0;
function step(
  phase: TraceStep['phase'],
  id: string,
  says: string,
  more: Partial<TraceStep> = {},
): TraceStep {
  counter += 1;
  return {
    n: counter,
    phase,
    rule: { id, says, cites: [api, 'recording:copy-object-basic'], basis: 'recorded' },
    outcome: 'passed',
    decisive: false,
    facts: {},
    ...more,
  };
}

function steps(make: () => readonly TraceStep[]): readonly TraceStep[] {
  counter = 0;
  return make();
}

const checks = (): readonly TraceStep[] => [
  step('wire', 'wire/host', 'The host names the bucket and the region.', {
    facts: { host: 'backup.s3.eu-west-1.amazonaws.com' },
  }),
  step('access', 'bucket/exists', 'The bucket must exist.', { facts: { name: 'backup' } }),
  step(
    'access',
    'access/allowed',
    'An account may use what it owns; anybody else needs an ACL or a policy that allows it.',
    { facts: { account: '123456789012', action: 's3:PutObject' } },
  ),
  step('request', 'copy/source-form', 'The copy source is bucket/key, percent-encoded.', {
    facts: { CopySource: 'photos/cat.jpg' },
  }),
  step('source', 'copy/source-exists', 'The source object must exist.', {
    facts: { bucket: 'photos', key: 'cat.jpg', versionId: null },
  }),
];

const enc = new TextEncoder();
const request = (headers: readonly (readonly [string, string])[]): Exchange['request'] => ({
  method: 'PUT',
  url: 'https://backup.s3.eu-west-1.amazonaws.com/cat.jpg?x-id=CopyObject',
  headers: [
    ['amz-sdk-invocation-id', '6a12b1c9-2c1a-4bd7-a3c9-3d7c3b9b9f10'],
    ['amz-sdk-request', 'attempt=1; max=1'],
    [
      'authorization',
      'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    ],
    ['x-amz-content-sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['x-amz-date', '20260101T000012Z'],
    ...headers,
  ],
  body: { size: 0, preview: new Uint8Array() },
});

const copyXml = enc.encode(
  '<?xml version="1.0" encoding="UTF-8"?>\n<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LastModified>2026-01-01T00:00:12.000Z</LastModified><ETag>&quot;9bb58f26192e4ba00f01e2e7b136bbd8&quot;</ETag><ChecksumType>FULL_OBJECT</ChecksumType><ChecksumCRC64NVME>AuUcyF784aU=</ChecksumCRC64NVME></CopyObjectResult>',
);

export const succeeded: Exchange = {
  n: 1,
  at: at + 12_000,
  requestId: 'A1B2C3D4E5F60718',
  operation: 'CopyObject',
  bucket: 'backup',
  key: 'cat.jpg',
  caller: { account: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
  request: request([['x-amz-copy-source', 'photos/cat.jpg']]),
  answer: {
    status: 200,
    headers: [
      ['x-amz-id-2', 'kV4mVx6p0hQm0v1m6aWcQxY4xP1mS8x3aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789='],
      ['x-amz-request-id', 'A1B2C3D4E5F60718'],
      ['date', 'Thu, 01 Jan 2026 00:00:12 GMT'],
      ['x-amz-copy-source-version-id', '3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH'],
      ['x-amz-server-side-encryption', 'AES256'],
      ['content-type', 'application/xml'],
      ['content-length', String(copyXml.length)],
      ['server', 'AmazonS3'],
    ],
    body: { size: copyXml.length, preview: copyXml },
  },
  trace: steps(() => [
    ...checks(),
    step('destination', 'copy/self', 'A copy onto itself must change something.', {
      facts: { sameObject: false },
      rule: {
        id: 'copy/self',
        says: 'A copy onto itself must change something.',
        cites: [api],
        basis: 'documented',
      },
    }),
    step(
      'decide',
      'copy/metadata',
      'Metadata comes from the source, unless the directive is REPLACE.',
      {
        outcome: 'chose',
        value: 'source',
        because: 'the metadata directive is not sent',
        decides: ['ContentType', 'CacheControl', 'Metadata'],
      },
    ),
    step('decide', 'copy/tags', 'Tags come from the source, unless the directive is REPLACE.', {
      outcome: 'chose',
      value: '2 tags',
      because: 'the tagging directive is not sent',
      decides: ['Tags'],
    }),
    step('decide', 'copy/storage-class', 'The storage class is the one asked for, else STANDARD.', {
      outcome: 'chose',
      value: 'STANDARD',
      because: 'none was asked for',
      decides: ['StorageClass'],
      rule: {
        id: 'copy/storage-class',
        says: 'The storage class is the one asked for, else STANDARD.',
        cites: [api],
        basis: 'documented',
      },
    }),
    step(
      'decide',
      'copy/checksum',
      'The checksum algorithm is the source’s unless another is named.',
      {
        outcome: 'chose',
        value: 'CRC64NVME',
        because: 'the source has one',
        decides: ['Checksum'],
      },
    ),
    step('commit', 'object/version-id', 'A bucket without versioning keeps one version, null.', {
      outcome: 'chose',
      value: 'null',
      because: 'versioning was never enabled',
      decides: ['VersionId'],
      rule: {
        id: 'object/version-id',
        says: 'A bucket without versioning keeps one version, null.',
        cites: [api],
        basis: 'inferred',
      },
    }),
  ]),
  changes: [
    {
      kind: 'object',
      subject: 'backup/cat.jpg',
      effect: 'added',
      rows: [
        { attribute: 'Size', source: '128 KiB', after: '128 KiB', origin: 'copied' },
        {
          attribute: 'ETag',
          source: '"9bb58f26192e4ba00f01e2e7b136bbd8"',
          after: '"9bb58f26192e4ba00f01e2e7b136bbd8"',
          origin: 'computed',
          because: 'written whole, so the MD5 of its bytes',
        },
        {
          attribute: 'Content-Type',
          source: 'image/jpeg',
          after: 'image/jpeg',
          origin: 'copied',
          rule: 'copy/metadata',
          because: 'the metadata directive is not sent',
        },
        {
          attribute: 'Metadata',
          source: 'camera: X100, place: roof',
          after: 'camera: X100, place: roof',
          origin: 'copied',
          rule: 'copy/metadata',
          because: 'the metadata directive is not sent',
        },
        {
          attribute: 'Tags',
          source: 'animal=cat, year=2026',
          after: 'animal=cat, year=2026',
          origin: 'copied',
          rule: 'copy/tags',
          because: 'the tagging directive is not sent',
        },
        {
          attribute: 'Storage class',
          source: 'STANDARD_IA',
          after: 'STANDARD',
          origin: 'defaulted',
          rule: 'copy/storage-class',
          because: 'none was asked for',
        },
        {
          attribute: 'Website redirect',
          source: '/old',
          origin: 'dropped',
          because: 'never copied',
        },
        {
          attribute: 'Version',
          source: '3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH',
          after: 'null',
          origin: 'computed',
          rule: 'object/version-id',
          because: 'versioning was never enabled',
        },
        {
          attribute: 'Last-Modified',
          source: '2026-01-01 00:00:01',
          after: '2026-01-01 00:00:12',
          origin: 'computed',
        },
        { attribute: 'Owner', source: '123456789012', after: '123456789012', origin: 'unchanged' },
      ],
    },
  ],
  took: 0.9,
};

const errorXml = enc.encode(
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you specified did not hold</Message><Condition>x-amz-copy-source-If-None-Match</Condition><RequestId>B1B2C3D4E5F60718</RequestId><HostId>kV4mVx6p0hQm0v1m6aWcQxY4</HostId></Error>',
);

export const refused: Exchange = {
  ...succeeded,
  n: 2,
  at: at + 13_000,
  requestId: 'B1B2C3D4E5F60718',
  request: request([
    ['x-amz-copy-source', 'photos/cat.jpg'],
    ['x-amz-copy-source-if-none-match', '"9bb58f26192e4ba00f01e2e7b136bbd8"'],
  ]),
  answer: {
    status: 412,
    headers: [
      ['x-amz-request-id', 'B1B2C3D4E5F60718'],
      ['content-type', 'application/xml'],
      ['date', 'Thu, 01 Jan 2026 00:00:13 GMT'],
      ['server', 'AmazonS3'],
    ],
    body: { size: errorXml.length, preview: errorXml },
  },
  error: {
    code: 'PreconditionFailed',
    message: 'At least one of the pre-conditions you specified did not hold',
  },
  trace: steps(() => [
    ...checks(),
    step(
      'source',
      'copy/source-if-none-match',
      'If-None-Match equal to the source’s ETag answers 412, never 304.',
      {
        outcome: 'refused',
        decisive: true,
        facts: {
          ifNoneMatch: '"9bb58f26192e4ba00f01e2e7b136bbd8"',
          etag: '9bb58f26192e4ba00f01e2e7b136bbd8',
          source: 'photos/cat.jpg@3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH',
        },
        error: {
          code: 'PreconditionFailed',
          status: 412,
          message: 'At least one of the pre-conditions you specified did not hold',
        },
      },
    ),
  ]),
  changes: [],
  took: 0.4,
};

const accessStep = (more: Partial<TraceStep>): TraceStep =>
  step(
    'access',
    'access/allowed',
    'Somebody may do what a policy allows and none denies; an account may use what it owns.',
    {
      outcome: 'refused',
      decisive: true,
      facts: {
        arn: 'arn:aws:iam::123456789012:user/carol',
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::backup/cat.jpg',
      },
      error: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
      ...more,
    },
  );

const deniedBy = (more: Partial<TraceStep>, n: number): Exchange => ({
  ...refused,
  n,
  requestId: `C1B2C3D4E5F6071${n}`,
  caller: { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/carol' },
  answer: { ...refused.answer, status: 403, body: { size: 0, preview: new Uint8Array() } },
  error: { code: 'AccessDenied', message: 'Access Denied' },
  trace: steps(() => [...checks(), accessStep(more)]),
});

/** A bucket policy denies what an identity policy allows. */
export const denied: Exchange = deniedBy(
  {
    opinions: [
      {
        policy: 'bucket policy of backup',
        effect: 'Deny',
        statements: [
          {
            statement: 'PartnerReads',
            effect: 'Allow',
            applies: false,
            because:
              'the principal is arn:aws:iam::210987654321:root, not arn:aws:iam::123456789012:user/carol',
          },
          {
            statement: 'OnlyEncrypted',
            effect: 'Deny',
            applies: true,
            because:
              'StringNotEquals of s3:x-amz-server-side-encryption holds: it is not sent, and would have to be aws:kms',
          },
        ],
      },
      {
        policy: 'identity policy write of carol',
        effect: 'Allow',
        statements: [
          {
            statement: 'statement 1',
            effect: 'Allow',
            applies: true,
            because: 'action and resource match',
          },
        ],
      },
    ],
    remedies: [{ says: 'Send x-amz-server-side-encryption: aws:kms with the copy.' }],
  },
  3,
);

/** Nothing allows it. */
export const notAllowed: Exchange = deniedBy(
  {
    opinions: [
      {
        policy: 'identity policy AmazonS3ReadOnlyAccess of carol',
        effect: null,
        statements: [
          {
            statement: 'statement 1',
            effect: 'Allow',
            applies: false,
            because: 's3:PutObject is none of s3:Get*, s3:List*, s3:Describe*',
          },
        ],
      },
      { policy: 'bucket policy of backup', effect: null, statements: [] },
    ],
    remedies: [
      {
        says: 'Add this statement to the identity policies of carol.',
        into: 'identity policies of carol',
        document:
          '{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::backup/cat.jpg"}',
      },
      {
        says: 'Or add this statement to the bucket policy of backup.',
        into: 'bucket policy of backup',
        document:
          '{"Sid":"LetCarol","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/carol"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::backup/cat.jpg"}',
      },
    ],
  },
  4,
);

/** A key of another account does not know the caller. */
export const keyed: Exchange = deniedBy(
  {
    facts: {
      action: 'kms:GenerateDataKey',
      key: `arn:aws:kms:eu-west-1:210987654321:key/${keyId}`,
    },
    remedies: [
      {
        says: 'Add this statement to the key policy of alias/photos.',
        into: 'key policy of alias/photos',
        document:
          '{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/carol"},"Action":"kms:GenerateDataKey","Resource":"*"}',
      },
    ],
  },
  6,
);

const canonical = (host: string, type: string) =>
  [
    'PUT',
    '/cat.jpg',
    'x-id=CopyObject',
    `content-type:${type}`,
    `host:${host}`,
    'x-amz-content-sha256:UNSIGNED-PAYLOAD',
    'x-amz-copy-source:photos/cat.jpg',
    'x-amz-date:20260101T000012Z',
    '',
    'content-type;host;x-amz-content-sha256;x-amz-copy-source;x-amz-date',
    'UNSIGNED-PAYLOAD',
  ].join('\n');

/** Somebody changed a header on the way. */
export const badSignature: Exchange = {
  ...deniedBy({}, 5),
  error: {
    code: 'SignatureDoesNotMatch',
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  },
  trace: steps(() => [
    ...checks(),
    step(
      'access',
      'signature/matches',
      'What signs a request fits what arrived: method, path, query, headers and body.',
      {
        outcome: 'refused',
        decisive: true,
        facts: {
          accessKeyId: 'carol',
          signed: canonical('backup.s3.eu-west-1.amazonaws.com', 'image/png'),
          received: canonical('backup.s3.eu-west-1.amazonaws.com', 'image/jpeg'),
          stringToSign:
            'AWS4-HMAC-SHA256\n20260101T000012Z\n20260101/eu-west-1/s3/aws4_request\n9c0e7a1d2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6',
        },
        error: { code: 'SignatureDoesNotMatch', status: 403, message: '' },
      },
    ),
  ]),
};
