/** Grants by the SDK of KMS: made, listed, used, retired and revoked. */
import { describe, expect, test } from 'vitest';
import { virtualStart } from '../../../src/world/world.ts';
import { allow, ground, here, people, rootOf, there } from './ground.ts';

const toUser = { GranteePrincipal: people.user, Operations: ['Decrypt' as const] };

describe('a grant', () => {
  test('is made, and listed by its key', async () => {
    const { kms, KeyId, Arn } = await ground();
    const Constraints = { EncryptionContextSubset: { film: 'cats' } };
    const asked = { ...toUser, KeyId, Name: 'cats', RetiringPrincipal: people.them, Constraints };
    const { GrantId, GrantToken } = await kms().createGrant(asked);
    expect(GrantId).toMatch(/^[0-9a-f]{64}$/);
    expect(GrantToken).toMatch(/^AQ[\w+/]{146}$/);
    const shown = { ...asked, KeyId: Arn, GrantId, IssuingAccount: rootOf(here) };
    expect(await kms().listGrants({ KeyId })).toMatchObject({
      Grants: [{ ...shown, CreationDate: expect.any(Date) }],
      Truncated: false,
    });
    expect(
      (await kms().listGrants({ KeyId })).Grants?.[0]?.CreationDate?.getTime(),
    ).toBeGreaterThan(virtualStart);
    const { Grants } = await kms('them').listRetirableGrants({ RetiringPrincipal: people.them });
    expect(Grants).toMatchObject([shown]);
    const nobodys = await kms().listRetirableGrants({ RetiringPrincipal: people.user });
    expect(nobodys.Grants).toEqual([]);
  });

  test('is listed by its id and its grantee, page by page', async () => {
    const { kms, KeyId } = await ground();
    const make = (GranteePrincipal: string) =>
      kms().createGrant({ ...toUser, KeyId, GranteePrincipal });
    const [one, two] = [await make(people.user), await make(people.role)];
    const ids = async (input: object) =>
      (await kms().listGrants({ KeyId, ...input })).Grants?.map(({ GrantId }) => GrantId);
    expect(await ids({ GrantId: two.GrantId })).toEqual([two.GrantId]);
    expect(await ids({ GranteePrincipal: people.user })).toEqual([one.GrantId]);
    const first = await kms().listGrants({ KeyId, Limit: 1 });
    expect(first).toMatchObject({ Truncated: true, Grants: [{ GrantId: one.GrantId, Name: '' }] });
    expect(await ids({ Marker: first.NextMarker })).toEqual([two.GrantId]);
  });

  test('is the same when it is asked for again by its name', async () => {
    const { kms, KeyId } = await ground();
    const named = { ...toUser, KeyId, Name: 'cats' };
    const { GrantId } = await kms().createGrant(named);
    expect(await kms().createGrant(named)).toMatchObject({ GrantId });
    const other = await kms().createGrant({ ...named, Operations: ['Encrypt'] });
    expect(other.GrantId).not.toBe(GrantId);
    const unnamed = [await kms().createGrant({ ...toUser, KeyId })];
    unnamed.push(await kms().createGrant({ ...toUser, KeyId }));
    expect((await kms().listGrants({ KeyId })).Grants).toHaveLength(4);
  });

  test('is told in what changed', async () => {
    const { kms, KeyId, Arn, last } = await ground();
    const { GrantId } = await kms().createGrant({ ...toUser, KeyId });
    const [change] = last().changes;
    expect(change).toMatchObject({ subject: Arn, effect: 'updated' });
    expect(change?.rows).toContainEqual(
      expect.objectContaining({
        attribute: `grant ${GrantId}`,
        after: `Decrypt to ${people.user}`,
      }),
    );
  });

  test('lets its grantee look at the key, and nobody else', async () => {
    const { kms, kmsAs, KeyId, setPolicy, refusal } = await ground({ own: [] });
    const Operations = ['DescribeKey' as const];
    const { GrantToken = '' } = await kms().createGrant({ ...toUser, KeyId, Operations });
    await setPolicy();
    const asked = { KeyId, GrantTokens: [GrantToken] };
    expect(await kmsAs('user').describeKey(asked)).toHaveProperty('KeyMetadata.KeyId', KeyId);
    expect(await refusal(kmsAs('role').describeKey(asked))).toMatchObject({
      rule: 'kms/allowed',
      code: 'AccessDeniedException',
    });
  });

  test('on a key of another account is made by whom its policy lets', async () => {
    const { kmsAs, Arn, setPolicy, refusal } = await ground();
    const grant = { KeyId: Arn, GranteePrincipal: people.them, Operations: ['Decrypt' as const] };
    expect(await refusal(kmsAs('them').createGrant(grant))).toMatchObject({
      code: 'AccessDeniedException',
      message: expect.stringContaining('on this resource because the resource does not exist'),
    });
    await setPolicy(allow(rootOf(there), ['kms:CreateGrant', 'kms:ListGrants']));
    await kmsAs('them').createGrant(grant);
    const { Grants } = await kmsAs('them').listGrants({ KeyId: Arn });
    expect(Grants).toMatchObject([{ IssuingAccount: rootOf(there) }]);
  });

  test('lets others be made that go no further', async () => {
    const { kms, kmsAs, KeyId, setPolicy, refusal } = await ground();
    const EncryptionContextSubset = { film: 'cats' };
    await kms().createGrant({
      ...toUser,
      KeyId,
      Operations: ['CreateGrant', 'Decrypt'],
      Constraints: { EncryptionContextSubset },
    });
    await setPolicy();
    const make = (Operations: ('Decrypt' | 'Encrypt')[], context?: Record<string, string>) =>
      kmsAs('user').createGrant({
        KeyId,
        GranteePrincipal: people.role,
        Operations,
        ...(context && { Constraints: { EncryptionContextEquals: context } }),
      });
    await make(['Decrypt'], { film: 'cats', year: '2026' });
    const denied = { rule: 'kms/allowed', code: 'AccessDeniedException' };
    expect(await refusal(make(['Encrypt'], { film: 'cats' }))).toMatchObject(denied);
    expect(await refusal(make(['Decrypt'], { film: 'dogs' }))).toMatchObject(denied);
    expect(await refusal(make(['Decrypt']))).toMatchObject(denied);
  });
});

describe('the end of a grant', () => {
  async function withGrant(more: object = {}) {
    const it = await ground({ own: [] });
    const { KeyId, kms } = it;
    const RetiringPrincipal = people.role;
    const made = await kms().createGrant({ ...toUser, KeyId, RetiringPrincipal, ...more });
    const left = async () => (await kms().listGrants({ KeyId })).Grants?.length;
    const { GrantId = '', GrantToken = '' } = made;
    return { ...it, GrantId, GrantToken, left };
  }

  test('comes when it is revoked, and it counts no more', async () => {
    const { s3, s3As, kms, KeyId, GrantId, left, refusal } = await withGrant();
    const cat = { Bucket: 'photos', Key: 'cat' };
    await s3.putObject({ ...cat, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KeyId });
    await s3As('user').getObject(cat);
    await kms().revokeGrant({ KeyId, GrantId });
    expect(await left()).toBe(0);
    expect(await refusal(s3As('user').getObject(cat))).toMatchObject({
      rule: 'sse-kms/key-allowed',
    });
    expect(await refusal(kms().revokeGrant({ KeyId, GrantId }))).toMatchObject({
      code: 'NotFoundException',
    });
  });

  test('comes by whoever may retire it, by its token or its id', async () => {
    const { kmsAs, GrantToken, left } = await withGrant();
    await kmsAs('role').retireGrant({ GrantToken });
    expect(await left()).toBe(0);
    const own = await withGrant({ Operations: ['Decrypt', 'RetireGrant'] });
    await own.kmsAs('user').retireGrant({ KeyId: own.Arn, GrantId: own.GrantId });
    expect(await own.left()).toBe(0);
    const account = await withGrant();
    await account.setPolicy(allow(rootOf(here), 'kms:ListGrants'));
    await account.kms().retireGrant({ GrantToken: account.GrantToken });
    expect(await account.left()).toBe(0);
  });

  test('does not come by others, nor by a dry run', async () => {
    const { kms, kmsAs, KeyId, Arn, GrantId, GrantToken, left, refusal } = await withGrant();
    expect(await refusal(kmsAs('user').retireGrant({ GrantToken }))).toMatchObject({
      rule: 'kms/allowed',
      message: `User: ${people.user} is not authorized to perform: kms:RetireGrant on resource: ${Arn} because no identity-based policy allows the kms:RetireGrant action`,
    });
    expect(await refusal(kmsAs('user').revokeGrant({ KeyId, GrantId }))).toMatchObject({
      rule: 'kms/allowed',
    });
    expect(await refusal(kms().revokeGrant({ KeyId, GrantId, DryRun: true }))).toMatchObject({
      code: 'DryRunOperationException',
    });
    expect(await left()).toBe(1);
  });
});
