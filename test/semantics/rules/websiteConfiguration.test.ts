import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/websiteConfiguration.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const all = { RedirectAllRequestsTo: { HostName: 'example.com' } };
const index = { IndexDocument: { Suffix: 'index.html' } };

const argument = (ArgumentName: string, ArgumentValue: string, message: string) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName,
  ArgumentValue,
});
const request = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

test('[website/redirect-all-alone] redirecting everything leaves no room for more', () => {
  expect(judge(rules.redirectAllStandsAlone, { site: { ...all, ...index } })).toEqual(
    argument(
      'RedirectAllRequestsTo',
      'not null',
      'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
    ),
  );
  expect(judge(rules.redirectAllStandsAlone, { site: all })).toBe('passed');
  expect(judge(rules.redirectAllStandsAlone, { site: index })).toBe('passed');
});

test('[website/index-document-given] a website has an index document', () => {
  expect(judge(rules.indexDocumentIsGiven, { site: { ErrorDocument: { Key: 'e' } } })).toEqual(
    argument(
      'IndexDocument',
      'null',
      'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
    ),
  );
  expect(judge(rules.indexDocumentIsGiven, { site: index })).toBe('passed');
  expect(judge(rules.indexDocumentIsGiven, { site: all })).toBe('passed');
});

test.each([
  ['', 'null'],
  ['a/index.html', 'a/index.html'],
])('[website/index-document-suffix] %j is not well formed', (Suffix, value) => {
  expect(judge(rules.indexSuffixIsWellFormed, { Suffix })).toEqual(
    argument('IndexDocument', value, 'The IndexDocument Suffix is not well formed'),
  );
  expect(judge(rules.indexSuffixIsWellFormed, { Suffix: 'index.html' })).toBe('passed');
  expect(judge(rules.indexSuffixIsWellFormed, { Suffix: undefined })).toBe('skipped');
});

test('[website/error-document] an error document has a name', () => {
  expect(judge(rules.errorDocumentIsNamed, { Key: '' })).toMatchObject({ code: 'MalformedXML' });
  expect(judge(rules.errorDocumentIsNamed, { Key: 'error.html' })).toBe('passed');
  expect(judge(rules.errorDocumentIsNamed, { Key: undefined })).toBe('skipped');
});

test('[website/routing-rule-count] 1 to 50 rules, or no list of them', () => {
  const rule = { Redirect: {} };
  const judged = (count: number) =>
    judge(rules.routingRulesFit, { rules: Array.from({ length: count }, () => rule), limit: 50 });
  expect(judged(0)).toMatchObject({ code: 'MalformedXML' });
  expect(judged(50)).toBe('passed');
  expect(judged(51)).toEqual(
    request(
      '51 routing rules provided, the number of routing rules in a website configuration is limited to 50.',
    ),
  );
  expect(judge(rules.routingRulesFit, { rules: undefined, limit: 50 })).toBe('passed');
});

test('[website/protocol] goes to http or https', () => {
  expect(judge(rules.protocolIsKnown, { Protocol: 'ftp' })).toEqual(
    request(
      'Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.',
    ),
  );
  expect(judge(rules.protocolIsKnown, { Protocol: 'https' })).toBe('passed');
  expect(judge(rules.protocolIsKnown, { Protocol: undefined })).toBe('skipped');
});

test('[website/configuration] the configuration is what the request says, or none', () => {
  expect(choose(rules.websiteConfiguration, { site: index }).value).toBe(index);
  expect(choose(rules.websiteConfiguration, { site: undefined }).value).toBeUndefined();
});

test('[website/configured] there is none until it is set', () => {
  expect(judge(rules.websiteIsConfigured, { bucket: bucket() })).toEqual({
    status: 404,
    code: 'NoSuchWebsiteConfiguration',
    message: 'The specified bucket does not have a website configuration',
    BucketName: 'photos',
  });
  expect(judge(rules.websiteIsConfigured, { bucket: bucket({ website: index }) })).toBe('passed');
});

everyRuleWasSeen(rules);
