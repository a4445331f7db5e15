import { describe, expect, test } from 'vitest';
import { createTrace } from '../../src/explain/trace.ts';
import { refuse } from '../../src/protocol/errors.ts';
import { createContext, type Surroundings } from '../../src/semantics/context.ts';
import { DigestWanted } from '../../src/semantics/selection/wanted.ts';
import { decision, guard } from '../../src/semantics/rule.ts';
import { object } from './rules/samples.ts';

const about = { says: 'A rule.', cites: ['x#1'], basis: 'inferred' } as const;

const small = guard<{ size: number | undefined }>({
  ...about,
  id: 'test/small',
  about: 'size',
  phase: 'request',
  refuses: ({ size }) =>
    size !== undefined && size > 3 ? refuse('EntityTooLarge', { Size: size }) : undefined,
});

const doubled = decision<{ size: number }, { twice: number }>({
  ...about,
  id: 'test/doubled',
  phase: 'decide',
  decides: ['Size'],
  ways: ['computed'],
  choose: ({ size }) => ({
    value: { twice: size * 2 },
    origin: 'computed',
    because: 'two is more than one',
  }),
});

function context(known: Record<string, string> = {}) {
  const trace = createTrace();
  const digests = { get: (_: unknown, algorithm: string) => known[algorithm] };
  const s3 = createContext({ trace, digests } as unknown as Surroundings);
  return { s3, trace };
}

const documented = { id: 'test/small', ...about };

describe('a guard', () => {
  test('that lets a request through is a step with its facts', () => {
    const { s3, trace } = context();
    s3.guard(small, { size: 2 });
    expect(trace.steps()).toEqual([
      {
        n: 1,
        phase: 'request',
        rule: documented,
        outcome: 'passed',
        decisive: false,
        facts: { size: 2 },
      },
    ]);
  });

  test('whose matter the request does not state is skipped', () => {
    const { s3, trace } = context();
    s3.guard(small, { size: undefined });
    expect(trace.steps()).toMatchObject([{ outcome: 'skipped', facts: { size: null } }]);
  });

  test('that refuses throws, and is the decisive step', () => {
    const { s3, trace } = context();
    expect(() => s3.guard(small, { size: 4 })).toThrow('Your proposed upload exceeds');
    expect(trace.steps()).toEqual([
      {
        n: 1,
        phase: 'request',
        rule: documented,
        outcome: 'refused',
        decisive: true,
        facts: { size: 4 },
        error: {
          code: 'EntityTooLarge',
          status: 400,
          message: 'Your proposed upload exceeds the maximum allowed size',
        },
      },
    ]);
  });

  test('tells of a rule without what it does, so that it can be posted', () => {
    const { s3, trace } = context();
    s3.guard(small, { size: 2 });
    expect(structuredClone(trace.steps())).toEqual(trace.steps());
  });
});

test('a decision gives its value, and is a step that says why', () => {
  const { s3, trace } = context();
  expect(s3.decide(doubled, { size: 2 })).toEqual({ twice: 4 });
  expect(trace.steps()).toMatchObject([
    {
      rule: { id: 'test/doubled' },
      outcome: 'chose',
      decisive: false,
      value: '{"twice":4}',
      because: 'two is more than one',
      origin: 'computed',
      decides: ['Size'],
    },
  ]);
});

describe('a digest', () => {
  const bytes = { size: 3, segments: [] };

  test('that is known is given', () => {
    expect(context({ MD5: 'abc' }).s3.digest(bytes, 'MD5')).toBe('abc');
  });

  test('that is not known is asked for, by what it is of', () => {
    const { s3 } = context({ MD5: 'abc' });
    expect(() => s3.digest(bytes, 'SHA1')).toThrow(DigestWanted);
    expect(() => s3.digest(bytes, 'SHA1')).toThrow('SHA1 of 3 bytes');
  });
});

test('the source of a copy is remembered once it is known', () => {
  const { s3 } = context();
  expect(s3.source).toBeUndefined();
  s3.copyFrom(object());
  expect(s3.source).toEqual(object());
});
