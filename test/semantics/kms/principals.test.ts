/** Who may do what with KMS itself, with the key of S3, and with keys of other accounts and regions. */
import { describe, expect, test } from 'vitest';
import { anyKey, formRequest, inTime, signedFields } from '../signedForm.ts';
import { allow, ground, here, may, never, people, policy, rootOf, there } from './ground.ts';

const Bucket = 'photos';
const elsewhere =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';
const notAllowed = (
  who: string,
  action: string,
  resource: string,
  kind = 'identity-based policy',
) => ({
  status: 400,
  rule: 'kms/allowed',
  code: 'AccessDeniedException',
  message: `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no ${kind} allows the ${action} action`,
});

describe('the operations of KMS', () => {
  test('that are about no key yet are for identity policies alone', async () => {
    const { kmsAs, refusal } = await ground({ own: [may('kms:ListAliases')] });
    const kms = kmsAs('user');
    await kms.listAliases({});
    expect(await refusal(kms.listKeys({}))).toEqual(notAllowed(people.user, 'kms:ListKeys', '*'));
    expect(await refusal(kms.createKey({}))).toEqual(notAllowed(people.user, 'kms:CreateKey', '*'));
    const mine = { RetiringPrincipal: people.user };
    expect(await refusal(kms.listRetirableGrants(mine))).toEqual(
      notAllowed(people.user, 'kms:ListRetirableGrants', '*'),
    );
  });

  test('are allowed on conditions of what is asked for', async () => {
    const symmetric = { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } };
    const tagged = { StringEquals: { 'aws:RequestTag/team': 'red' } };
    const own = [
      may('kms:CreateKey', { Condition: symmetric }),
      may('kms:TagResource', { Condition: tagged }),
    ];
    const { kmsAs, KeyId, refusal } = await ground({ own });
    const kms = kmsAs('user');
    await kms.createKey({ KeySpec: 'SYMMETRIC_DEFAULT' });
    expect(
      await refusal(kms.createKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })),
    ).toMatchObject({ rule: 'kms/allowed' });
    const tag = (TagValue: string) =>
      kms.tagResource({ KeyId, Tags: [{ TagKey: 'team', TagValue }] });
    await tag('red');
    expect(await refusal(tag('blue'))).toMatchObject({ rule: 'kms/allowed' });
  });

  test.each([
    ['describeKey', {}],
    ['disableKey', {}],
    ['scheduleKeyDeletion', {}],
    ['listGrants', {}],
    ['listResourceTags', {}],
    ['listKeyPolicies', {}],
    ['getKeyPolicy', { PolicyName: 'default' }],
    ['updateKeyDescription', { Description: 'a' }],
  ] as const)('%s is for whom the key policy, or his own, lets', async (name, more) => {
    const action = `kms:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    type Calls = Readonly<Record<typeof name, (input: object) => Promise<unknown>>>;
    const call = (it: Awaited<ReturnType<typeof ground>>) =>
      (it.kmsAs('user') as unknown as Calls)[name]({ KeyId: it.KeyId, ...more });
    const idle = await ground({ own: [] });
    expect(await idle.refusal(call(idle))).toEqual(notAllowed(people.user, action, idle.Arn));
    await idle.setPolicy();
    expect(await idle.refusal(call(idle))).toEqual(
      notAllowed(people.user, action, idle.Arn, 'resource-based policy'),
    );
    await idle.setPolicy(allow(people.user, action));
    await call(idle);
    const able = await ground({ own: [may(action)] });
    await call(able);
  });

  test('on a key of another account are those that AWS lets cross, and no others', async () => {
    const { kmsAs, Arn, setPolicy, refusal } = await ground();
    await setPolicy(allow(rootOf(there), 'kms:*'));
    const kms = kmsAs('them');
    expect((await kms.describeKey({ KeyId: Arn })).KeyMetadata?.Arn).toBe(Arn);
    await kms.listGrants({ KeyId: Arn });
    for (const call of [
      kms.getKeyPolicy({ KeyId: Arn }),
      kms.disableKey({ KeyId: Arn }),
      kms.listResourceTags({ KeyId: Arn }),
      kms.scheduleKeyDeletion({ KeyId: Arn }),
    ])
      expect(await refusal(call)).toMatchObject({
        rule: 'kms/allowed',
        message: expect.stringContaining(elsewhere),
      });
  });

  test('tell another account nothing of keys and aliases, whether they are there or not', async () => {
    const { kms, kmsAs, KeyId, Arn, refusal } = await ground();
    await kms().createAlias({ AliasName: 'alias/cat', TargetKeyId: KeyId });
    const gone = Arn.replace(/[0-9a-f]{12}$/, '0'.repeat(12));
    const alias = `arn:aws:kms:us-east-1:${here}:alias/`;
    const said = [];
    for (const named of [Arn, gone, `${alias}cat`, `${alias}dog`, `${alias}aws/s3`])
      said.push(await refusal(kmsAs('them').describeKey({ KeyId: named })));
    expect(new Set(said.map(({ message }) => message))).toEqual(
      new Set([
        `User: ${people.them} is not authorized to perform: kms:DescribeKey on this resource ${elsewhere}`,
      ]),
    );
  });

  test('on an alias need a right to the alias and to its key', async () => {
    const alias = `arn:aws:kms:us-east-1:${here}:alias/cat`;
    const { kms, kmsAs, settle, KeyId, Arn, refusal } = await ground({ own: [] });
    const create = () => kmsAs('user').createAlias({ AliasName: 'alias/cat', TargetKeyId: KeyId });
    expect(await refusal(create())).toEqual(notAllowed(people.user, 'kms:CreateAlias', alias));
    await settle({ own: [may('kms:*', { Resource: alias })] });
    expect(await refusal(create())).toEqual(notAllowed(people.user, 'kms:CreateAlias', Arn));
    await settle({ own: [may('kms:*', { Resource: [alias, Arn] })] });
    await create();
    await settle({ own: [may('kms:*', { Resource: alias })] });
    const drop = () => kmsAs('user').deleteAlias({ AliasName: 'alias/cat' });
    expect(await refusal(drop())).toEqual(notAllowed(people.user, 'kms:DeleteAlias', Arn));
    expect((await kms().listAliases({ KeyId })).Aliases).toHaveLength(1);
  });
});

describe('the AWS managed key of S3', () => {
  const cat = { Bucket, Key: 'cat' };
  const byS3s = { ...cat, Body: 'a', ServerSideEncryption: 'aws:kms' } as const;

  test('serves everybody of its account, through S3 only', async () => {
    const { s3As, kmsAs, refusal } = await ground({ own: [] });
    const { SSEKMSKeyId: KeyId = '' } = await s3As('user').putObject(byS3s);
    await s3As('role').getObject(cat);
    expect(await refusal(kmsAs('user').describeKey({ KeyId }))).toEqual(
      notAllowed(people.user, 'kms:DescribeKey', KeyId),
    );
    expect((await kmsAs('root').describeKey({ KeyId })).KeyMetadata?.KeyManager).toBe('AWS');
  });

  test('serves no other account', async () => {
    const { s3As, refusal } = await ground({ own: [may('*')] });
    await s3As('user').putObject(byS3s);
    expect(await refusal(s3As('them').getObject(cat))).toEqual({
      status: 403,
      rule: 'sse-kms/key-allowed',
      code: 'AccessDenied',
      message: `User: ${people.them} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext ${elsewhere}`,
    });
  });

  test('is each account’s own, whosever the bucket', async () => {
    const { s3As } = await ground({ own: [may('*')] });
    const { SSEKMSKeyId } = await s3As('them').putObject(byS3s);
    expect(SSEKMSKeyId).toContain(`:${there}:key/`);
  });

  test('does not serve who is denied by his own policy', async () => {
    const { s3As, refusal } = await ground({ own: [never(may('kms:GenerateDataKey'))] });
    expect(await refusal(s3As('user').putObject(byS3s))).toMatchObject({
      message: expect.stringMatching(/with an explicit deny in an identity-based policy$/),
    });
  });
});

describe('a write', () => {
  const kms = { Bucket, Key: 'cat', ServerSideEncryption: 'aws:kms' } as const;

  test('by a form is for who signed it', async () => {
    const { raw, rawRefusal, last, settle, Arn } = await ground({ own: [] });
    const asked = {
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': Arn,
    };
    const conditions = [
      ...anyKey,
      ...Object.entries(asked).map(([name, one]) => ({ [name]: one })),
    ];
    const signed = signedFields({ expiration: inTime, conditions }, 'user');
    const request = formRequest({ ...signed, ...asked });
    expect(await rawRefusal(request)).toMatchObject({
      status: 403,
      rule: 'sse-kms/key-allowed',
      message: expect.stringContaining('because no identity-based policy allows'),
    });
    await settle({ own: [may('kms:GenerateDataKey')] });
    await raw(request);
    expect(last().answer.status).toBe(204);
  });

  test.each([
    ['an ARN of another region', 'KMS.NotFoundException', 'Invalid arn eu-west-1', 'eu-west-1'],
    ['a key of many regions, where it has no replica', 'KMS.NotFoundException', '', 'mrk'],
  ])('with %s is %s', async (_, code, message, where) => {
    const { s3, kms: client, refusal } = await ground();
    const elsewhereKms = client('test', { region: 'eu-west-1' });
    const { KeyMetadata } = await elsewhereKms.createKey({ MultiRegion: where === 'mrk' });
    const { KeyId = '', Arn = '' } = KeyMetadata ?? {};
    const SSEKMSKeyId = where === 'mrk' ? KeyId : Arn;
    expect(await refusal(s3.putObject({ ...kms, SSEKMSKeyId }))).toEqual({
      status: 400,
      rule: 'sse-kms/key-found',
      code,
      message: message || `Key 'arn:aws:kms:us-east-1:${here}:key/${KeyId}' does not exist`,
    });
  });

  test.each([
    [{ KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }],
    [{ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }],
    [{ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }],
  ] as const)('with a key that is not for it is refused: %j', async (input) => {
    const { s3, kms: client, refusal } = await ground();
    const { KeyMetadata } = await client().createKey(input);
    expect(await refusal(s3.putObject({ ...kms, SSEKMSKeyId: KeyMetadata?.KeyId }))).toEqual({
      status: 400,
      rule: 'sse-kms/key-usable',
      code: 'KMS.InvalidKeyUsageException',
      message: `${KeyMetadata?.Arn} key usage is ${input.KeyUsage} which is not valid for GenerateDataKey.`,
    });
  });
});

describe('a key policy', () => {
  const keeper = allow(rootOf(here), 'kms:*');
  test.each([
    [
      'nobody',
      policy(keeper, { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }),
      'no principal',
    ],
    [
      'a user who is not there',
      policy(keeper, allow(`arn:aws:iam::${here}:user/nobody`, 'kms:*')),
      'one or more invalid principals',
    ],
    [
      'a role that is not there',
      policy(keeper, allow(`arn:aws:iam::${here}:role/nothing`, 'kms:*')),
      'one or more invalid principals',
    ],
    ['what is no ARN', policy(keeper, allow('alice', 'kms:*')), 'one or more invalid principals'],
  ])('that names %s is malformed', async (_, document, words) => {
    const { kms, KeyId, refusal } = await ground();
    const Policy = JSON.stringify(document);
    for (const call of [kms().putKeyPolicy({ KeyId, Policy }), kms().createKey({ Policy })])
      expect(await refusal(call)).toMatchObject({
        code: 'MalformedPolicyDocumentException',
        message: `Policy contains a statement with ${words}.`,
      });
  });

  test.each([
    ['{"Statement": [,]}', { line: 1, column: 16 }],
    [`{\n "Statement": { "Effect": 1 }\n}`, { at: 'Statement.Effect', line: 2, column: 27 }],
    [JSON.stringify(policy(keeper, never(keeper), may('kms:*'))), { at: 'Statement[2]' }],
    [
      JSON.stringify(policy(keeper, allow([people.user, 'bob'], 'kms:*'))),
      { at: 'Statement[1].Principal.AWS[1]' },
    ],
  ])('that is malformed is told with its place: %s', async (Policy, place) => {
    const { kms, refusal, last } = await ground();
    expect(await refusal(kms().createKey({ Policy }))).toMatchObject({
      code: 'MalformedPolicyDocumentException',
    });
    expect(last().trace.at(-1)?.facts).toMatchObject(place);
  });

  test('names people, roles, their sessions, accounts and those of services', async () => {
    const { setPolicy } = await ground();
    const service = `arn:aws:iam::${here}:role/aws-service-role/a.amazonaws.com/A`;
    const account = 'arn:aws:iam::111122223333:role/of-nobody-here';
    const all = [people.user, people.role, people.session, there, service, account, '*'];
    await setPolicy(allow(all, 'kms:Decrypt'));
  });
});
