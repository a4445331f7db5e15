/** Grants by e-mail address, which S3 took until October 2025. */
import { expect, test } from 'vitest';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { lab } from '../lab.ts';

const before: World = {
  ...defaultWorld,
  clock: { kind: 'virtual', start: Date.parse('2025-01-01T00:00:00Z'), step: 1000 },
};
const [studio, partner] = defaultWorld.accounts;
const album = { Bucket: 'album' };

async function open(world: World) {
  const it = await lab({ world, buckets: ['album'] });
  await it.s3.deleteBucketOwnershipControls(album);
  return it;
}

test('name an account, by header and by document, and are kept as its canonical id', async () => {
  const { s3 } = await open(before);
  const expected = [
    {
      Grantee: expect.objectContaining({ Type: 'CanonicalUser', ID: partner?.canonicalId }),
      Permission: 'READ',
    },
  ];
  await s3.putBucketAcl({ ...album, GrantRead: 'emailAddress="PARTNER@example.com"' });
  expect((await s3.getBucketAcl(album)).Grants).toEqual(expected);
  await s3.putBucketAcl({ ...album, ACL: 'private' });
  await s3.putBucketAcl({
    ...album,
    AccessControlPolicy: {
      Owner: { ID: studio?.canonicalId },
      Grants: [
        {
          Grantee: { Type: 'AmazonCustomerByEmail', EmailAddress: 'partner@example.com' },
          Permission: 'READ',
        },
      ],
    },
  });
  expect((await s3.getBucketAcl(album)).Grants).toEqual(expected);
});

test('are refused when nobody has the address, or two have, or the year is over', async () => {
  const grant = (email: string) => ({ ...album, GrantRead: `emailAddress="${email}"` });
  const it = await open(before);
  expect(await it.refusal(it.s3.putBucketAcl(grant('who@example.com')))).toMatchObject({
    code: 'UnresolvableGrantByEmailAddress',
    rule: 'acl/email-account',
  });
  const accounts = before.accounts.map((account) => ({ ...account, email: 'us@example.com' }));
  await it.simulator.settle({ accounts });
  expect(await it.refusal(it.s3.putBucketAcl(grant('us@example.com')))).toMatchObject({
    code: 'AmbiguousGrantByEmailAddress',
  });
  await it.simulator.advance(365 * 86_400_000);
  expect(await it.refusal(it.s3.putBucketAcl(grant('us@example.com')))).toMatchObject({
    status: 405,
    rule: 'acl/email',
  });
});
