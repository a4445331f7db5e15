import { describe, expect, test } from 'vitest';
import type { Guard } from '../../../src/semantics/rule.ts';
import * as rules from '../../../src/semantics/rules/corsConfiguration.ts';
import type { CorsRule } from '../../../src/storage/webConfiguration.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const rule = (given: Partial<CorsRule> = {}): CorsRule => ({
  AllowedOrigins: ['https://example.com'],
  AllowedMethods: ['GET'],
  ...given,
});

const invalid = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

test('[cors/rule-count] at most a hundred rules', () => {
  const many = (length: number) => ({ rules: Array.from({ length }, () => rule()), limit: 100 });
  expect(judge(rules.corsRulesFit, many(100))).toBe('passed');
  expect(judge(rules.corsRulesFit, many(101))).toEqual(
    invalid('The number of CORS rules should not exceed allowed limit of 100 rules.'),
  );
});

test('[cors/rule-id] an ID of at most 255 characters', () => {
  const named = (length: number) => ({ rules: [rule(), rule({ ID: 'x'.repeat(length) })] });
  expect(judge(rules.corsRuleIdsFit, named(255))).toBe('passed');
  expect(judge(rules.corsRuleIdsFit, named(256))).toMatchObject({ code: 'InvalidArgument' });
});

type Case = readonly [name: string, rule: Guard<{ rules: readonly CorsRule[] }>];
const [methods, origins, headers, exposed]: readonly Case[] = [
  ['[cors/methods]', rules.corsMethodsAreSupported],
  ['[cors/origins]', rules.corsOriginsAreSimple],
  ['[cors/headers]', rules.corsHeadersAreSimple],
  ['[cors/expose-headers]', rules.exposedHeadersAreNamed],
] as unknown as readonly [Case, Case, Case, Case];

describe.each([
  [
    methods,
    { AllowedMethods: ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'] },
    { AllowedMethods: ['GET', 'get'] },
    'Found unsupported HTTP method in CORS config. Unsupported method is get',
  ],
  [
    origins,
    { AllowedOrigins: ['', '*', 'https://*.example'] },
    { AllowedOrigins: ['*', 'https://*.*'] },
    'AllowedOrigin "https://*.*" can not have more than one wildcard.',
  ],
  [
    headers,
    { AllowedHeaders: ['*', 'x-amz-*', 'Content-Type'] },
    { AllowedHeaders: ['x-*-*'] },
    'AllowedHeader "x-*-*" can not have more than one wildcard.',
  ],
  [headers, {}, { AllowedHeaders: ['a b'] }, 'AllowedHeader "a b" contains invalid character.'],
  [
    exposed,
    { ExposeHeaders: ['ETag'] },
    { ExposeHeaders: ['ETag', 'x-amz-meta-*'] },
    'ExposeHeader "x-amz-meta-*" contains wildcard. We currently do not support wildcard for ExposeHeader.',
  ],
  [exposed, {}, { ExposeHeaders: ['é'] }, 'ExposeHeader "é" contains invalid character.'],
] as const)('%s', ([, guard], good, bad, message) => {
  test('lets through what is well said, and refuses the rest by name', () => {
    expect(judge(guard, { rules: [rule(), rule(good)] })).toBe('passed');
    expect(judge(guard, { rules: [rule(), rule(bad)] })).toEqual(invalid(message));
  });
});

test('[cors/configuration] the configuration is what the request says, or none', () => {
  const given = [rule()];
  expect(choose(rules.corsConfiguration, { rules: given }).value).toBe(given);
  expect(choose(rules.corsConfiguration, { rules: undefined }).value).toBeUndefined();
});

test('[cors/configured] there is none until it is set', () => {
  expect(judge(rules.corsIsConfigured, { bucket: bucket() })).toEqual({
    status: 404,
    code: 'NoSuchCORSConfiguration',
    message: 'The CORS configuration does not exist',
    BucketName: 'photos',
  });
  expect(judge(rules.corsIsConfigured, { bucket: bucket({ cors: [rule()] }) })).toBe('passed');
});

everyRuleWasSeen(rules);
