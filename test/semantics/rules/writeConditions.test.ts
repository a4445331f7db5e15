import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/writeConditions.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { marker, object } from './samples.ts';

type Existing = ReturnType<typeof object> | ReturnType<typeof marker> | undefined;

const facts = (given: { IfMatch?: string; IfNoneMatch?: string; existing?: Existing }) => ({
  existing: undefined,
  key: 'cat',
  IfMatch: undefined,
  IfNoneMatch: undefined,
  ...given,
});

const failed = (Condition: string) => ({
  status: 412,
  code: 'PreconditionFailed',
  message: 'At least one of the pre-conditions you specified did not hold',
  Condition,
});
const notImplemented = (Header: string, additionalMessage?: string) => ({
  status: 501,
  code: 'NotImplemented',
  message: 'A header you provided implies functionality that is not implemented',
  Header,
  ...(additionalMessage !== undefined && { additionalMessage }),
});
const noSuchKey = {
  status: 404,
  code: 'NoSuchKey',
  message: 'The specified key does not exist.',
  Key: 'cat',
};

describe('[write/one-condition] a write', () => {
  test('with both conditions is not implemented', () => {
    expect(judge(rules.oneWriteCondition, facts({ IfMatch: 'abc', IfNoneMatch: '*' }))).toEqual(
      notImplemented(
        'If-Match,If-None-Match',
        'Multiple conditional request headers present in the request',
      ),
    );
  });

  test.each([{}, { IfMatch: 'abc' }, { IfNoneMatch: '*' }])('with %j is let through', (given) => {
    expect(judge(rules.oneWriteCondition, facts(given))).toBe('passed');
  });
});

test('[write/if-none-match-star] a write takes no If-None-Match but *', () => {
  const rule = rules.writeIfNoneMatchIsStar;
  expect(judge(rule, facts({ IfNoneMatch: '"abc"' }))).toEqual(
    notImplemented(
      'If-None-Match',
      "We don't accept the provided value of If-None-Match header for this API",
    ),
  );
  expect(judge(rule, facts({ IfNoneMatch: '*' }))).toBe('passed');
  expect(judge(rule, facts({}))).toBe('skipped');
});

test('[write/if-match-etag] a write takes no If-Match: *', () => {
  const rule = rules.writeIfMatchIsEtag;
  expect(judge(rule, facts({ IfMatch: '*' }))).toEqual(
    notImplemented(
      'If-Match',
      "We don't accept the provided value of If-Match header for this API",
    ),
  );
  expect(judge(rule, facts({ IfMatch: 'abc' }))).toBe('passed');
  expect(judge(rule, facts({}))).toBe('skipped');
});

describe('[write/if-none-match] If-None-Match: *', () => {
  const rule = rules.writeIfNoneMatch;

  test('refuses where an object stands', () => {
    expect(judge(rule, facts({ IfNoneMatch: '*', existing: object() }))).toEqual(
      failed('If-None-Match'),
    );
  });

  test('lets through where nothing stands, or only a delete marker', () => {
    expect(judge(rule, facts({ IfNoneMatch: '*' }))).toBe('passed');
    expect(judge(rule, facts({ IfNoneMatch: '*', existing: marker() }))).toBe('passed');
    expect(judge(rule, facts({ existing: object() }))).toBe('skipped');
  });
});

describe('If-Match of a write', () => {
  test.each([undefined, marker()])(
    '[write/if-match-missing] where no object stands is NoSuchKey (%#)',
    (existing) => {
      const given = existing ? { IfMatch: 'abc', existing } : { IfMatch: 'abc' };
      expect(judge(rules.writeIfMatchNeedsObject, facts(given))).toEqual(noSuchKey);
    },
  );

  test('[write/if-match-missing] where one stands is let through', () => {
    expect(judge(rules.writeIfMatchNeedsObject, facts({ IfMatch: 'x', existing: object() }))).toBe(
      'passed',
    );
    expect(judge(rules.writeIfMatchNeedsObject, facts({}))).toBe('skipped');
  });

  test.each(['abc', '"abc"', 'abc"'])(
    '[write/if-match] %s holds, whatever its quotes',
    (IfMatch) => {
      expect(judge(rules.writeIfMatch, facts({ IfMatch, existing: object() }))).toBe('passed');
    },
  );

  test('[write/if-match] another ETag fails', () => {
    expect(judge(rules.writeIfMatch, facts({ IfMatch: '"other"', existing: object() }))).toEqual(
      failed('If-Match'),
    );
    expect(judge(rules.writeIfMatch, facts({ existing: object() }))).toBe('skipped');
  });
});

describe('[write/conflict] completing an upload conditionally', () => {
  const race = (given: Parameters<typeof facts>[0] & { deletedMeanwhile?: boolean }) => ({
    begun: 3,
    deletedMeanwhile: false,
    ...facts(given),
    ...given,
  });
  const conflict = (Condition: string) => ({
    status: 409,
    code: 'ConditionalRequestConflict',
    message:
      'The conditional request cannot succeed due to a conflicting operation against this resource.',
    Condition,
    Key: 'cat',
  });
  const rule = rules.noConflictSinceUpload;

  test('conflicts with a write that came after the upload began', () => {
    expect(judge(rule, race({ IfMatch: 'abc', existing: object({ seq: 4 }) }))).toEqual(
      conflict('If-Match'),
    );
  });

  test('conflicts with a delete that came after the upload began', () => {
    expect(judge(rule, race({ IfNoneMatch: '*', deletedMeanwhile: true }))).toEqual(
      conflict('If-None-Match'),
    );
  });

  test.each([
    race({ IfMatch: 'abc', existing: object({ seq: 2 }) }),
    race({ IfNoneMatch: '*' }),
    race({ existing: object({ seq: 4 }), deletedMeanwhile: true }),
  ])('does not conflict with what came before, or without a condition (%#)', (given) => {
    expect(judge(rule, given)).toBe('passed');
  });
});

describe('deleting on a condition', () => {
  const none = {
    IfMatch: undefined,
    versionId: undefined,
    IfMatchLastModifiedTime: undefined,
    IfMatchSize: undefined,
  };

  test.each([
    [
      { IfMatchLastModifiedTime: new Date(0), IfMatchSize: 10 },
      'x-amz-if-match-last-modified-time',
    ],
    [{ IfMatchSize: 0, IfMatch: 'abc', versionId: 'null' }, 'x-amz-if-match-size'],
    [{ IfMatch: 'abc', versionId: 'null' }, 'If-Match'],
  ])('[delete/condition-supported] %j is not for general purpose buckets', (given, header) => {
    expect(judge(rules.deleteConditionIsSupported, { ...none, ...given })).toEqual(
      notImplemented(header),
    );
  });

  test.each([{}, { IfMatch: 'abc' }, { versionId: 'null' }])(
    '[delete/condition-supported] %j is let through',
    (given) => {
      expect(judge(rules.deleteConditionIsSupported, { ...none, ...given })).toBe('passed');
    },
  );

  const ask = (existing: Existing, IfMatch: string | undefined) =>
    judge(rules.deleteIfMatch, { existing, key: 'cat', IfMatch });

  test('[delete/if-match] needs an object with that ETag', () => {
    expect(ask(object(), '"abc"')).toBe('passed');
    expect(ask(object(), '*')).toBe('passed');
    expect(ask(object(), 'other')).toEqual(failed('If-Match'));
    expect(ask(undefined, 'abc')).toEqual(noSuchKey);
    expect(ask(marker(), '*')).toEqual(noSuchKey);
    expect(ask(undefined, undefined)).toBe('skipped');
  });
});

everyRuleWasSeen(rules);
