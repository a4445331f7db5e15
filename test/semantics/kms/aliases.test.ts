/** KMS by its own SDK: aliases and lists. */
import { describe, expect, test } from 'vitest';
import { virtualStart } from '../../../src/world/world.ts';
import { lab } from '../lab.ts';

async function withKeys(count = 2) {
  const it = await lab();
  const client = it.kms();
  const keys: string[] = [];
  for (let i = 0; i < count; i++) keys.push((await client.createKey({})).KeyMetadata?.KeyId ?? '');
  return { ...it, client, keys, a: keys[0] ?? '', b: keys[1] ?? '' };
}

describe('an alias', () => {
  test('is made, moved and removed', async () => {
    const { client, a, b, last } = await withKeys();
    await client.createAlias({ AliasName: 'alias/cat', TargetKeyId: a });
    await client.updateAlias({ AliasName: 'alias/cat', TargetKeyId: b });
    const AliasArn = 'arn:aws:kms:us-east-1:123456789012:alias/cat';
    expect(last().changes).toMatchObject([{ kind: 'kmsAlias', subject: AliasArn }]);
    expect((await client.listAliases({})).Aliases).toEqual([
      {
        AliasArn,
        AliasName: 'alias/cat',
        CreationDate: new Date(virtualStart + 3000),
        LastUpdatedDate: new Date(virtualStart + 4000),
        TargetKeyId: b,
      },
    ]);
    expect((await client.listAliases({ KeyId: a })).Aliases).toEqual([]);
    expect((await client.listAliases({ KeyId: b })).Aliases).toHaveLength(1);
    await client.deleteAlias({ AliasName: 'alias/cat' });
    expect((await client.listAliases({})).Aliases).toEqual([]);
  });

  test('has a name that nothing else has, here', async () => {
    const { client, kms, a, refusal } = await withKeys();
    const alias = { AliasName: 'alias/cat', TargetKeyId: a };
    await client.createAlias(alias);
    expect(await refusal(client.createAlias(alias))).toMatchObject({
      rule: 'kms/alias-new',
      message: 'An alias with the name arn:aws:kms:us-east-1:123456789012:alias/cat already exists',
    });
    const elsewhere = kms('test', { region: 'eu-west-1' });
    const TargetKeyId = (await elsewhere.createKey({})).KeyMetadata?.KeyId;
    await elsewhere.createAlias({ ...alias, TargetKeyId });
    const theirs = (await kms('test2').createKey({})).KeyMetadata?.KeyId;
    await kms('test2').createAlias({ ...alias, TargetKeyId: theirs });
  });
});

describe('a list', () => {
  test('of keys comes in pages', async () => {
    const { client, keys } = await withKeys(5);
    const seen: string[] = [];
    let Marker: string | undefined;
    do {
      const page = await client.listKeys({ Limit: 2, ...(Marker && { Marker }) });
      seen.push(...(page.Keys ?? []).map(({ KeyId = '' }) => KeyId));
      expect(page.Truncated).toBe(page.NextMarker !== undefined);
      Marker = page.NextMarker;
    } while (Marker);
    expect(seen).toEqual(keys.toSorted());
  });

  test('shows nothing of other accounts', async () => {
    const { kms } = await withKeys();
    expect((await kms('test2').listKeys({})).Keys).toEqual([]);
  });
});
