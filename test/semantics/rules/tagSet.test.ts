import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/tagSet.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

test('[tags/set-given] a TagSet may be left out, save where the documents are followed', () => {
  expect(judge(rules.tagSetIsGiven, { given: true, follows: 'documented' })).toBe('passed');
  expect(judge(rules.tagSetIsGiven, { given: false, follows: 'recorded' })).toBe('passed');
  expect(judge(rules.tagSetIsGiven, { given: false, follows: 'documented' })).toMatchObject({
    status: 400,
    code: 'MalformedXML',
  });
});

everyRuleWasSeen(rules);
