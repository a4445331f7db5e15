import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/regionOfCopy.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

describe('a copy', () => {
  const across = { from: 'eu-west-1', to: 'us-east-1' };
  const within = { from: 'eu-west-1', to: 'eu-west-1' };

  test('[region/copy] goes from region to region', () => {
    expect(choose(rules.copyRoute, across)).toMatchObject({
      value: 'eu-west-1 → us-east-1',
      origin: 'computed',
    });
    expect(choose(rules.copyRoute, within)).toMatchObject({
      value: 'eu-west-1',
      origin: 'defaulted',
    });
  });

  test('[region/vpc-endpoint] but not through a VPC endpoint', () => {
    const vpcEndpoint = 'vpce-1a2b3c4d';
    expect(judge(rules.copyStaysInNetwork, { ...across, vpcEndpoint })).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'VPC endpoints do not support cross-region requests',
    });
    expect(judge(rules.copyStaysInNetwork, { ...within, vpcEndpoint })).toBe('passed');
    expect(judge(rules.copyStaysInNetwork, { ...across, vpcEndpoint: undefined })).toBe('passed');
  });

  test('[region/source-enabled] nor from a region that is not enabled', () => {
    const disabled = ['eu-west-1'];
    expect(judge(rules.sourceRegionIsEnabled, { ...across, disabled })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
    const other = ['af-south-1'];
    expect(judge(rules.sourceRegionIsEnabled, { ...across, disabled: other })).toBe('passed');
    expect(judge(rules.sourceRegionIsEnabled, { ...across, disabled: [] })).toBe('skipped');
  });
});

everyRuleWasSeen(rules);
