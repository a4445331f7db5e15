/** The public access block of an account, which counts for all of its buckets: the stricter of the two wins. */
import { expect, test } from 'vitest';
import { nothingBlocked } from '../../../src/semantics/acl/ownership.ts';
import { lab } from '../lab.ts';

const album = { Bucket: 'album' };
const cat = { ...album, Key: 'cat' };
const statement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::album/open',
};
const Policy = JSON.stringify({ Statement: [statement] });

/** A bucket that blocks nothing itself. */
async function open() {
  const it = await lab({ buckets: ['album'] });
  await it.s3.putPublicAccessBlock({ ...album, PublicAccessBlockConfiguration: nothingBlocked });
  await it.s3.deleteBucketOwnershipControls(album);
  await it.s3.putObject({ ...cat, ACL: 'public-read', Body: 'meow' });
  const block = (setting: Partial<typeof nothingBlocked>) =>
    it.simulator.settle({
      accounts: it.simulator.world.accounts.map((account, i) =>
        i === 0 ? { ...account, publicAccessBlock: { ...nothingBlocked, ...setting } } : account,
      ),
    });
  return { it, block };
}

test('[public-access/policy] BlockPublicPolicy', async () => {
  const { it, block } = await open();
  await block({ BlockPublicPolicy: true });
  expect(await it.refusal(it.s3.putBucketPolicy({ ...album, Policy }))).toMatchObject({
    status: 403,
    rule: 'public-access/policy',
  });
  await block({});
  await it.s3.putBucketPolicy({ ...album, Policy });
});

test('[public-access/acl] BlockPublicAcls', async () => {
  const { it, block } = await open();
  await block({ BlockPublicAcls: true });
  const publish = () => it.s3.putObjectAcl({ ...cat, ACL: 'public-read' });
  expect(await it.refusal(publish())).toMatchObject({ status: 403, rule: 'public-access/acl' });
  await block({});
  await publish();
});

test('[access/allowed] IgnorePublicAcls', async () => {
  const { it, block } = await open();
  const read = () => it.as(null).getObject(cat);
  await read();
  await block({ IgnorePublicAcls: true });
  expect(await it.refusal(read())).toMatchObject({ status: 403, rule: 'access/allowed' });
});

test('a bucket without a block of its own has that of its account', async () => {
  const { it, block } = await open();
  await it.s3.deletePublicAccessBlock(album);
  const read = () => it.as(null).getObject(cat);
  await read();
  await block({ IgnorePublicAcls: true });
  expect(await it.refusal(read())).toMatchObject({ status: 403 });
});

test('RestrictPublicBuckets', async () => {
  const { it, block } = await open();
  await it.s3.putBucketPolicy({ ...album, Policy });
  const read = () => it.as('test2').getObject(cat);
  await read();
  await block({ RestrictPublicBuckets: true });
  expect(await it.refusal(read())).toMatchObject({ status: 403 });
  await it.s3.getObject(cat);
});
