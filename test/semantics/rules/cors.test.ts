import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/cors.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

test('[cors/origin] a preflight names its origin', () => {
  expect(judge(rules.originIsNamed, { Origin: undefined })).toEqual({
    status: 400,
    code: 'BadRequest',
    message: 'Insufficient information. Origin request header needed.',
  });
  expect(judge(rules.originIsNamed, { Origin: 'https://example.com' })).toBe('passed');
});

test('[cors/enabled] a bucket without CORS refuses every preflight by its method', () => {
  expect(judge(rules.corsIsEnabled, { method: 'PUT' })).toEqual({
    status: 403,
    code: 'AccessForbidden',
    message: 'CORSResponse: CORS is not enabled for this bucket.',
    Method: 'PUT',
    ResourceType: 'BUCKET',
  });
});

everyRuleWasSeen(rules, { alwaysRefuse: ['cors/enabled'] });
