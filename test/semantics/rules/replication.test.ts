import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/replication.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const invalid = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

describe('a bucket', () => {
  const replicating = bucket({ replication: { Role: 'r' }, versioning: 'Enabled' });

  test('[replication/exists] shows the replication it has', () => {
    expect(judge(rules.replicationExists, { bucket: replicating })).toBe('passed');
    expect(judge(rules.replicationExists, { bucket: bucket() })).toEqual({
      status: 404,
      code: 'ReplicationConfigurationNotFoundError',
      message: 'The replication configuration was not found',
      BucketName: 'photos',
    });
  });

  test('[replication/versioned] replicates when it is versioned', () => {
    expect(judge(rules.replicatedIsVersioned, { bucket: replicating })).toBe('passed');
    for (const versioning of [{}, { versioning: 'Suspended' as const }]) {
      expect(judge(rules.replicatedIsVersioned, { bucket: bucket(versioning) })).toEqual(
        invalid("Versioning must be 'Enabled' on the bucket to apply a replication configuration"),
      );
    }
  });

  test('[replication/keeps-versioning] stays versioned while it replicates', () => {
    const set = (of: typeof replicating, Status: string | undefined) =>
      judge(rules.versioningIsNotReplicated, { bucket: of, Status });
    expect(set(replicating, 'Enabled')).toBe('passed');
    expect(set(bucket(), 'Suspended')).toBe('passed');
    expect(set(replicating, undefined)).toBe('skipped');
    expect(set(replicating, 'Suspended')).toMatchObject({
      status: 409,
      code: 'InvalidBucketState',
    });
  });
});

describe('replication rules', () => {
  test('[replication/rules] are one to a thousand', () => {
    const many = (length: number) =>
      judge(rules.replicationHasRules, { rules: Array(length).fill(1) });
    expect(many(1)).toBe('passed');
    expect(many(1000)).toBe('passed');
    for (const n of [0, 1001]) expect(many(n)).toMatchObject({ code: 'MalformedXML' });
  });

  test('[replication/rule-ids] have ids of their own', () => {
    expect(judge(rules.ruleIdsAreUnique, { ids: ['a', 'b', 'x'.repeat(255)] })).toBe('passed');
    expect(judge(rules.ruleIdsAreUnique, { ids: [] })).toBe('skipped');
    expect(judge(rules.ruleIdsAreUnique, { ids: ['a', 'b', 'a'] })).toMatchObject({
      code: 'InvalidArgument',
      ArgumentValue: 'a',
    });
    expect(judge(rules.ruleIdsAreUnique, { ids: ['x'.repeat(256)] })).toMatchObject({
      message: 'ID length should not exceed allowed limit of 255',
    });
  });

  test('[replication/rule-complete] with a filter say their priority and what becomes of markers', () => {
    const rule = (filtered: boolean, Priority?: number, markers?: string) =>
      judge(rules.rulesSayAll, { filtered, Priority, markers });
    expect(rule(false)).toBe('passed');
    expect(rule(true, 0, 'Disabled')).toBe('passed');
    expect(rule(true, 1)).toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringMatching(/^DeleteMarkerReplication must be specified/),
    });
    expect(rule(false, undefined, 'Disabled')).toMatchObject({
      message: expect.stringMatching(/^DeleteMarkerReplication cannot be used for this version/),
    });
    expect(rule(true, undefined, 'Disabled')).toMatchObject({
      message: expect.stringMatching(/^Priority must be specified/),
    });
  });

  test('[replication/tags-or-markers] select by tags or replicate markers', () => {
    const rule = (tagged: boolean, markers?: string) =>
      judge(rules.tagsExcludeMarkers, { tagged, markers });
    expect(rule(true, 'Disabled')).toBe('passed');
    expect(rule(false, 'Enabled')).toBe('passed');
    expect(rule(true)).toBe('skipped');
    expect(rule(true, 'Enabled')).toMatchObject({ status: 400, code: 'InvalidRequest' });
  });

  test('[replication/destination] go to a versioned bucket', () => {
    const to = (destination?: ReturnType<typeof bucket>, arn = 'arn:aws:s3:::copies') =>
      judge(rules.destinationIsVersioned, { arn, destination });
    const refused = invalid('Destination bucket must have versioning enabled.');
    expect(to(bucket({ versioning: 'Enabled' }))).toBe('passed');
    expect(to(bucket())).toEqual(refused);
    expect(to()).toEqual(refused);
    expect(to(bucket({ versioning: 'Enabled' }), 'copies')).toEqual(refused);
  });
});

everyRuleWasSeen(rules);
