import { describe, expect, test } from 'vitest';
import { allUsers, authenticatedUsers, privateAcl } from '../../../src/semantics/acl/acl.ts';
import { nothingBlocked } from '../../../src/semantics/acl/ownership.ts';
import * as rules from '../../../src/semantics/rules/ownership.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { them, us } from './samples.ts';

const open = (URI: string) => ({ Grantee: { Type: 'Group', URI }, Permission: 'READ' }) as const;

describe('ownership controls', () => {
  test('[ownership/known] are of three kinds', () => {
    expect(judge(rules.ownershipIsKnown, { ObjectOwnership: 'Mine' })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Invalid x-amz-object-ownership header: Mine',
      ArgumentName: 'x-amz-object-ownership',
    });
    expect(judge(rules.ownershipIsKnown, { ObjectOwnership: 'ObjectWriter' })).toBe('passed');
    expect(judge(rules.ownershipIsKnown, { ObjectOwnership: undefined })).toBe('skipped');
  });

  test('[ownership/one-rule] have one rule', () => {
    expect(judge(rules.ownershipHasOneRule, { rules: 1 })).toBe('passed');
    for (const count of [0, 2])
      expect(judge(rules.ownershipHasOneRule, { rules: count })).toMatchObject({
        code: 'MalformedXML',
      });
  });

  test('[ownership/exists] are there until they are deleted', () => {
    const bucket = 'photos';
    expect(judge(rules.ownershipControlsExist, { bucket, ownership: undefined })).toEqual({
      status: 404,
      code: 'OwnershipControlsNotFoundError',
      message: 'The bucket ownership controls were not found',
      BucketName: 'photos',
    });
    expect(judge(rules.ownershipControlsExist, { bucket, ownership: 'ObjectWriter' })).toBe(
      'passed',
    );
  });

  test('[ownership/acl] do not disable an ACL that grants something to others', () => {
    const ownership = 'BucketOwnerEnforced';
    const acl = (grants: ReturnType<typeof privateAcl>) =>
      judge(rules.enforcedBucketGrantsNobodyElse, { ownership, grants, owner: 'us' });
    expect(acl([open(allUsers)])).toEqual({
      status: 400,
      code: 'InvalidBucketAclWithObjectOwnership',
      message: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    });
    expect(acl(privateAcl('them'))).toMatchObject({ status: 400 });
    expect(acl(privateAcl('us'))).toBe('passed');
    expect(
      judge(rules.enforcedBucketGrantsNobodyElse, {
        ownership: 'ObjectWriter',
        grants: [open(allUsers)],
        owner: 'us',
      }),
    ).toBe('passed');
  });

  test.each([
    ['BucketOwnerEnforced', 'bucket-owner-full-control', us, 'defaulted'],
    ['BucketOwnerPreferred', 'bucket-owner-full-control', us, 'requested'],
    ['BucketOwnerPreferred', undefined, them, 'computed'],
    ['ObjectWriter', 'bucket-owner-full-control', them, 'computed'],
    [undefined, 'private', them, 'computed'],
  ] as const)('[ownership/owner] %s with %s: %s owns', (ownership, ACL, value, origin) => {
    const facts = { ownership, ACL, writer: them, bucketOwner: us };
    expect(choose(rules.objectOwner, facts)).toMatchObject({ value, origin });
  });
});

describe('a public access block', () => {
  test('[public-access/exists] is there until it is deleted', () => {
    const bucket = 'photos';
    expect(judge(rules.publicAccessBlockExists, { bucket, block: undefined })).toEqual({
      status: 404,
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
      BucketName: 'photos',
    });
    expect(judge(rules.publicAccessBlockExists, { bucket, block: nothingBlocked })).toBe('passed');
  });

  test('[public-access/settings] says something', () => {
    expect(judge(rules.publicAccessBlockSaysSomething, { settings: [] })).toMatchObject({
      code: 'InvalidRequest',
      message: 'Must specify at least one configuration.',
    });
    expect(judge(rules.publicAccessBlockSaysSomething, { settings: [false] })).toBe('passed');
  });

  test.each([allUsers, authenticatedUsers])('[public-access/new-bucket] refuses %s', (uri) => {
    expect(judge(rules.newBucketIsNotPublic, { grants: [open(uri)] })).toEqual({
      status: 400,
      code: 'InvalidBucketAclWithBlockPublicAccessError',
      message: 'Bucket cannot have public ACLs set with BlockPublicAccess enabled',
    });
    expect(judge(rules.newBucketIsNotPublic, { grants: privateAcl('them') })).toBe('passed');
    expect(judge(rules.newBucketIsNotPublic, { grants: undefined })).toBe('skipped');
  });

  test('[public-access/acl] refuses public ACLs, and tells who signs why', () => {
    const asked = { action: 's3:PutBucketAcl', resource: 'arn:aws:s3:::photos', arn: 'arn:a' };
    const blocked = { ...asked, BlockPublicAcls: true, grants: [open(allUsers)] };
    const { publicAclIsNotBlocked } = rules;
    expect(judge(publicAclIsNotBlocked, blocked)).toEqual({
      status: 403,
      code: 'AccessDenied',
      message:
        'User: arn:a is not authorized to perform: s3:PutBucketAcl on resource: "arn:aws:s3:::photos" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
    });
    expect(judge(publicAclIsNotBlocked, { ...blocked, arn: null })).toMatchObject({
      message: 'Access Denied',
    });
    expect(judge(publicAclIsNotBlocked, { ...blocked, BlockPublicAcls: false })).toBe('passed');
    expect(judge(publicAclIsNotBlocked, { ...blocked, grants: privateAcl('x') })).toBe('passed');
    expect(judge(publicAclIsNotBlocked, { ...blocked, grants: undefined })).toBe('skipped');
  });
});

everyRuleWasSeen(rules);
