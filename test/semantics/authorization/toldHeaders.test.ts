/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_ResponseSyntax */
import { expect, test } from 'vitest';
import { defaultWorld } from '../../../src/world/world.ts';
import { lab } from '../lab.ts';

const gold = { Bucket: 'vault', Key: 'gold' };
const later = new Date('2026-02-01T00:00:00Z');

test.each([
  [[], {}],
  [['s3:GetObjectTagging'], { TagCount: 1 }],
  [['s3:GetObjectRetention'], { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: later }],
  [['s3:GetObjectLegalHold'], { ObjectLockLegalHoldStatus: 'ON' }],
])('[access/told-header] who may read, and besides %j, is told %j', async (more, told) => {
  const it = await lab();
  await it.s3.createBucket({ Bucket: gold.Bucket, ObjectLockEnabledForBucket: true });
  await it.s3.putObject({
    ...gold,
    Tagging: 'a=b',
    ObjectLockMode: 'GOVERNANCE',
    ObjectLockRetainUntilDate: later,
    ObjectLockLegalHoldStatus: 'ON',
  });
  const Statement = { Effect: 'Allow', Action: ['s3:GetObject', ...more], Resource: '*' };
  const policy = { name: 'p', document: { Version: '2012-10-17', Statement } };
  const accounts = defaultWorld.accounts.map((account) => ({
    ...account,
    principals: account.principals.map((one) =>
      one.name === 'alice' ? { ...one, policies: [policy] } : one,
    ),
  }));
  await it.simulator.settle({ accounts });
  for (const read of [it.as('alice').getObject(gold), it.as('alice').headObject(gold)]) {
    const answer = Object.entries(await read).filter(([name]) =>
      /^(TagCount|ObjectLock)/.test(name),
    );
    expect(Object.fromEntries(answer)).toEqual(told);
  }
});
