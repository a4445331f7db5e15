import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/reserved.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket, them, us } from './samples.ts';

const { headerIsTold, policyIsTheOwners } = rules;

test('[access/owner-account] a policy is for the account of its bucket', () => {
  expect(judge(policyIsTheOwners, { account: us, bucket: bucket(), method: 'GET' })).toBe('passed');
  const refused = { status: 405, code: 'MethodNotAllowed', ResourceType: 'BUCKETPOLICY' };
  for (const account of [them, null])
    for (const method of ['GET', 'PUT', 'DELETE'] as const)
      expect(judge(policyIsTheOwners, { account, bucket: bucket(), method })).toMatchObject({
        ...refused,
        Method: method,
      });
});

test('[access/told-header] a header is for who may ask for what it says', () => {
  const asked = { header: 'x-amz-tagging-count', action: 's3:GetObjectTagging' };
  expect(judge(headerIsTold, { ...asked, allowed: true })).toBe('passed');
  expect(judge(headerIsTold, { ...asked, allowed: false })).toMatchObject({ code: 'AccessDenied' });
});

everyRuleWasSeen(rules);
