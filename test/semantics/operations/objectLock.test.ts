/** Object Lock through the SDK: what is locked, how it is told, and who may undo it. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const Bucket = 'vault';
const gold = { Bucket, Key: 'gold' };
const hour = 60 * 60 * 1000;
const governance = { Mode: 'GOVERNANCE' } as const;

async function vault() {
  const it = await lab({ buckets: ['plain'] });
  await it.s3.createBucket({ Bucket, ObjectLockEnabledForBucket: true });
  const later = (hours: number) => new Date(it.simulator.now() + hours * hour);
  const configure = (DefaultRetention?: object) =>
    it.s3.putObjectLockConfiguration({
      Bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        ...(DefaultRetention && { Rule: { DefaultRetention } }),
      },
    });
  return { ...it, later, configure };
}

describe('a bucket', () => {
  test('[lock/new-bucket] [lock/keeps-versioning] that is made with Object Lock is versioned and stays so', async () => {
    const { s3, refusal } = await vault();
    expect(await s3.getBucketVersioning({ Bucket })).toMatchObject({ Status: 'Enabled' });
    expect((await s3.getObjectLockConfiguration({ Bucket })).ObjectLockConfiguration).toEqual({
      ObjectLockEnabled: 'Enabled',
    });
    const VersioningConfiguration = { Status: 'Suspended' } as const;
    expect(
      await refusal(s3.putBucketVersioning({ Bucket, VersioningConfiguration })),
    ).toMatchObject({ status: 409, rule: 'lock/keeps-versioning' });
  });

  test('[lock/bucket] answers its default, until a configuration without a rule takes it away', async () => {
    const { s3, configure } = await vault();
    const DefaultRetention = { ...governance, Days: 3, DefaultEventHold: { Years: 1 } };
    await configure(DefaultRetention);
    const answer = () => s3.getObjectLockConfiguration({ Bucket });
    expect((await answer()).ObjectLockConfiguration?.Rule).toEqual({ DefaultRetention });
    await configure();
    expect((await answer()).ObjectLockConfiguration?.Rule).toBeUndefined();
  });

  test('[lock/configuration-form] before [lock/needs-versioning]; [checksum/required] first of all', async () => {
    const { s3, refusal, rawRefusal } = await vault();
    const malformed = { Bucket: 'plain', ObjectLockConfiguration: {} };
    expect(await refusal(s3.putObjectLockConfiguration(malformed))).toMatchObject({
      rule: 'lock/configuration-form',
    });
    const body = '<ObjectLockConfiguration/>';
    expect(await rawRefusal({ method: 'PUT', target: '/plain?object-lock', body })).toMatchObject({
      rule: 'checksum/required',
    });
  });
});

test.each(['/vault?object-lock', '/vault/gold?retention', '/vault/gold?legal-hold'])(
  'PUT %s without a body is malformed, with one it needs a digest',
  async (target) => {
    const { s3, rawRefusal } = await vault();
    await s3.putObject({ ...gold, Body: 'a' });
    expect(await rawRefusal({ method: 'PUT', target })).toMatchObject({ code: 'MalformedXML' });
    const root = target.split('?')[1] ?? '';
    const names: Record<string, string> = {
      'object-lock': 'ObjectLockConfiguration',
      retention: 'Retention',
      'legal-hold': 'LegalHold',
    };
    const body = `<${names[root]}/>`;
    expect(await rawRefusal({ method: 'PUT', target, body })).toMatchObject({
      rule: 'checksum/required',
    });
  },
);

describe('a default retention', () => {
  test('[lock/new-version] locks what is put, copied and completed', async () => {
    const { s3, configure, simulator } = await vault();
    await configure({ ...governance, Days: 1 });
    const until = async (Key: string) => {
      const head = await s3.headObject({ Bucket, Key });
      expect(head.ObjectLockMode).toBe('GOVERNANCE');
      return Number(head.ObjectLockRetainUntilDate) - Number(head.LastModified);
    };
    await s3.putObject({ ...gold, Body: 'a' });
    await s3.copyObject({ Bucket, Key: 'copy', CopySource: 'vault/gold' });
    const film = { Bucket, Key: 'film' };
    const { UploadId } = await s3.createMultipartUpload(film);
    await simulator.advance(48 * hour);
    const { ETag } = await s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'a' });
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    await s3.completeMultipartUpload({ ...film, UploadId, MultipartUpload });
    for (const key of ['gold', 'copy', 'film']) expect(await until(key)).toBe(24 * hour);
  });

  test('[lock/digest] asks for a digest of every body', async () => {
    const { configure, rawRefusal, s3 } = await vault();
    await configure({ ...governance, Days: 1 });
    expect(await rawRefusal({ method: 'PUT', target: '/vault/gold', body: 'a' })).toMatchObject({
      rule: 'lock/digest',
    });
    const { UploadId } = await s3.createMultipartUpload(gold);
    const target = `/vault/gold?partNumber=1&uploadId=${UploadId}`;
    expect(await rawRefusal({ method: 'PUT', target, body: 'a' })).toMatchObject({
      rule: 'lock/digest',
      message: expect.stringContaining('Put Part') as string,
    });
  });
});

test('[lock/digest] parts of an upload that is to be locked need digests too', async () => {
  const { s3, rawRefusal, raw } = await vault();
  const begin = async (more: object) => {
    const { UploadId } = await s3.createMultipartUpload({ ...gold, ...more });
    const target = `/vault/gold?partNumber=1&uploadId=${UploadId}`;
    return { method: 'PUT', target, body: 'a' };
  };
  const locked = await begin({ ObjectLockLegalHoldStatus: 'ON' });
  expect(await rawRefusal(locked)).toMatchObject({ rule: 'lock/digest' });
  expect((await raw(await begin({}))).status).toBe(200);
});

describe('the headers of a write', () => {
  test('[lock/new-version] are told by reads, of puts, copies and uploads alike', async () => {
    const { s3, later } = await vault();
    const date = new Date(Math.floor(Number(later(1)) / 1000) * 1000);
    const lock = {
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: date,
      ObjectLockLegalHoldStatus: 'ON',
      ObjectLockEventHold: 'ON',
      ObjectLockEventHoldDurationDays: 7,
    } as const;
    await s3.putObject({ ...gold, Body: 'a', ...lock });
    await s3.copyObject({ Bucket, Key: 'copy', CopySource: 'vault/gold', ...lock });
    const film = { Bucket, Key: 'film' };
    const { UploadId } = await s3.createMultipartUpload({ ...film, ...lock });
    const { ETag } = await s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'a' });
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    await s3.completeMultipartUpload({ ...film, UploadId, MultipartUpload });
    for (const Key of ['gold', 'copy', 'film']) {
      expect(await s3.headObject({ Bucket, Key })).toMatchObject(lock);
      expect(await s3.getObject({ Bucket, Key })).toMatchObject(lock);
    }
    await s3.copyObject({ Bucket, Key: 'bare', CopySource: 'vault/gold' });
    expect((await s3.headObject({ Bucket, Key: 'bare' })).ObjectLockMode).toBeUndefined();
  });

  test('[lock/write-needs-lock] [lock/mode-and-date] [lock/retain-until] are refused where they make no sense', async () => {
    const { s3, refusal, later } = await vault();
    const plain = { Bucket: 'plain', Key: 'gold', ObjectLockLegalHoldStatus: 'ON' } as const;
    expect(await refusal(s3.putObject(plain))).toMatchObject({ rule: 'lock/write-needs-lock' });
    expect(await refusal(s3.createMultipartUpload(plain))).toMatchObject({
      rule: 'lock/write-needs-lock',
    });
    const mode = { ...gold, ObjectLockMode: 'GOVERNANCE' } as const;
    expect(await refusal(s3.putObject(mode))).toMatchObject({ rule: 'lock/mode-and-date' });
    expect(
      await refusal(s3.putObject({ ...mode, ObjectLockRetainUntilDate: later(-1) })),
    ).toMatchObject({ rule: 'lock/retain-until' });
  });
});

describe('a retention', () => {
  test('[lock/retention-weakened] [lock/version-locked] holds until it runs out', async () => {
    const { s3, refusal, later, simulator } = await vault();
    const { VersionId } = await s3.putObject({ ...gold, Body: 'a' });
    const retain = (Retention: object, BypassGovernanceRetention?: boolean) =>
      s3.putObjectRetention({ ...gold, Retention, BypassGovernanceRetention });
    await retain({ Mode: 'COMPLIANCE', RetainUntilDate: later(2) });
    expect(
      await refusal(retain({ Mode: 'COMPLIANCE', RetainUntilDate: later(1) }, true)),
    ).toMatchObject({ status: 403, rule: 'lock/retention-weakened' });
    expect(await refusal(s3.deleteObject({ ...gold, VersionId }))).toMatchObject({
      status: 403,
      rule: 'lock/version-locked',
    });
    await simulator.advance(3 * hour);
    await s3.deleteObject({ ...gold, VersionId });
  });

  test('[lock/exists] is told, also of an older version, until it is taken away', async () => {
    const { s3, refusal, later } = await vault();
    const { VersionId } = await s3.putObject({ ...gold, Body: 'a' });
    const Retention = { ...governance, RetainUntilDate: later(2) };
    await s3.putObjectRetention({ ...gold, Retention });
    await s3.putObject({ ...gold, Body: 'b' });
    const told = await s3.getObjectRetention({ ...gold, VersionId });
    expect(told.Retention?.Mode).toBe('GOVERNANCE');
    expect(await refusal(s3.getObjectRetention(gold))).toMatchObject({ rule: 'lock/exists' });
    const none = { ...gold, VersionId, Retention: {}, BypassGovernanceRetention: true };
    await s3.putObjectRetention(none);
    expect(await refusal(s3.getObjectRetention({ ...gold, VersionId }))).toMatchObject({
      status: 404,
      rule: 'lock/exists',
    });
  });

  test('[lock/bucket-has-lock] [lock/retention-form] is only of buckets with Object Lock, and whole', async () => {
    const { s3, refusal } = await vault();
    await s3.putObject({ ...gold, Body: 'a' });
    const plain = { Bucket: 'plain', Key: 'gold' };
    for (const call of [
      s3.getObjectRetention(plain),
      s3.getObjectLegalHold(plain),
      s3.putObjectLegalHold({ ...plain, LegalHold: { Status: 'ON' } }),
      s3.putObjectRetention({ ...plain, Retention: {} }),
    ]) {
      await call.catch(() => {});
    }
    expect(await refusal(s3.getObjectRetention(plain))).toMatchObject({
      rule: 'lock/bucket-has-lock',
      message: 'Bucket is missing Object Lock Configuration',
    });
    expect(await refusal(s3.putObjectRetention({ ...gold, Retention: governance }))).toMatchObject({
      rule: 'lock/retention-form',
    });
    expect(await refusal(s3.putObjectLegalHold({ ...gold, LegalHold: {} }))).toMatchObject({
      rule: 'lock/legal-hold-form',
    });
  });

  test('[lock/retention] begins anew when an event hold is released', async () => {
    const { s3, refusal, simulator } = await vault();
    const hold = { ObjectLockEventHold: 'ON', ObjectLockEventHoldDurationDays: 1 } as const;
    const { VersionId } = await s3.putObject({ ...gold, Body: 'a', ...hold });
    await simulator.advance(100 * hour);
    expect((await s3.getObjectRetention(gold)).Retention).toEqual({
      EventHold: 'ON',
      EventHoldDuration: { Days: 1 },
    });
    expect(await refusal(s3.deleteObject({ ...gold, VersionId }))).toMatchObject({
      rule: 'lock/version-locked',
    });
    await s3.putObjectRetention({ ...gold, Retention: { EventHold: 'OFF' } });
    const head = await s3.headObject(gold);
    expect(head.ObjectLockEventHold).toBeUndefined();
    expect(head.ObjectLockRetainUntilDate?.getTime()).toBeGreaterThan(simulator.now() + 23 * hour);
    await simulator.advance(25 * hour);
    await s3.deleteObject({ ...gold, VersionId });
  });
});

test('[lock/version-locked] DeleteObjects tells which versions stay, and bypasses governance on demand', async () => {
  const { s3, later } = await vault();
  const locked = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: later(1) } as const;
  const { VersionId } = await s3.putObject({ ...gold, Body: 'a', ...locked });
  const free = await s3.putObject({ ...gold, Body: 'a' });
  const Objects = [VersionId, free.VersionId].map((id) => ({ Key: 'gold', VersionId: id }));
  const first = await s3.deleteObjects({ Bucket, Delete: { Objects } });
  expect(first.Deleted).toEqual([{ Key: 'gold', VersionId: free.VersionId }]);
  expect(first.Errors).toEqual([
    {
      Key: 'gold',
      VersionId,
      Code: 'AccessDenied',
      Message: 'Access Denied because object protected by object lock.',
    },
  ]);
  const again = await s3.deleteObjects({
    Bucket,
    Delete: { Objects },
    BypassGovernanceRetention: true,
  });
  expect(again.Errors).toBeUndefined();
});

test('[lock/legal-hold] a legal hold is put on and off, and told when off', async () => {
  const { s3, refusal, last } = await vault();
  const { VersionId } = await s3.putObject({ ...gold, Body: 'a' });
  await s3.putObjectLegalHold({ ...gold, LegalHold: { Status: 'ON' } });
  expect(last().changes[0]?.rows).toContainEqual(
    expect.objectContaining({ attribute: 'ObjectLockLegalHoldStatus', after: 'ON' }),
  );
  expect(
    await refusal(s3.deleteObject({ ...gold, VersionId, BypassGovernanceRetention: true })),
  ).toMatchObject({ rule: 'lock/version-locked' });
  await s3.putObjectLegalHold({ ...gold, LegalHold: { Status: 'OFF' } });
  expect((await s3.getObjectLegalHold(gold)).LegalHold).toEqual({ Status: 'OFF' });
  await s3.deleteObject({ ...gold, VersionId });
});

test('[access/allowed] who may only write may not lock, and not bypass a lock', async () => {
  const { s3, as, refusal, later } = await lab().then((it) => ({
    ...it,
    later: (hours: number) => new Date(it.simulator.now() + hours * hour),
  }));
  await s3.createBucket({
    Bucket,
    ObjectLockEnabledForBucket: true,
    ObjectOwnership: 'ObjectWriter',
  });
  const { Owner } = await as('test2').listBuckets({});
  const { Grants, Owner: owner } = await s3.getBucketAcl({ Bucket });
  const Grantee = { Type: 'CanonicalUser', ID: Owner?.ID } as const;
  const AccessControlPolicy = {
    Owner: owner,
    Grants: [...(Grants ?? []), { Grantee, Permission: 'WRITE' as const }],
  };
  await s3.putBucketAcl({ Bucket, AccessControlPolicy });
  const guest = as('test2');
  const { VersionId } = await guest.putObject({ ...gold, Body: 'a' });
  const denied = { status: 403, rule: 'access/allowed', code: 'AccessDenied' };
  const retention = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: later(9) } as const;
  expect(await refusal(guest.putObject({ ...gold, ...retention }))).toMatchObject(denied);
  const held = { ...gold, ObjectLockLegalHoldStatus: 'ON' } as const;
  expect(await refusal(guest.putObject(held))).toMatchObject(denied);
  const removal = { ...gold, VersionId, BypassGovernanceRetention: true };
  expect(await refusal(guest.deleteObject(removal))).toMatchObject(denied);
  const many = { Delete: { Objects: [{ Key: 'gold', VersionId }] } };
  const bypassing = { Bucket, ...many, BypassGovernanceRetention: true };
  expect((await guest.deleteObjects(bypassing)).Errors).toMatchObject([{ Code: 'AccessDenied' }]);
  await s3.deleteObject(removal);
});
