/** What each rule of the catalogue was seen doing, beside what it can do. */
import type { TraceStep } from '../../src/explain/trace.ts';
import { catalogue } from '../../src/semantics/rules/catalogue.ts';
import type { Way } from '../../src/semantics/rule.ts';
import type { Lab } from './lab.ts';

/** A guard refuses and passes; a decision picks its value in one of its ways. */
export type Doing = 'refused' | 'passed' | Way;

/** What no request brings about, and why. */
const impossible: Readonly<Record<string, readonly [doing: Doing, why: string]>> = {
  'control/data-source': ['passed', 'it is asked only about a source of data'],
  'access-point/scope': ['passed', 'it is asked only about a scope'],
  'access-point/count': ['refused', 'ten thousand take seconds; its own test judges it'],
  'multi-region/count': ['refused', 'a hundred take seconds; its own test judges it'],
  'annotation/count': ['refused', 'a thousand annotations take seconds; its own test judges it'],
  'website/redirect-all': ['passed', 'it is the answer'],
  'website/object-redirect': ['passed', 'it is the answer'],
  'website/error': ['passed', 'it is the answer'],
  'complete/limit': ['refused', '10,000 parts of 5 GiB are less than 50 TB'],
  'configuration/count': [
    'refused',
    'a thousand configurations take seconds; its own test judges it',
  ],
  'fault/dropped': ['passed', 'it is asked only when it strikes'],
  'fault/empty-answer': ['passed', 'it is asked only when it strikes'],
  'fault/error': ['passed', 'it is asked only when it strikes'],
  'fault/late-error': ['passed', 'it is asked only when it strikes'],
  'request/bucket-kind-modelled': ['passed', 'it is the answer'],
  'request/member-modelled': ['passed', 'it is the answer'],
  'versioning/mfa-device': ['passed', 'it is the answer'],
  'request/operation-modelled': ['passed', 'it is the answer'],
  'select/format-modelled': ['passed', 'it is the answer'],
};

export interface Row {
  readonly id: string;
  readonly can: readonly Doing[];
  readonly cannot?: readonly [doing: Doing, why: string];
  readonly seen: ReadonlySet<Doing>;
}

/** Notes what rules do in the worlds that are watched; `rows` tells it of all of the catalogue. */
export function createWatch() {
  const seen = new Map<string, Set<Doing>>();
  const note = ({ rule, outcome, origin }: TraceStep) => {
    const doing = outcome === 'chose' ? origin : outcome;
    if (doing === undefined || doing === 'skipped') return;
    seen.set(rule.id, (seen.get(rule.id) ?? new Set()).add(doing));
  };
  return {
    watch({ simulator }: Pick<Lab, 'simulator'>): void {
      simulator.observe(({ trace }) => trace.forEach(note));
    },
    rows: (): Row[] =>
      catalogue.map((rule) => {
        const { id } = rule;
        const cannot = impossible[id];
        const all: readonly Doing[] = rule.kind === 'guard' ? ['refused', 'passed'] : rule.ways;
        const can = all.filter((doing) => doing !== cannot?.[0]);
        return { id, can, seen: seen.get(id) ?? new Set(), ...(cannot && { cannot }) };
      }),
    /** Rules that were seen and stand in no list, and excuses of rules that are gone. */
    others: () => {
      const known = new Set(catalogue.map(({ id }) => id));
      const met = [...seen.keys()].filter((id) => !id.startsWith('wire/'));
      return [...met, ...Object.keys(impossible)].filter((id) => !known.has(id));
    },
  };
}

/** A line a rule: `copy/bytes   copied`, with what was not seen in capitals. */
export function report(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map(({ id, can, cannot, seen }) => {
    const doings = can.map((doing) => (seen.has(doing) ? doing : doing.toUpperCase()));
    const excuse = cannot ? ` (never ${cannot[0]}: ${cannot[1]})` : '';
    return `${id.padEnd(width)}  ${doings.join(', ')}${excuse}`;
  });
  const all = rows.flatMap(({ can }) => can).length;
  const had = rows.flatMap(({ can, seen }) => can.filter((doing) => seen.has(doing))).length;
  return [...lines, `${had} of ${all} ways of ${rows.length} rules were seen.`].join('\n');
}
