import { expect, test } from 'vitest';
import { policyFault } from '../../src/scenarios/policyFault.ts';

const whole = (statement: object, Version = '2012-10-17') =>
  JSON.stringify({ Version, Statement: [statement] }, null, 1);

const allow = { Effect: 'Allow', Action: 's3:GetObject' };

test.each([
  [
    'Effect',
    whole({ ...allow, Effect: 'allow', Resource: '*' }),
    'Line 5, column 14: Statement[0].Effect must',
  ],
  ['Version', whole({ ...allow, Resource: '*' }, '2020'), 'Line 2, column 13: Version must'],
  ['nothing of its own', whole(allow), 'Line 4, column 3: Statement[0] must'],
  ['no statement', '{}', 'Line 1, column 1: '],
])('of a policy at fault tells the place: %s', (_, json, told) => {
  expect(policyFault(json, 'permissions')?.slice(0, told.length)).toBe(told);
});

test('what IAM takes has no fault, each kind in its own way', () => {
  const permissions = whole({ ...allow, Resource: '*' });
  const trust = whole({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' });
  expect(policyFault(permissions, 'permissions')).toBeUndefined();
  expect(policyFault(trust, 'trust')).toBeUndefined();
  expect(policyFault(trust, 'permissions')).toContain('Statement[0]');
  expect(policyFault(permissions, 'trust')).toContain('Statement[0]');
});
