/** What every rule owes its reader: an id, a sentence, a source; and that its own tests look at it. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Decision, Guard } from '../../src/semantics/rule.ts';
import { catalogue } from '../../src/semantics/rules/catalogue.ts';

type Rule = Guard<never> | Decision<never, unknown>;

const semantics = new URL('../../src/semantics/', import.meta.url);
const modules = import.meta.glob<Record<string, unknown>>(
  ['../../src/semantics/rules/*.ts', '!**/catalogue.ts'],
  { eager: true },
);

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && 'kind' in value && 'says' in value;

/** What a rule does, as its source. */
const body = (rule: Rule) => (rule.kind === 'guard' ? rule.refuses : rule.choose);

/** Every rule object that a file of the folder exports, under its name. */
const exported = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module).flatMap(([name, rule]) => (isRule(rule) ? [{ path, name, rule }] : [])),
);
const rules = exported.map(({ rule }) => rule);

/** The ids of the rules that fail a check. */
const but = (holds: (rule: Rule) => boolean) =>
  rules.filter((rule) => !holds(rule)).map(({ id }) => id);
const repeated = (values: readonly string[]) =>
  values.filter((value, i) => values.indexOf(value) < i);

/** AWS's documents, what browsers go by, our recordings, somebody's issue, or a work by name. */
const sources = [
  /^https:\/\/docs\.aws\.amazon\.com\/[^\s#]+(\.html#[\w.-]+)?$/,
  /^https:\/\/fetch\.spec\.whatwg\.org\/#[\w-]+$/,
  /^recording:[a-z0-9-]+$/,
  /^[\w./-]+#\d+$/,
  /^hadoop S3A troubleshooting$/,
  /^versitygw: \w+ tests$/,
];

describe('the rules', () => {
  test('are many, and all in the catalogue', () => {
    expect(rules.length).toBeGreaterThan(80);
    expect(catalogue.map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test('have ids of a topic and a name, each its own', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
    expect(but(({ id }) => kebab.test(id))).toEqual([]);
    expect(repeated(rules.map(({ id }) => id))).toEqual([]);
  });

  test('say one sentence each that ends in a full stop, and never the same', () => {
    const oneSentence = (says: string) =>
      /^\S.*[^.\s]\.$/.test(says) && !/[.!?] +[A-Z]/.test(says) && says.length < 260;
    expect(but(({ says }) => oneSentence(says))).toEqual([]);
    expect(repeated(rules.map(({ says }) => says))).toEqual([]);
  });

  test('say how sure they are, and where from', () => {
    const bases = new Set(['recorded', 'documented', 'inferred']);
    expect(but(({ basis }) => bases.has(basis))).toEqual([]);
    expect(but(({ basis, cites }) => basis === 'inferred' || cites.length > 0)).toEqual([]);
    const known = (cite: string) => sources.some((source) => source.test(cite));
    expect(but(({ cites }) => cites.every(known))).toEqual([]);
  });

  test('cite a recording where they say that it was recorded', () => {
    const isRecording = (cite: string) => cite.startsWith('recording:');
    expect(but(({ basis, cites }) => basis !== 'recorded' || cites.some(isRecording))).toEqual([]);
  });

  test('tell by AWS’s names what they decide, if they decide', () => {
    const named = (decides: readonly string[]) =>
      decides.length > 0 && decides.every((name) => /^[A-Z]\w+$/.test(name));
    expect(but((rule) => rule.kind === 'guard' || named(rule.decides))).toEqual([]);
  });

  test('that follow the documents where the world does say what contradicts them', () => {
    const follows = (rule: Rule) => /\bfollows\b/.test(String(body(rule)));
    expect(but((rule) => follows(rule) === (rule.contradiction !== undefined))).toEqual([]);
    expect(rules.filter(follows).length).toBeGreaterThan(0);
  });

  test('are each applied somewhere in semantics', async () => {
    const names = await readdir(semantics, { recursive: true });
    const others = names.filter((name) => name.endsWith('.ts') && !name.endsWith('catalogue.ts'));
    const texts = await Promise.all(
      others.map((name) => readFile(new URL(name, semantics), 'utf8')),
    );
    const calls = texts.flatMap((text) => [
      ...text.matchAll(
        /\b(?:guard|judge|conclude|decide|askOrThrow|ask|choose)\(\s*(?:trace,\s*)?(\w+)/g,
      ),
    ]);
    const applied = new Set(calls.map(([, name]) => name));
    expect(exported.filter(({ name }) => !applied.has(name)).map(({ name }) => name)).toEqual([]);
  });

  test('are about a fact that they read', () => {
    const reads = (refuses: string, fact: string) =>
      new RegExp(`\\b${fact}\\b`).test(refuses) || refuses.includes('(facts)');
    const fits = (rule: Rule) =>
      rule.kind === 'decision' ||
      rule.about === undefined ||
      reads(String(rule.refuses), String(rule.about));
    expect(but(fits)).toEqual([]);
  });

  test.each([...new Set(exported.map(({ path }) => path.split('/').at(-1) ?? ''))])(
    'of %s have a test file of their own',
    (file) => {
      const own = new URL(`./rules/${file.replace('.ts', '.test.ts')}`, import.meta.url);
      expect(existsSync(own)).toBe(true);
    },
  );
});
