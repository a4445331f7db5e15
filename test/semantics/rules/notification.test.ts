import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/notification.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const invalid = (message: string, detail = {}) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ...detail,
});
const queue = 'arn:aws:sqs:us-east-1:123456789012:jobs';
const rule = (name: string, value: string) => ({ name, value });
const stated = (events: readonly string[], ...filter: rules.FilterRule[]): rules.Stated => ({
  kind: 'Queue',
  id: undefined,
  arn: queue,
  events,
  rules: filter,
});

describe('a notification', () => {
  test('[notification/ids] has an id of its own', () => {
    expect(judge(rules.notificationIdsAreUnique, { ids: ['a', 'b'] })).toBe('passed');
    expect(judge(rules.notificationIdsAreUnique, { ids: [] })).toBe('skipped');
    expect(judge(rules.notificationIdsAreUnique, { ids: ['a', 'a'] })).toEqual(
      invalid('Same ID used for multiple configurations. IDs must be unique'),
    );
  });

  test('[notification/arn] goes to what an ARN of its service names', () => {
    const to = (kind: rules.Stated['kind'], arn: string) =>
      judge(rules.destinationArnIsParsed, { kind, arn });
    expect(to('Queue', queue)).toBe('passed');
    expect(to('Topic', queue.replace('sqs', 'sns'))).toBe('passed');
    expect(to('CloudFunction', 'arn:aws:lambda:us-east-1:123456789012:function:f')).toBe('passed');
    for (const arn of ['jobs', '', queue.replace('sqs', 'sns'), 'arn:aws:sqs:us-east-1:1:jobs']) {
      expect(to('Queue', arn)).toEqual(
        invalid('The ARN could not be parsed', { ArgumentName: 'Queue', ArgumentValue: arn }),
      );
    }
  });

  test('[notification/region] stays in the Region of the bucket', () => {
    const from = (region: string) => judge(rules.destinationIsInRegion, { arn: queue, region });
    expect(from('us-east-1')).toBe('passed');
    expect(from('eu-west-1')).toMatchObject({ code: 'InvalidArgument' });
  });

  test('[notification/event] names events of S3', () => {
    const known = ['s3:ObjectCreated:*', 's3:ObjectCreated:Put'];
    const on = (...events: string[]) => judge(rules.eventsAreKnown, { events, known });
    expect(on('s3:ObjectCreated:Put')).toBe('passed');
    expect(on('s3:ObjectCreated:Put', 's3:ObjectEaten')).toEqual(
      invalid('The event is not supported for notifications', {
        ArgumentName: 'Event',
        ArgumentValue: 's3:ObjectEaten',
      }),
    );
  });

  test('[notification/filter-name] is filtered by prefix and suffix', () => {
    const by = (...filter: rules.FilterRule[]) =>
      judge(rules.filterRulesAreNamed, { rules: filter });
    expect(by(rule('prefix', 'a'), rule('Suffix', 'b'))).toBe('passed');
    expect(by()).toBe('skipped');
    expect(by(rule('infix', 'a'))).toEqual(
      invalid('filter rule name must be either prefix or suffix', {
        ArgumentName: 'FilterRule.Name',
        ArgumentValue: 'infix',
      }),
    );
    expect(by(rule('prefix', ''))).toMatchObject({ message: 'filter value cannot be empty' });
  });

  test('[notification/filter-once] has one prefix and one suffix', () => {
    const by = (...filter: rules.FilterRule[]) => judge(rules.filtersAreSingle, { rules: filter });
    expect(by(rule('prefix', 'a'), rule('suffix', 'b'))).toBe('passed');
    expect(by()).toBe('skipped');
    expect(by(rule('prefix', 'a'), rule('Prefix', 'b'))).toMatchObject({
      message: 'Cannot specify more than one prefix rule in a filter.',
    });
  });
});

describe('[notification/overlap] two notifications', () => {
  const [put, all, removed] = ['s3:ObjectCreated:Put', 's3:ObjectCreated:*', 's3:ObjectRemoved:*'];
  const of = (...notifications: rules.Stated[]) =>
    judge(rules.notificationsDoNotOverlap, { notifications });

  test('may be of other events, other prefixes or other suffixes', () => {
    expect(of(stated([put]), stated([removed]))).toBe('passed');
    expect(of(stated([put], rule('prefix', 'a')), stated([put], rule('prefix', 'b')))).toBe(
      'passed',
    );
    expect(of(stated([put], rule('suffix', 'a')), stated([put], rule('suffix', 'b')))).toBe(
      'passed',
    );
    expect(of()).toBe('skipped');
  });

  test('may not be of the same event', () => {
    expect(of(stated([removed]), stated([put]), stated([all]))).toEqual(
      invalid(
        'Configurations overlap. Configurations on the same bucket cannot share a common event type.',
      ),
    );
    expect(
      of(stated([put], rule('prefix', 'a')), stated([all], rule('Prefix', 'ab'))),
    ).toMatchObject({
      message: expect.stringMatching(/^Configuration is ambiguously defined/),
    });
    expect(
      of(stated([put], rule('suffix', '.jpg')), stated([all], rule('suffix', 'jpg'))),
    ).toMatchObject({ code: 'InvalidArgument' });
  });
});

everyRuleWasSeen(rules);
