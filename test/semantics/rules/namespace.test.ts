import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/namespace.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { us } from './samples.ts';

test('[bucket/namespace] a namespace is one of two', () => {
  expect(judge(rules.namespaceIsKnown, { BucketNamespace: 'mine' })).toMatchObject({
    code: 'InvalidArgument',
    ArgumentName: 'x-amz-bucket-namespace',
    ArgumentValue: 'mine',
  });
  expect(judge(rules.namespaceIsKnown, { BucketNamespace: 'global' })).toBe('passed');
  expect(judge(rules.namespaceIsKnown, { BucketNamespace: undefined })).toBe('skipped');
});

test('[bucket/namespace-name] the name in an account’s own namespace says where it is', () => {
  const named = (name: string, BucketNamespace: string | undefined = 'account-regional') =>
    judge(rules.nameFitsNamespace, { BucketNamespace, name, account: us, region: 'eu-west-1' });
  expect(named('photos')).toMatchObject({ code: 'InvalidBucketName', BucketName: 'photos' });
  expect(named(`photos-${us}-us-east-1-an`)).toMatchObject({ code: 'InvalidBucketName' });
  expect(named(`photos-${us}-eu-west-1-an`)).toBe('passed');
  expect(named('photos', 'global')).toBe('passed');
  const facts = { BucketNamespace: undefined, name: 'photos', account: us, region: 'eu-west-1' };
  expect(judge(rules.nameFitsNamespace, facts)).toBe('skipped');
});

everyRuleWasSeen(rules);
