import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/aclGrantees.ts';
import { allUsers } from '../../../src/semantics/acl/acl.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const invalid = (ArgumentName: string, ArgumentValue: string, message: string) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName,
  ArgumentValue,
});

test('[acl/id] [acl/group] a grantee is somebody', () => {
  const id = { argument: 'CanonicalUser/ID', id: 'wrong-id' };
  expect(judge(rules.granteeExists, { ...id, account: undefined })).toEqual(
    invalid('CanonicalUser/ID', 'wrong-id', 'Invalid id'),
  );
  expect(judge(rules.granteeExists, { ...id, account: '123456789012' })).toBe('passed');
  expect(judge(rules.groupExists, { argument: 'uri', uri: 'http://x' })).toEqual(
    invalid('uri', 'http://x', 'Invalid group uri'),
  );
  expect(judge(rules.groupExists, { argument: 'uri', uri: allUsers })).toBe('passed');
});

test('[acl/email] e-mail addresses were taken until October 2025', () => {
  const at = (now: string) => judge(rules.granteesByEmailAreTaken, { now: Date.parse(now) });
  expect(at('2025-09-30T23:59:59Z')).toBe('passed');
  expect(at('2025-10-01T00:00:00Z')).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
});

test('[acl/email-account] an e-mail address is of one account', () => {
  const email = 'a@example.com';
  const of = (...accounts: readonly string[]) =>
    judge(rules.emailIsOfOneAccount, { email, accounts });
  expect(of('1')).toBe('passed');
  expect(of()).toMatchObject({
    status: 400,
    code: 'UnresolvableGrantByEmailAddress',
    EmailAddress: email,
  });
  expect(of('1', '2')).toMatchObject({ status: 400, code: 'AmbiguousGrantByEmailAddress' });
});

everyRuleWasSeen(rules);
