import { describe, expect, test } from 'vitest';
import type { IntelligentTiering } from '../../../src/storage/archiving.ts';
import * as rules from '../../../src/semantics/rules/tiering.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const cold: IntelligentTiering = {
  Id: 'cold',
  Status: 'Enabled',
  Tierings: [{ Days: 90, AccessTier: 'ARCHIVE_ACCESS' }],
};
const malformed = { status: 400, code: 'MalformedXML' };

describe('a configuration', () => {
  const Tag = { Key: 'a', Value: 'b' };
  const filtered = (Filter: IntelligentTiering['Filter']) =>
    judge(rules.tieringFilterIsOne, { configuration: { ...cold, ...(Filter && { Filter }) } });

  test.each([undefined, { Prefix: '' }, { Tag }, { And: { Prefix: 'a', Tags: [Tag] } }])(
    '[tiering/filter] is for %j',
    (filter) => expect(filtered(filter)).toBe('passed'),
  );

  test.each([{}, { Prefix: 'a', Tag }, { And: { Tags: [Tag] } }, { And: { Prefix: 'a' } }])(
    '[tiering/filter] is malformed for %j',
    (filter) => expect(filtered(filter)).toMatchObject(malformed),
  );

  test('[tiering/distinct] names each tier once', () => {
    const ask = (Tierings: IntelligentTiering['Tierings']) =>
      judge(rules.tieringsAreDistinct, { configuration: { ...cold, Tierings } });
    expect(ask([])).toMatchObject(malformed);
    expect(ask([...cold.Tierings, ...cold.Tierings])).toMatchObject(malformed);
    expect(ask([...cold.Tierings, { Days: 180, AccessTier: 'DEEP_ARCHIVE_ACCESS' }])).toBe(
      'passed',
    );
  });

  test.each([
    ['ARCHIVE_ACCESS', 89, 'less than 90'],
    ['DEEP_ARCHIVE_ACCESS', 179, 'less than 180'],
    ['ARCHIVE_ACCESS', 731, 'greater than 730'],
  ] as const)('[tiering/days] of %s has no %d days', (AccessTier, Days, limit) => {
    const configuration = { ...cold, Tierings: [{ AccessTier, Days }] };
    expect(judge(rules.tieringDaysFit, { configuration })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: `Days specified in ${AccessTier} tier should not be ${limit}.`,
    });
  });

  test('[tiering/days] may have 90 to 730 days', () => {
    expect(judge(rules.tieringDaysFit, { configuration: cold })).toBe('passed');
  });
});

everyRuleWasSeen(rules);
