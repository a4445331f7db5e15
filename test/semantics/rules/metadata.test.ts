import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/metadata.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

const source = object();
const sent = {
  system: { ContentType: 'image/png', CacheControl: 'no-cache' },
  metadata: { lens: '50mm' },
};
const sentTags = [{ Key: 'year', Value: '2026' }];

const unknown = (kind: string, value: string) => ({
  status: 400,
  code: 'InvalidArgument',
  message: `Unknown ${kind} directive.`,
  ArgumentName: `x-amz-${kind}-directive`,
  ArgumentValue: value,
});

describe('a directive', () => {
  test.each(['copy', 'MERGE', ''])(
    '[metadata/directive-known] [tags/directive-known] is not "%s"',
    (value) => {
      expect(judge(rules.metadataDirectiveIsKnown, { MetadataDirective: value })).toEqual(
        unknown('metadata', value),
      );
      expect(judge(rules.taggingDirectiveIsKnown, { TaggingDirective: value })).toEqual(
        unknown('tagging', value),
      );
    },
  );

  test.each(['COPY', 'REPLACE'])(
    '[metadata/directive-known] [tags/directive-known] is %s',
    (value) => {
      expect(judge(rules.metadataDirectiveIsKnown, { MetadataDirective: value })).toBe('passed');
      expect(judge(rules.taggingDirectiveIsKnown, { TaggingDirective: value })).toBe('passed');
    },
  );

  test('[metadata/directive-known] [tags/directive-known] need not be there', () => {
    expect(judge(rules.metadataDirectiveIsKnown, { MetadataDirective: undefined })).toBe('skipped');
    expect(judge(rules.taggingDirectiveIsKnown, { TaggingDirective: undefined })).toBe('skipped');
  });
});

describe('[metadata/size] user metadata', () => {
  const limit = 2048;

  test('of 2 KB with its names will do', () => {
    expect(judge(rules.metadataFits, { metadata: { ab: 'x'.repeat(2046) }, limit })).toBe('passed');
    expect(judge(rules.metadataFits, { metadata: {}, limit })).toBe('passed');
  });

  test('of a byte more is refused, and bytes are counted, not characters', () => {
    expect(
      judge(rules.metadataFits, { metadata: { a: 'é'.repeat(1000), b: 'x'.repeat(47) }, limit }),
    ).toEqual({
      status: 400,
      code: 'MetadataTooLarge',
      message: expect.any(String),
      Size: 2049,
      MaxSizeAllowed: 2048,
    });
  });
});

describe('[metadata/directive] a copy', () => {
  test.each([undefined, 'COPY'])('under %s takes all metadata from its source', (directive) => {
    const { value, origin } = choose(rules.copiedMetadata, { directive, source, sent });
    expect(value).toEqual({
      system: { ContentType: 'image/jpeg' },
      metadata: { camera: 'pocket' },
    });
    expect(origin).toBe('copied');
  });

  test('under REPLACE takes all of it from the request', () => {
    const { value, origin, shown } = choose(rules.copiedMetadata, {
      directive: 'REPLACE',
      source,
      sent,
    });
    expect(value).toEqual(sent);
    expect(origin).toBe('requested');
    expect(shown).toBe('ContentType: image/png, CacheControl: no-cache, x-amz-meta-lens: 50mm');
  });

  test('under REPLACE of a request that says nothing has none', () => {
    const nothing = { system: {}, metadata: {} };
    expect(
      choose(rules.copiedMetadata, { directive: 'REPLACE', source, sent: nothing }).shown,
    ).toBe('none');
  });
});

test('[metadata/set] a write sets what its headers name', () => {
  expect(choose(rules.setMetadata, { sent })).toMatchObject({ value: sent, origin: 'requested' });
});

describe('[tags/directive] a copy', () => {
  test.each([undefined, 'COPY'])('under %s takes the tags of its source', (directive) => {
    const choice = choose(rules.copiedTags, { directive, source, sent: sentTags });
    expect(choice).toMatchObject({ value: source.tags, origin: 'copied' });
  });

  test.each([[sentTags], [[]]])('under REPLACE has those of the request: %j', (tags) => {
    const choice = choose(rules.copiedTags, { directive: 'REPLACE', source, sent: tags });
    expect(choice).toMatchObject({ value: tags, origin: 'requested' });
  });
});

test('[tags/set] a write sets the tags that it names, and no others', () => {
  expect(choose(rules.setTags, { sent: sentTags })).toMatchObject({
    value: sentTags,
    origin: 'requested',
  });
  expect(choose(rules.setTags, { sent: [] })).toMatchObject({ value: [], origin: 'defaulted' });
});

test('[metadata/shown] what no header can be named is counted, the rest is told', () => {
  const shown = (metadata: Record<string, string>) =>
    choose(rules.metadataShown, { metadata }).value;
  expect(shown({ camera: 'pocket', place: 'Zürich' })).toEqual({
    Metadata: { camera: 'pocket', place: '=?UTF-8?Q?Z=C3=BCrich?=' },
  });
  expect(shown({ 'a b': 'x', é: 'y', c: 'z' })).toEqual({ Metadata: { c: 'z' }, MissingMeta: 2 });
});

everyRuleWasSeen(rules);
