import { describe, expect, test } from 'vitest';
import { allUsers, privateAcl } from '../../../src/semantics/acl/acl.ts';
import * as rules from '../../../src/semantics/rules/acl.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const invalid = (ArgumentName: string, ArgumentValue: string, message: string) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName,
  ArgumentValue,
});
const malformed = { status: 400, code: 'MalformedACLError' };
const forAll = { Grantee: { Type: 'Group', URI: allUsers }, Permission: 'READ' } as const;

test('[acl/known] a canned ACL has one of the known names, and one is for buckets only', () => {
  const known = (ACL: string | undefined, resource: 'bucket' | 'object' = 'object') =>
    judge(rules.aclIsKnown, { ACL, resource });
  expect(known('fake-acl')).toEqual(invalid('x-amz-acl', 'fake-acl', ''));
  expect(known('toString')).toMatchObject({ code: 'InvalidArgument' });
  expect(known('log-delivery-write')).toMatchObject({ code: 'InvalidArgument' });
  expect(known('log-delivery-write', 'bucket')).toBe('passed');
  expect(known('public-read')).toBe('passed');
  expect(known(undefined)).toBe('skipped');
});

test('[acl/canned-or-grants] a canned ACL and grants do not go together', () => {
  const headers = ['x-amz-grant-read'];
  expect(judge(rules.aclIsCannedOrGranted, { ACL: 'private', headers })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Specifying both Canned ACLs and Header Grants is not allowed',
  });
  expect(judge(rules.aclIsCannedOrGranted, { ACL: undefined, headers })).toBe('passed');
  expect(judge(rules.aclIsCannedOrGranted, { ACL: 'private', headers: [] })).toBe('passed');
});

test('[acl/sent-once] [acl/sent] an ACL is sent once, somewhere', () => {
  const headers = ['x-amz-acl'];
  expect(judge(rules.aclIsSentOnce, { document: true, headers })).toEqual({
    status: 400,
    code: 'UnexpectedContent',
    message: 'This request does not support content',
  });
  expect(judge(rules.aclIsSentOnce, { document: false, headers })).toBe('passed');
  expect(judge(rules.aclIsSentOnce, { document: true, headers: [] })).toBe('passed');
  expect(judge(rules.aclIsSent, { document: false, headers: [] })).toEqual({
    status: 400,
    code: 'MissingSecurityHeader',
    message: 'Your request was missing a required header',
    MissingHeaderName: 'x-amz-acl',
  });
  expect(judge(rules.aclIsSent, { document: false, headers })).toBe('passed');
  expect(judge(rules.aclIsSent, { document: true, headers: [] })).toBe('passed');
});

describe('[acl/grant-form] a grant header', () => {
  const header = 'x-amz-grant-read';

  test.each(['fakekey="1234"', 'id', '', 'id="1", x="2"', 'id="1'])('cannot be %j', (value) => {
    expect(judge(rules.grantIsReadable, { header, value })).toEqual(
      invalid(header, value, 'Argument format not recognized'),
    );
  });

  test.each(['id="1"', 'id=1', 'uri="x" , id="1"', 'emailAddress="a@example.com"'])(
    'can be %j',
    (value) => {
      expect(judge(rules.grantIsReadable, { header, value })).toBe('passed');
    },
  );
});

test('[acl/document] [acl/grants] a policy is whole and not too long', () => {
  const document = (grants: { grantee?: string; permission?: string }[], owner = 'me') =>
    judge(rules.aclDocumentIsWhole, { owner, grants });
  expect(document([{ grantee: 'a', permission: 'READ' }])).toBe('passed');
  expect(document([{ permission: 'READ' }])).toMatchObject(malformed);
  expect(document([{ grantee: 'a' }])).toMatchObject(malformed);
  expect(judge(rules.aclDocumentIsWhole, { owner: undefined, grants: [] })).toMatchObject(
    malformed,
  );
  expect(judge(rules.aclIsShort, { grants: 100, limit: 100 })).toBe('passed');
  expect(judge(rules.aclIsShort, { grants: 101, limit: 100 })).toMatchObject(malformed);
});

test('[acl/owner] a policy names the owner there is', () => {
  expect(judge(rules.aclKeepsOwner, { named: 'them', owner: 'us' })).toMatchObject({
    code: 'AccessDenied',
  });
  expect(judge(rules.aclKeepsOwner, { named: 'us', owner: 'us' })).toBe('passed');
  expect(judge(rules.aclKeepsOwner, { named: undefined, owner: 'us' })).toBe('skipped');
});

describe('[acl/disabled] access lists', () => {
  const facts = { enforced: true, bucketOwner: 'us', ACL: undefined, grants: undefined };
  const disabled = {
    status: 400,
    code: 'AccessControlListNotSupported',
    message: 'The bucket does not allow ACLs',
  };

  test.each([
    { ACL: 'public-read', grants: [...privateAcl('us'), forAll] },
    { ACL: 'private', grants: privateAcl('us') },
    { grants: privateAcl('them') },
    { grants: [forAll] },
  ])('%j: the bucket takes none', (sent) => {
    expect(judge(rules.aclIsDisabled, { ...facts, ...sent })).toEqual(disabled);
    expect(judge(rules.aclIsDisabled, { ...facts, ...sent, enforced: false })).toBe('passed');
  });

  test.each([{}, { ACL: 'bucket-owner-full-control', grants: [] }, { grants: privateAcl('us') }])(
    '%j says what is so anyway',
    (sent) => {
      expect(judge(rules.aclIsDisabled, { ...facts, ...sent })).toBe('passed');
    },
  );
});

test('[acl/set] an ACL is what was sent, where it counts', () => {
  const grants = [forAll];
  const set = (facts: object) =>
    choose(rules.setAcl, { ACL: undefined, grants: undefined, enforced: false, ...facts });
  expect(set({})).toMatchObject({ value: undefined, origin: 'defaulted' });
  expect(set({ grants })).toMatchObject({ value: grants, origin: 'requested' });
  expect(set({ grants, ACL: 'public-read' })).toMatchObject({ value: grants });
  expect(set({ grants, ACL: 'private' }).value).toBeUndefined();
  expect(set({ grants, enforced: true })).toMatchObject({ value: undefined, origin: 'defaulted' });
});

everyRuleWasSeen(rules);
